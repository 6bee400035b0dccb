import Collection
import Foundation
import MIRSchema
import SheetIO

/// Draws the labelled collection, reads it, and prints how much of it was understood.
///
///     scorecard [--cases N] [--family NAME] [--worst N]      the table, and the worst differences
///     scorecard --check FILE | --update FILE                 against the table that is in a document
///     scorecard --write FOLDER [--cases N]                   the collection as files, for other programs to draw
///     scorecard --xlsx FOLDER [--family NAME] [--cases N]    families as workbooks, with what must be found in them
///     scorecard --dump FAMILY/SEED | --text FAMILY/SEED      one case, as it was drawn and read
///     scorecard --ways FILE…                                 whether the short way of records says what the long one says
///     scorecard --damage DRAWS                               the same of damaged rows, 500 to a draw
@main
struct Scorecard {
  private var cases = 60
  private var only: String?
  private var worst = 0
  private var check: String?
  private var update: String?
  private var workbooks: String?

  static func main() async throws {
    var card = Scorecard()
    var arguments = Array(CommandLine.arguments.dropFirst())
    while let option = arguments.first {
      let value = arguments.count > 1 ? arguments[1] : ""
      switch option {
      case "--cases": card.cases = Int(value) ?? card.cases
      case "--family": card.only = value
      case "--worst": card.worst = Int(value) ?? card.worst
      case "--check": card.check = value
      case "--update": card.update = value
      case "--xlsx": card.workbooks = value
      case "--dump": return OneCase(name: value).dump()
      case "--text": return OneCase(name: value).text()
      case "--ways": return try WaysOfFiles(paths: Array(arguments.dropFirst())).run()
      case "--damage": return await WaysOfDamage(draws: Int(value) ?? 20).run()
      case "--write": return try CollectionFiles(folder: value, cases: card.cases).write()
      default: return fail("unknown option \(option)")
      }
      arguments.removeFirst(min(2, arguments.count))
    }
    if let folder = card.workbooks {
      let families = (Family.all + Family.forms).map(\.name).filter { card.only == nil || $0 == card.only }
      return try WorkbookFiles(folder: folder, families: families, cases: card.cases).write()
    }
    try card.run()
  }

  /// A message on standard error, and an exit code that says so.
  static func fail(_ message: String) {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    exit(1)
  }

  private func run() throws {
    var table = ScoreTable()
    let differences =
      add(Family.all.map(\.name) + [Family.several], ScoreTable.sum, to: &table)
      + add(Family.forms.map(\.name), ScoreTable.sumOfForms, to: &table)
    print(table.text, terminator: "")
    for difference in differences.sorted(by: { $0.weight > $1.weight }).prefix(worst) {
      let told = difference.isTold ? "reported" : "SILENT  "
      print("\(told) \(difference.file) \(difference.place): \(difference.found) ≠ \(difference.wanted)")
    }
    if let update { try table.write(into: update) }
    guard let check else { return }
    let complaints = try table.complaints(against: check)
    guard complaints.isEmpty else {
      return Self.fail("the recognition has become worse:\n  " + complaints.joined(separator: "\n  "))
    }
    print("\(table.rows.count) passed, 0 failed")
  }

  /// Scores families and their sum; what differs comes back.
  private func add(_ families: [String], _ sum: String, to table: inout ScoreTable) -> [Score.Difference] {
    var total = Score()
    for name in families where only == nil || name == only {
      var score = Score()
      for seed in 1...UInt64(cases) { score.add(Judge.score(LabelledWorkbook.draw(name: name, seed: seed))) }
      table.add(name, score)
      total.add(score)
    }
    if total.files > 0 { table.add(sum, total) }
    return total.differences
  }
}
