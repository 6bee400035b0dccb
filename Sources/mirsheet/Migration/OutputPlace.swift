import Foundation

/// The folder that a migration writes into.
struct OutputPlace {
  let folder: URL
  private let named: String

  init(_ path: String) {
    named = path
    folder = URL(fileURLWithPath: path).standardizedFileURL
  }

  /// Where the ledger is.
  var ledger: String { folder.appendingPathComponent("mirsheet.sqlite").path }

  /// The path without links on the way, also of a folder that is not there yet.
  private var real: String {
    var known = folder
    var missing: [String] = []
    while known.path != "/", RawPath(known.path).resolved == nil {
      missing.insert(known.lastPathComponent, at: 0)
      known.deleteLastPathComponent()
    }
    let base = RawPath(known.path).resolved?.shown ?? known.path
    return ([base == "/" ? "" : base] + missing).joined(separator: "/")
  }

  private static let names = ["index.html", "informes.csv", "datapackage.json"]

  /// The files that every migration writes.
  var files: [String] { [ledger] + Self.names.map { folder.appendingPathComponent($0).path } }

  /// - Throws: ``Failure`` when the folder is inside one of the archives, which would grow by each run, or an archive is
  ///   where reports are written.
  func refuse(inside archives: [String]) throws {
    for archive in archives {
      guard let root = RawPath(archive).resolved?.shown else { continue }
      guard !(real + "/").hasPrefix(root == "/" ? root : root + "/") else {
        throw Failure(
          .usage, es: "\(named): la carpeta de salida está dentro del archivo «\(archive)».",
          en: "\(named): the output folder is inside the archive “\(archive)”.",
          hintES: "Use una carpeta de salida en otro lugar.", hintEN: "Use an output folder elsewhere.")
      }
      let isOutput =
        root.hasPrefix(real + "/") && Self.isInner(root.dropFirst(real.count + 1).prefix { $0 != "/" })
      guard !isOutput else {
        throw Failure(
          .usage, es: "\(named): ahí se escribirían informes dentro del archivo «\(archive)».",
          en: "\(named): reports would be written into the archive “\(archive)” there.",
          hintES: "Use una carpeta de salida en otro lugar.", hintEN: "Use an output folder elsewhere.")
      }
    }
  }

  /// - Throws: ``Failure`` when there are files that a migration would replace and that none has made.
  func refuseForeign() throws {
    // Where a run has been, the files are its own, also when its ledger was put elsewhere.
    guard !FileManager.default.fileExists(atPath: ledger),
      !FileManager.default.fileExists(atPath: FolderLock.path(folder))
    else { return }
    let reports = inner.flatMap { inner in
      names(in: inner).filter { $0.hasSuffix(".json") }.map { "\(inner)/\($0)" }
    }
    let found =
      Self.names.filter { FileStatus(RawPath(folder.appendingPathComponent($0).path)) != nil }
      + reports.prefix(3)
    guard found.isEmpty else {
      let list = found.joined(separator: ", ")
      throw Failure(
        .cannotWrite, es: "\(named): ya tiene \(list), que no son de una migración; no se modificó nada.",
        en: "\(named): already has \(list), which no migration made; nothing was changed.",
        hintES: "Use otra carpeta de salida.", hintEN: "Use another output folder.")
    }
  }

  /// Takes away what a run that was killed was writing: `.informes.csv.1A2B3C4D.mirsheet-tmp`.
  func removeTemporary() throws {
    for inner in [""] + inner {
      for name in names(in: inner) where Temporaries.isName(name) {
        try FileManager.default.removeItem(
          at: folder.appendingPathComponent(inner).appendingPathComponent(name))
      }
    }
  }

  /// The JSON documents of reports that a migration has left here, from this folder on.
  func documents() throws -> Set<String> {
    let start = Array("{\n  \"schemaVersion\": ".utf8)
    var found: Set<String> = []
    for inner in inner {
      for name in names(in: inner) where name.hasSuffix(".json") {
        let path = RawPath(folder.appendingPathComponent(inner).appendingPathComponent(name).path)
        if try path.head(start.count) == start { found.insert("\(inner)/\(name)") }
      }
    }
    return found
  }

  /// The folders that reports are written into.
  private var inner: [String] {
    names(in: "").sorted().flatMap { name in
      Self.isInner(name[...]) && name != OutputReport.withoutPeriod ? (1...4).map { "\(name)/T\($0)" } : []
    } + [OutputReport.withoutPeriod]
  }

  /// Whether reports are written into a folder of that name.
  private static func isInner(_ name: Substring) -> Bool {
    name.count == 4 && Int(name) != nil || name == OutputReport.withoutPeriod
  }

  private func names(in inner: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent(inner).path)) ?? []
  }
}
