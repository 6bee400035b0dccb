import Collection
import Foundation
import MIRSchema
import SheetIO

/// Draws the labelled collection, reads it, and prints how much of it was understood.
///
///     scorecard [--cases N] [--family NAME] [--worst N] [--dump FAMILY/SEED]
@main
enum Scorecard {
  static func main() throws {
    var cases = 60
    var only: String?
    var worst = 20
    var arguments = Array(CommandLine.arguments.dropFirst())
    while let option = arguments.first {
      let value = arguments.count > 1 ? arguments[1] : ""
      switch option {
      case "--cases": cases = Int(value) ?? cases
      case "--family": only = value
      case "--worst": worst = Int(value) ?? worst
      case "--dump": return dump(value)
      case "--text": return text(value)
      default: print("unknown option \(option)")
      }
      arguments.removeFirst(min(2, arguments.count))
    }
    var total = Score()
    print(
      "| family | files | whole | fields | right % | missing, told | missing, silent | wrong, told | wrong, silent | cells lost | extra records | untold |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|---|---|")
    for name in Family.all.map(\.name) + [Family.several] where only == nil || name == only {
      let score = score(name, cases: cases)
      print(row(name, score))
      total.add(score)
    }
    print(row("all", total))
    for difference in total.differences.sorted(by: { $0.weight > $1.weight }).prefix(worst) {
      print(
        "\(difference.isTold ? "told  " : "SILENT") \(difference.file) \(difference.place): \(difference.found) ≠ \(difference.wanted)"
      )
    }
  }

  static func labelled(_ name: String, _ seed: UInt64) -> LabelledWorkbook {
    let families =
      name == Family.several ? Family.together(seed: seed) : Family.all.filter { $0.name == name }
    return LabelledWorkbook.draw(families, name: name, seed: seed)
  }

  private static func score(_ name: String, cases: Int) -> Score {
    var total = Score()
    for seed in 1...UInt64(cases) { total.add(Judge.score(labelled(name, seed))) }
    return total
  }

  private static func row(_ name: String, _ score: Score) -> String {
    let share = String(format: "%.3f", score.percentRight)
    return
      "| \(name) | \(score.files) | \(score.wholeFiles) | \(score.fields) | \(share) | \(score.missingTold) | \(score.missingSilent) | \(score.wrongTold) | \(score.wrongSilent) | \(score.cellsLost) | \(score.extraRecords) (-\(score.missingRecords)) | \(score.untold) |"
  }

  /// Prints the sheets of one case as text between tabs.
  private static func text(_ name: String) {
    let parts = name.split(separator: "/")
    guard parts.count == 2, let seed = UInt64(parts[1]) else { return print("--text FAMILY/SEED") }
    for grid in labelled(String(parts[0]), seed).grids where grid.visibility == .visible {
      for row in grid.rows {
        print(row.cells.map { cell in cell?.sheetText ?? "" }.joined(separator: "\t"))
      }
    }
  }

  /// Prints the sheets of one case as text, then what was read and told.
  private static func dump(_ name: String) {
    let parts = name.split(separator: "/")
    guard parts.count == 2, let seed = UInt64(parts[1]) else { return print("--dump FAMILY/SEED") }
    let workbook = labelled(String(parts[0]), seed)
    for grid in workbook.grids {
      print("== \(grid.name) \(grid.merges.map(\.description).joined(separator: " "))")
      for (index, row) in grid.rows.enumerated() {
        let cells = row.cells.map { cell in
          cell.map { String($0.sheetText.prefix(14)) } ?? ""
        }
        print("\(index + 1)\t\(cells.joined(separator: "|"))")
      }
    }
    let document = ReportReader().read(workbook.workbook, source: Source(format: "xlsx"))
    for finding in document.findings {
      print("\(finding.severity) \(finding.code.rawValue) \(finding.place) \(finding.message.english)")
    }
    let score = Judge.score(workbook)
    for difference in score.differences {
      print(
        "\(difference.isTold ? "told  " : "SILENT") \(difference.place): \(difference.found) ≠ \(difference.wanted)"
      )
    }
    print(row(name, score))
  }
}

extension Grid.GridCell {
  /// What is seen in the cell, on one line.
  var sheetText: String {
    switch value {
    case .text(let text): text.split(whereSeparator: \.isNewline).joined(separator: "⏎")
    case .number(let number): number == number.rounded() ? "\(Int(number))" : "\(number)"
    default: "\(value)"
    }
  }
}
