import SheetIO
import Testing

@testable import MIRSchema

/// The names of fields: one spelling from the JSON's keys to the findings.
struct FieldKeyTests {
  @Test(
    arguments: [
      (.level, ["level"], "level", "level"),
      (.baselineYear, ["baseline", "year"], "baseline/year", "baseline_year"),
      (.expectedDirection, ["expectedDirection"], "expectedDirection", "expected_direction"),
      (Measure.programmed.key(.q2), ["programmed", "q2"], "programmed/q2", "programmed_q2"),
      (
        FieldKey.axes.followed(by: .code), ["planAlignment", "axes", "code"], "planAlignment/axes/code",
        "plan_alignment_axes_code"
      ),
      (FieldKey.notes.followed(by: .element), ["notes"], "notes", "notes"),
    ] as [(FieldKey, [String], String, String)])
  func `a name gives the JSON keys, the pointer and the heading of the CSV`(
    _ key: FieldKey, _ path: [String], _ pointer: String, _ heading: String
  ) {
    #expect(key.path == path && key.pointer == pointer && key.snake == heading)
  }

  @Test func `a group's name is no field of the group, and a longer word is none either`() {
    #expect(FieldKey.baselineYear.isPart(of: .baseline))
    #expect(!FieldKey.baseline.isPart(of: .baseline))
    #expect(!FieldKey(rawValue: "baselines.year").isPart(of: .baseline))
    #expect(Measure.achieved.key(.cumulative).isPart(of: Measure.achieved.key))
  }

  @Test func `every one of the fifteen values is known by its name, and no other field is`() {
    for field in Indicator.fields {
      let isValue = Measure.allCases.contains { field.key.isPart(of: $0.key) }
      #expect((Measure.of(field.key) != nil) == isValue && (Period.of(field.key) != nil) == isValue)
    }
  }

  @Test func `every column of the flat CSV has a field of its own, whose name gives its heading`() {
    #expect(CSVColumns.byField.count == CSVColumns.all.count)
    #expect(CSVColumns.all.allSatisfy { $0.key == $0.field.snake })
  }

  @Test(
    arguments: [
      ("achieved_q2", "2O", .numberUnreadable, Measure.achieved.key(.q2)),
      ("baseline_year", "ayer", .numberUnreadable, .baselineYear),
      ("fiscal_year", "dos mil", .numberUnreadable, .fiscalYear),
      ("program_code", "01-ene", .codeIsDate, .programCode),
      ("number", "pronto", .levelNumberUnreadable, .number),
      ("level", "Tarea", .levelUnknown, .level),
    ] as [(String, String, FindingCode, FieldKey)])
  func `findings of a flat table name the field as those of a sheet do`(
    _ heading: String, _ text: String, _ code: FindingCode, _ field: FieldKey
  ) {
    var values = [
      "level": "Actividad", "number": "1.1", "name": "Uno", "fiscal_year": "2024", "quarter": "2",
    ]
    values[heading] = text
    let columns = values.sorted { $0.key < $1.key }
    let document = Self.read([columns.map(\.key), columns.map(\.value)])
    #expect(document.findings.filter { $0.code == code }.map(\.field) == [field])
  }

  @Test(
    arguments: [
      ("responsible_unit_name", .responsibleUnitName), ("program_code", .programCode),
      ("plan_alignment_axes_name", FieldKey.axes.followed(by: .name)),
      ("plan_alignment_plan", .plan), ("notes", .notes),
    ] as [(String, FieldKey)])
  func `rows of one report that disagree name the field by its name in the report`(
    _ heading: String, _ field: FieldKey
  ) {
    let document = Self.read([
      ["report", heading, "level", "name"], ["1", "10", "Fin", "Uno"], ["1", "11", "Propósito", "Dos"],
    ])
    #expect(document.findings.filter { $0.code == .csvValueConflict }.map(\.field) == [field])
  }

  private static func read(_ rows: [[String]]) -> ReportDocument {
    let cells = rows.enumerated().flatMap { row, texts in
      texts.enumerated().map { Cell(CellAddress(row: row, column: $0), .text($1)) }
    }
    return ReportCSV.read(
      Sheet(name: "Hoja1", position: 0, cells: cells), isText: true, source: Source(format: "csv"))
  }
}
