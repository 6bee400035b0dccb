import SheetIO

/// A file of an archive, also one inside a zip archive.
struct ArchiveFile: Hashable, Sendable {
  /// Where the file is, from the root of the machine on, with `!/` before a zip archive's member.
  let path: String
  /// Where the file is on this machine.
  let location: String
  /// The name inside the zip archive at ``location``.
  var member: String?
  /// Bytes.
  var size: Int
  /// When its content was changed: ISO 8601 to the millisecond, in UTC; of members what their archive says.
  var modified: String
  /// When anything about it was changed, as far as the system tells: of members that of their archive.
  var changed: String
  /// Why the file is passed over; `nil` for files that are read.
  var skipped: Skipped?

  /// A reason for passing a file over.
  enum Skipped: Hashable, Sendable, CaseIterable {
    case hidden
    case lock
    case link
    case special
    case unreadable
    case badName
    case damagedArchive
    case damagedMember

    var reason: BilingualText {
      switch self {
      case .hidden: BilingualText(es: "archivo oculto", en: "hidden file")
      case .lock:
        BilingualText(es: "archivo de bloqueo de un libro abierto", en: "lock file of an open workbook")
      case .link:
        BilingualText(
          es: "enlace; se lee donde está el original", en: "link; it is read where the original is")
      case .special: BilingualText(es: "no es un archivo", en: "not a file")
      case .unreadable: BilingualText(es: "sin permiso para leerlo", en: "no permission to read it")
      case .badName:
        BilingualText(
          es: "su nombre tiene letras en otra codificación que UTF-8; cámbiele el nombre",
          en: "its name has letters in another encoding than UTF-8; rename it")
      case .damagedArchive:
        BilingualText(
          es: "el archivo zip está dañado, o tiene demasiados archivos",
          en: "the zip archive is damaged, or has too many files")
      case .damagedMember:
        BilingualText(
          es: "no se puede sacar de su archivo zip: está dañado, tiene contraseña o es demasiado grande",
          en: "cannot be taken out of its zip archive: it is damaged, has a password or is too large")
      }
    }

    /// Whether it may be a report that a person has to look after.
    var isFailure: Bool {
      switch self {
      case .hidden, .lock, .link, .special: false
      case .unreadable, .badName, .damagedArchive, .damagedMember: true
      }
    }
  }
}
