import SheetIO

/// Inputs of which some may be folders: these stand for all files in them, of which some are no reports.
struct InputFolders {
  /// The files, those of a folder in the order of their names.
  private(set) var files: [String] = []
  /// Those that nobody named.
  private var met: Set<String> = []
  /// Zip archives in folders, in which nothing is read.
  private var archives: [String] = []

  /// The folder that is written to, where it is inside another: what is in there was made of the rest.
  private let output: RawPath?

  /// - Throws: ``Failure`` where a folder cannot be read.
  init(_ inputs: [String], leavingOut output: String) throws {
    self.output = RawPath(output).resolved
    for input in inputs {
      guard input != "-", FileStatus(RawPath(input), following: true)?.kind == .folder else {
        files.append(input)
        continue
      }
      try add(folder: RawPath(input))
    }
  }

  private mutating func add(folder: RawPath) throws {
    guard let names = folder.names else {
      throw Failure(
        .noInput, es: "\(folder.shown): no se puede leer la carpeta.",
        en: "\(folder.shown): the folder cannot be read.", hintES: "Revise los permisos.",
        hintEN: "Check the permissions.")
    }
    for name in names where !name.starts(with: ".".utf8) && !name.starts(with: "~$".utf8) {
      let path = folder.appending(name)
      guard let status = FileStatus(path) else { continue }
      switch status.kind {
      case .folder: if path.resolved != output { try add(folder: path) }
      case .file where RawPath(name).text.lowercased().hasSuffix(".zip"): archives.append(path.shown)
      case .file:
        files.append(path.text)
        met.insert(path.text)
      case .link, .pipe, .other: continue
      }
    }
  }

  /// Whether a file that failed is only one of the other things that lie in a folder, rather than a damaged report.
  func mayBeOther(_ path: String, _ failure: Failure) -> Bool {
    met.contains(path) && failure.code == .unreadable && !failure.isDamage
  }

  /// Says what of the folders was left out.
  func tell(_ others: [String]) {
    if let first = others.first {
      let count = BilingualText(
        others.count, es: ("archivo no es un informe y se omite", "archivos no son informes y se omiten"),
        en: ("file is no report and is left out", "files are no reports and are left out"))
      Console.error(
        BilingualText(
          es: "\(count.spanish): \(RawPath(first).shown)",
          en: "\(count.english): \(RawPath(first).shown)"
        ).andMore(others.count - 1))
    }
    guard let archive = archives.first else { return }
    Console.error(
      BilingualText(
        es: "\(archive): no se lee dentro de un .zip; extraiga los informes",
        en: "\(archive): nothing is read inside a .zip; extract the reports"
      ).andMore(archives.count - 1))
  }
}

extension BilingualText {
  fileprivate func andMore(_ count: Int) -> BilingualText {
    let more = count > 0 ? " (+\(count))." : "."
    return BilingualText(es: spanish + more, en: english + more)
  }
}
