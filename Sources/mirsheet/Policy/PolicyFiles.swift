import Foundation
import SheetIO

/// Finds the configuration that applies to an input: the nearest `mirsheet.toml` or `mirsheet.yml` from its folder upwards.
struct PolicyFiles {
  private static let names = ["mirsheet.toml", "mirsheet.yml", "mirsheet.yaml"]
  /// A policy is written by hand.
  private static let mostBytes = 1 << 20

  /// What the command line says, which outranks every file.
  let commandLine: (inout CheckPolicy) -> Void
  /// The one file that the user names; `nil` to look for them.
  let named: String?
  let looks: Bool
  private var known: [String: CheckPolicy] = [:]

  init(named: String?, looks: Bool, commandLine: @escaping (inout CheckPolicy) -> Void) {
    self.named = named
    self.looks = looks
    self.commandLine = commandLine
  }

  /// The policy for an input, and its file where there is one.
  mutating func policy(for path: String) throws -> (policy: CheckPolicy, file: String?) {
    let file = try named ?? (looks ? Self.nearest(to: path) : nil)
    if let policy = known[file ?? ""] { return (policy, file) }
    var policy = CheckPolicy()
    if let file { try PolicyReader(path: file).read(Self.tree(of: file), into: &policy) }
    commandLine(&policy)
    known[file ?? ""] = policy
    return (policy, file)
  }

  private static func nearest(to path: String) throws -> String? {
    let current = FileManager.default.currentDirectoryPath
    let whole = path == "-" ? current : path.hasPrefix("/") ? path : current + "/" + path
    var folder = URL(fileURLWithPath: whole).standardizedFileURL
    if path != "-" { folder.deleteLastPathComponent() }
    while true {
      let found = names.map { folder.appendingPathComponent($0).path }.filter(FileManager.default.fileExists)
      if found.count > 1 {
        throw Failure(
          .usage, es: "hay dos configuraciones en la misma carpeta: \(found.joined(separator: ", ")).",
          en: "there are two configurations in one folder: \(found.joined(separator: ", ")).",
          hintES: "Deje una.", hintEN: "Keep one.")
      }
      if let file = found.first { return file }
      guard folder.path != "/" else { return nil }
      folder.deleteLastPathComponent()
    }
  }

  private static func tree(of path: String) throws -> ConfigurationTree {
    if let status = FileStatus(RawPath(path), following: true), status.kind != .file {
      throw Failure(
        .usage, es: "\(path): la configuración no es un archivo.",
        en: "\(path): the configuration is no file.",
        hintES: "Nombre un archivo de texto.", hintEN: "Name a text file.")
    }
    let bytes = try Input.bytes(path, limits: ReadLimits(fileBytes: mostBytes))
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(
        .usage, es: "\(path): la configuración no está en UTF-8.",
        en: "\(path): the configuration is not UTF-8.",
        hintES: "Guárdela como texto UTF-8.", hintEN: "Save it as UTF-8 text.")
    }
    do throws(ConfigurationTree.Malformed) {
      return path.hasSuffix(".toml") ? try ConfigurationTree.toml(text) : try ConfigurationTree.yaml(text)
    } catch {
      let place = path + (error.line.map { ":\($0)" } ?? "")
      throw Failure(
        .usage, es: "\(place): la configuración no se puede leer (\(error.reason.spanish)).",
        en: "\(place): the configuration cannot be read (\(error.reason.english)).",
        hintES: "Revise esa línea; los ejemplos están en docs/configuracion.md.",
        hintEN: "Check that line; examples are in docs/configuracion.md.")
    }
  }
}
