import Foundation
import Testing

/// A folder of Samples: a README, an input, a command, and in `esperado` what it must give.
struct Sample: CustomTestStringConvertible {
  let name: String

  var testDescription: String { name }
  var folder: URL { Sample.root.appendingPathComponent(name) }
  var expected: URL { folder.appendingPathComponent("esperado") }

  /// The command as a person would type it.
  func command() throws -> String {
    try String(contentsOf: folder.appendingPathComponent("cmd"), encoding: .utf8)
  }

  /// Whether the input is a sheet, and no JSON.
  var isWorkbook: Bool { (try? input())?.hasSuffix(".json") == false }

  /// The input's file name.
  func input() throws -> String {
    try Scratch.names(in: folder).sorted().first { $0.hasPrefix("entrada.") } ?? "entrada"
  }

  static let root = Tool.root.appendingPathComponent("Samples")

  /// Every folder of Samples.
  static let all: [Sample] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
    return names.sorted().filter {
      FileManager.default.fileExists(
        atPath: root.appendingPathComponent($0).appendingPathComponent("cmd").path)
    }.map(Sample.init)
  }()
}
