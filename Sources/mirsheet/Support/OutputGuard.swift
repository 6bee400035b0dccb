import Foundation

/// Keeps outputs away from inputs: whatever is to be written is asked for here first, before anything is.
///
/// A file is identified by what the system knows it by, so links and other paths to it do not matter, and by its place,
/// so the letters of its name do not matter either.
struct OutputGuard: Sendable {
  /// The inputs as a person named them.
  private var files: [FileIdentity: String] = [:]
  private var places: [String: String] = [:]

  /// - Parameter inputs: Everything that a run reads: files, lists of files, vocabularies; `-` is standard input.
  init(inputs: [String]) {
    for input in inputs { add(input) }
  }

  private mutating func add(_ input: String) {
    guard input != "-" else {
      if let status = FileStatus(descriptor: STDIN_FILENO), status.holdsContent {
        files[status.identity] = files[status.identity] ?? "-"
      }
      return
    }
    let path = RawPath(input)
    let status = FileStatus(path, following: true)
    guard status?.holdsContent ?? true else { return }
    if let identity = status?.identity { files[identity] = files[identity] ?? input }
    let place = path.place
    places[place] = places[place] ?? input
  }

  /// Refuses an output that is one of the inputs; `nil` and `-` are standard output.
  ///
  /// - Throws: ``Failure`` of a wrong command.
  func refuse(_ output: String?) throws {
    guard let input = input(thatIs: output) else { return }
    let shown = output ?? "-"
    throw Failure(
      .usage,
      es:
        "\(shown): es también una entrada\(shown == input ? "" : " (\(input))"); no se leyó ni se escribió nada.",
      en: "\(shown): is also an input\(shown == input ? "" : " (\(input))"); nothing was read or written.",
      hintES: "Dé a la salida otro nombre u otra carpeta.", hintEN: "Give the output another name or folder.")
  }

  private func input(thatIs output: String?) -> String? {
    guard let output, output != "-" else {
      return FileStatus(descriptor: STDOUT_FILENO).flatMap { files[$0.identity] }
    }
    let path = RawPath(output)
    if let status = FileStatus(path, following: true) {
      if let input = files[status.identity] { return input }
      guard status.holdsContent else { return nil }
    }
    return places[path.place] ?? path.target.flatMap { places[$0.place] }
  }

  /// Refuses to replace files that exist, whose names the program itself chose.
  ///
  /// - Throws: ``Failure`` that names the first of them.
  static func refuseExisting(_ paths: [String], shown: (String) -> String = { $0 }) throws {
    let existing = paths.filter { FileStatus(RawPath($0)) != nil }
    guard let first = existing.first else { return }
    let more = existing.count > 1 ? " (+\(existing.count - 1))" : ""
    throw Failure(
      .cannotWrite, es: "\(shown(first)): ya existe\(more); no se escribió nada.",
      en: "\(shown(first)): already exists\(more); nothing was written.",
      hintES: "Use otra carpeta (-o), o --force para reemplazar.",
      hintEN: "Use another folder (-o), or --force to replace.")
  }
}

extension FileStatus {
  /// Whether what is written there would be lost, or wait for itself: not of devices, which are not files.
  fileprivate var holdsContent: Bool { kind == .file || kind == .pipe || kind == .folder }
}
