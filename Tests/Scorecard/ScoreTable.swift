import Collection
import Foundation

/// The table of the scorecard: as it is printed, as it is in a document, and what has become worse.
struct ScoreTable {
  /// One family's figures.
  struct Row {
    let name: String
    let files: Int
    let whole: Int
    let fields: Int
    let percentRight: Double
    let missingTold: Int
    let missingSilent: Int
    let wrongTold: Int
    let wrongSilent: Int
    let cellsLost: Int
    let extraRecords: Int
    let untold: Int
  }

  /// The name of the row that sums up the families of the form.
  static let sum = "**todas**"
  /// The name of the row that sums up other offices' forms.
  static let sumOfForms = "**otras formas**"
  /// What must hold for all families together, and for all forms of other offices.
  private static let leastRight = 99.9
  private static let leastRightOfForms = 99.5
  private static let start = "<!-- marcador -->"
  private static let end = "<!-- fin -->"

  private(set) var rows: [Row] = []

  mutating func add(_ name: String, _ score: Score) {
    rows.append(
      Row(
        name: name, files: score.files, whole: score.wholeFiles, fields: score.fields,
        percentRight: (score.percentRight * 1000).rounded(.down) / 1000, missingTold: score.missingTold,
        missingSilent: score.missingSilent, wrongTold: score.wrongTold, wrongSilent: score.wrongSilent,
        cellsLost: score.cellsLost, extraRecords: score.extraRecords + score.missingRecords,
        untold: score.untold))
  }

  /// The table in Markdown.
  var text: String {
    let head = """
      | familia | archivos | del todo bien | campos | % bien | faltan, avisado | faltan, callado | mal, avisado | mal, callado | celdas perdidas | renglones de más o de menos | daños callados |
      |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|

      """
    return rows.reduce(into: head) { text, row in
      let figures =
        [row.files, row.whole, row.fields].map(String.init) + [String(format: "%.3f", row.percentRight)]
        + [
          row.missingTold, row.missingSilent, row.wrongTold, row.wrongSilent, row.cellsLost, row.extraRecords,
          row.untold,
        ].map(String.init)
      text += "| \(row.name) | \(figures.joined(separator: " | ")) |\n"
    }
  }

  /// Puts the table into a document, between its marks.
  func write(into path: String) throws {
    let document = try String(contentsOfFile: path, encoding: .utf8)
    guard let from = document.range(of: Self.start), let to = document.range(of: Self.end) else {
      return Scorecard.fail("\(path) has no marks \(Self.start) and \(Self.end)")
    }
    let new = document[..<from.upperBound] + "\n" + text + document[to.lowerBound...]
    try String(new).write(toFile: path, atomically: true, encoding: .utf8)
  }

  /// What is worse than the document says, and what must not be.
  func complaints(against path: String) throws -> [String] {
    let known = Dictionary(
      try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").compactMap(Self.row).map {
        ($0.name, $0)
      },
      uniquingKeysWith: { first, _ in first })
    var complaints: [String] = []
    for row in rows {
      guard let before = known[row.name], before.files == row.files else {
        complaints.append("\(row.name): not in \(path), or with another number of files")
        continue
      }
      if row.percentRight < before.percentRight {
        complaints.append("\(row.name): \(row.percentRight) % right, was \(before.percentRight)")
      }
      if row.whole < before.whole {
        complaints.append("\(row.name): \(row.whole) files wholly right, were \(before.whole)")
      }
      for (name, now, then) in [
        ("missing in silence", row.missingSilent, before.missingSilent),
        ("wrong in silence", row.wrongSilent, before.wrongSilent),
        ("cells lost", row.cellsLost, before.cellsLost),
        ("records too many or too few", row.extraRecords, before.extraRecords),
        ("damage untold", row.untold, before.untold),
      ] where now > then {
        complaints.append("\(row.name): \(now) \(name), were \(then)")
      }
    }
    for (sum, least) in [(Self.sum, Self.leastRight), (Self.sumOfForms, Self.leastRightOfForms)] {
      guard let all = rows.first(where: { $0.name == sum }) else { continue }
      if all.percentRight < least { complaints.append("\(sum): less than \(least) % of all fields right") }
      if all.wrongSilent + all.cellsLost + all.extraRecords > 0 {
        complaints.append("\(sum): something wrong in silence, lost, or too much")
      }
    }
    return complaints
  }

  private static func row(_ line: Substring) -> Row? {
    let parts = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    guard parts.count == 12, let percent = Double(parts[4]) else { return nil }
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == 10 else { return nil }
    return Row(
      name: parts[0], files: numbers[0], whole: numbers[1], fields: numbers[2], percentRight: percent,
      missingTold: numbers[3], missingSilent: numbers[4], wrongTold: numbers[5], wrongSilent: numbers[6],
      cellsLost: numbers[7], extraRecords: numbers[8], untold: numbers[9])
  }
}
