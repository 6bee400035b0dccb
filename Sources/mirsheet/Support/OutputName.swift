import Foundation
import SheetIO

/// A form of output that files of some endings hold.
protocol NamedForm: CaseIterable, RawRepresentable<String> {
  /// The endings that names of such files have, the usual one first.
  var endings: [String] { get }
}

/// What the name of an output says that it holds; it may say nothing, but nothing else than what is written into it.
struct OutputName {
  private let path: RawPath
  private let shown: String

  init(_ path: String) {
    self.path = RawPath(path)
    shown = path
  }

  /// The endings by which people and programs know what is in a file.
  private static let endings: Set = [
    "json", "ndjson", "jsonl", "csv", "tsv", "xlsx", "xlsm", "xlsb", "xls", "ods", "fods", "html", "htm",
    "xml",
    "sarif", "pdf", "doc", "docx", "zip", "sqlite", "db", "parquet", "toml", "yml", "yaml",
  ]

  /// The ending, where it is one of those; else the name says nothing.
  private var ending: String? {
    let name = RawPath(path.name).text.lowercased()
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return nil }
    let ending = String(name[name.index(after: dot)...])
    return Self.endings.contains(ending) ? ending : nil
  }

  /// Refuses the name of a file that says another form than the one asked for; devices and pipes are not asked.
  ///
  /// `option` is the one by which a form is asked for.
  /// - Throws: ``Failure`` of a wrong command.
  func refuse<Form: NamedForm>(unlike form: Form, asked option: String) throws {
    guard let ending, !form.endings.contains(ending),
      FileStatus(path, following: true)?.kind ?? .file == .file
    else { return }
    let better = ShellWord.quoted(shown.dropLast(ending.count) + (form.endings.first ?? "txt"))
    let other = Form.allCases.first { $0.endings.contains(ending) }.map { "\(option) \($0.rawValue)" }
    throw Failure(
      .usage, es: "\(shown): el nombre termina en .\(ending), y se pidió \(option) \(form.rawValue).",
      en: "\(shown): the name ends in .\(ending), and \(option) \(form.rawValue) was asked for.",
      hintES: "Escriba -o \(better)" + (other.map { ", o \($0)" } ?? ""),
      hintEN: "Write -o \(better)" + (other.map { ", or \($0)" } ?? ""))
  }

  /// Refuses the name of a file where a folder is made.
  ///
  /// - Throws: ``Failure`` of a wrong command.
  func refuseFile() throws {
    guard let ending, FileStatus(path, following: true) == nil else { return }
    let better = ShellWord.quoted(String(shown.dropLast(ending.count + 1)))
    throw Failure(
      .usage, es: "\(shown): se escriben varios archivos en una carpeta, y el nombre es de un archivo.",
      en: "\(shown): several files are written into a folder, and the name is that of a file.",
      hintES: "Escriba -o \(better)", hintEN: "Write -o \(better)")
  }
}
