import Foundation
import MIRSchema
import SheetIO

/// What is reported about a row whose values were aligned.
struct RealignmentFindings {
  let heading: PlacingHeading
  let label: String?
  let solution: AlignmentSolution
  let tail: [SheetView.Item?]
  let row: SheetView.Row
  let shift: Int

  private var sheet: String { heading.sheet }
  private var map: ColumnMap { heading.map }

  var all: [Finding] {
    var findings: [Finding] = []
    if shift != 0 {
      findings.append(.rowShifted(row, by: shift, at: cells(row.items), of: label))
    }
    if let moved { findings.append(moved) }
    return findings + ambiguous
  }

  /// The cells that were read under another heading than the one they are under.
  private var moved: Finding? {
    let moved = solution.slots.sorted { $0.value < $1.value }.filter { key, slot in
      tail[slot].map { $0.column - shift != map.column(of: key) } ?? false
    }
    guard !moved.isEmpty else { return nil }
    let cells = MovedCells(
      moved.compactMap { key, slot in
        guard let item = tail[slot], let home = map.column(of: key) else { return nil }
        return (item, key, home)
      })
    return Finding(
      .rowRealigned,
      [
        "cost": Self.cost(solution.cost), "runnerUp": solution.runnerUp.map(Self.cost) ?? "–",
        "kin": cells.kin,
      ],
      phrases: ["moved": cells.readings, "moves": cells.moves],
      at: self.cells(moved.compactMap { tail[$0.value] }), indicator: label,
      raw: tail.map { $0?.text ?? "" }.joined(separator: " | "))
  }

  /// One finding for each cell that more than one field competes for.
  private var ambiguous: [Finding] {
    let taken = Set(solution.slots.values)
    return tail.indices.compactMap { slot -> Finding? in
      guard let item = tail[slot], !taken.contains(slot) else { return nil }
      let candidates = solution.candidates[slot, default: []]
      let expected =
        solution.isAccepted
        ? solution.disputed.compactMap { key in
          solution.expected[key].map { "\(key.title) = \($0)" }
        } : []
      guard candidates.count > 1 || !solution.disputed.isEmpty else {
        return Finding(
          .cellUnplaced, at: .cell(item.cell.address, of: sheet), indicator: label, raw: item.text)
      }
      let tie = tie(item, candidates.map(\.key))
      return Finding(
        candidates.count > 1 ? .rowAmbiguous : .cellUnplaced,
        ["costs": candidates.map { "\($0.key.title) \(Self.cost($0.cost))" }.joined(separator: " / ")],
        phrases: ["readings": tie.readings, "homes": tie.homes],
        severity: tie.concernsOwed ? nil : isTold ? .info : .warning,
        at: .cell(item.cell.address, of: sheet), indicator: label, field: candidates.first?.key,
        raw: item.text, expected: expected.isEmpty ? nil : expected.joined(separator: "; "))
    }
  }

  /// Whether the row is reported on anyway.
  private var isTold: Bool { shift != 0 || moved != nil }

  private func tie(_ item: SheetView.Item, _ keys: [FieldKey]) -> TieReadings {
    TieReadings(
      item: item, keys: keys, map: map, session: heading.session,
      known: solution.slots.compactMapValues { tail[$0] },
      expected: solution.expected.mapValues { Double("\($0)") ?? .nan }, quarter: heading.quarter,
      direction: heading.law.direction)
  }

  private func cells(_ items: [SheetView.Item]) -> Finding.Location {
    guard let first = items.map(\.cell.address).min(), let last = items.map(\.cell.address).max() else {
      return .sheet(sheet)
    }
    return .cells(CellRange(first, last), sheet: sheet)
  }

  /// A cost as people read it: in lost cells, with two decimals.
  static func cost(_ hundredths: Int) -> String {
    let fraction = hundredths % 100
    return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)"
  }
}

extension Finding {
  /// A row whose cells are some columns off.
  static func rowShifted(
    _ row: SheetView.Row, by columns: Int, at location: Location, of indicator: String?
  ) -> Finding {
    let count = abs(columns)
    let distance = BilingualText(
      es: count == 1 ? "una columna" : "\(count) columnas", en: count == 1 ? "one column" : "\(count) columns"
    )
    return Finding(
      .rowShifted, ["row": "\(row.printedRow + 1)"], phrases: ["distance": distance], at: location,
      indicator: indicator)
  }
}
