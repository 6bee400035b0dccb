import SheetIO

/// A file of an archive, also one inside a zip archive.
struct ArchiveFile: Hashable, Sendable {
  /// The path for people: where the file is, from the root of the machine on, with `!/` before a zip archive's member.
  var path: String
  /// Where the file is on this machine.
  let location: RawPath
  /// The name inside the zip archive at ``location``; with `!/` after each archive inside that one.
  var member: String?
  /// Bytes.
  var size: Int
  /// When its content was changed: ISO 8601 to the millisecond, in UTC; of members what their archive says.
  var modified: String
  /// When anything about it was changed, as far as the system says: of members that of their archive.
  var changed: String
  /// What is done with it.
  var fate: Fate = .read

  /// What is done with a file.
  enum Fate: Hashable, Sendable {
    /// Its content is read by a worker.
    case read
    /// Nothing: it is none of the files that people keep.
    case skipped(BilingualText)
    /// Its members are read, each as a file.
    case container(BilingualText)
    /// Nothing: by its first bytes it holds no report.
    case refused(BilingualText)
    /// It could not be read.
    case unreadable(BilingualText)

    /// The outcome in the ledger.
    var outcome: String {
      switch self {
      case .read: FileReading.Outcome.pending.rawValue
      case .skipped: "skipped"
      case .container: "container"
      case .refused: FileReading.Outcome.refused.rawValue
      case .unreadable: FileReading.Outcome.unreadable.rawValue
      }
    }

    var reason: BilingualText? {
      switch self {
      case .read: nil
      case .skipped(let reason), .container(let reason), .refused(let reason), .unreadable(let reason):
        reason
      }
    }

    static let hidden = skipped(BilingualText(es: "archivo oculto", en: "hidden file"))
    static let lock = skipped(
      BilingualText(es: "archivo de bloqueo de un libro abierto", en: "lock file of an open workbook"))
    static let special = skipped(BilingualText(es: "no es un archivo", en: "not a file"))
    static let link = skipped(
      BilingualText(es: "enlace; se lee donde está el original", en: "link; it is read where the original is")
    )
    static let brokenLink = skipped(
      BilingualText(es: "enlace a un archivo que no existe", en: "link to a file that does not exist"))
    static let closed = unreadable(
      BilingualText(
        es: "sin permiso para leerlo; pida el permiso y vuelva a ejecutar",
        en: "no permission to read it; get the permission and run again"))

    static func outerLink(_ target: RawPath) -> Fate {
      .skipped(
        BilingualText(
          es: "enlace a algo fuera del archivo, que no se siguió: \(target.shown)",
          en: "link to something outside the archive, which was not followed: \(target.shown)"))
    }

    static func container(members: Int) -> Fate {
      .container(
        BilingualText(
          members,
          es: (
            "archivo dentro de este zip, con su renglón",
            "archivos dentro de este zip, cada uno con su renglón"
          ),
          en: (
            "file in this zip archive, with a row of its own",
            "files in this zip archive, each with a row of its own"
          )))
    }

    /// What an error makes of a file: another format is not damage.
    static func failed(_ error: SheetError) -> Fate {
      if case .unknownFormat = error.kind { return .refused(error.told) }
      return .unreadable(error.told)
    }
  }
}
