import MIRSchema
import SheetIO

extension Family {
  /// Lists in which every row says what indicator it is of, and whose rows stand as somebody sorted them; and such tables
  /// on several sheets.
  static let lists: [Family] = [
    Family(form: "list-sorted-by-measure", "a row for each indicator and measure, sorted by the measure") {
      draw in
      list(&draw, .measures)
    },
    Family(form: "list-sorted-by-quarter", "a row for each indicator and quarter, sorted by the quarter") {
      draw in
      list(&draw, .quarters)
    },
    Family(form: "tables-with-keys", "indicators, goals and results on sheets of their own, joined by a key")
    {
      draw in
      tablesWithKeys(&draw)
    },
  ]

  private enum RowsOf { case measures, quarters }

  private static func list(_ draw: inout Draw, _ rowsOf: RowsOf) -> Sketch {
    var office = Office(&draw)
    if rowsOf == .measures { office.measures = draw.pick(Wording.narrowMeasures) }
    let report = office.report(&draw)
    var measures: [Measure] = [.programmed, .achieved]
    if draw.chance(0.6) { measures.append(.variation) }
    var columns = office.textColumns
    var kinds: [Table.RowKind]
    switch rowsOf {
    case .measures:
      columns.append(Table.Column([draw.pick(["Medida", "Concepto", "MEDIDA", "Variable"])], .rowLabel))
      for period in Period.allCases {
        columns.append(Table.Column([office.periods[period] ?? ""], .period(period)))
      }
      kinds = measures.map { Table.RowKind(label: office.measures[$0] ?? "", measure: $0) }
    case .quarters:
      columns.append(Table.Column([draw.pick(["Trimestre", "Periodo", "TRIMESTRE"])], .rowLabel))
      for measure in measures {
        columns.append(Table.Column([office.measures[measure] ?? ""], .measure(measure)))
      }
      kinds = Period.allCases.dropLast().map { Table.RowKind(label: office.periods[$0] ?? "", period: $0) }
    }
    if rowsOf == .measures, draw.chance(0.5) { kinds = draw.shuffled(kinds) }
    var table = Table(columns, office)
    table.rowKinds = kinds
    table.repetition = .repeated
    table.hasMerges = false
    var grid = Grid(name: draw.pick(["Base", "Seguimiento", "Hoja1"]))
    office.drawHeader(report, on: &grid)
    table.drawHeading(on: &grid)
    let top = grid.end
    table.drawRecords(report, on: &grid)
    let rows = Array(grid.rows[top...])
    let sorted = kinds.indices.flatMap { kind in
      report.indicators.indices.map { rows[$0 * kinds.count + kind] }
    }
    grid.rows.replaceSubrange(top..., with: sorted)
    office.drawSignatures(report, on: &grid)
    var sketch = Sketch([report])
    sketch.grids = [grid]
    return sketch
  }

  /// A cover with header block and signatures, and three tables, each with its records in another order.
  private static func tablesWithKeys(_ draw: inout Draw) -> Sketch {
    let office = Office(&draw)
    let report = office.report(&draw)
    let prefix = draw.pick(["IND-", "I", "MIR-", report.program.code.map { $0 + "-" } ?? "K-"])
    let keys = report.indicators.indices.map { index in
      index < 9 ? "\(prefix)0\(index + 1)" : "\(prefix)\(index + 1)"
    }
    let heading = draw.pick(["clave", "Clave", "id_indicador", "Código"])
    func table(_ columns: [Table.Column]) -> Table {
      var table = Table([Table.Column([heading], .other { _, _ in nil })] + columns, office)
      table.hasMerges = false
      return table
    }
    func leaf(_ text: String, _ period: Period) -> String { "\(text) \(office.periods[period] ?? "")" }
    func values(_ measure: Measure, _ text: String) -> [Table.Column] {
      Period.allCases.map { period in
        Table.Column([leaf(text, period)], .field("\(measure.rawValue).\(period.rawValue)"))
      }
    }
    let texts = office.textColumns.map { Table.Column(Array($0.path.suffix(1)), $0.content) }
      .filter { column in
        if case .field(let key) = column.content { !key.hasPrefix("baseline") } else { true }
      }
    var results = values(.achieved, draw.pick(["Alcanzado", "Realizado"]))
    if draw.chance(0.5) { results += values(.variation, draw.pick(["Variación", "Diferencia"])) }
    let tables = [
      (draw.pick(["Indicadores", "Fichas"]), table(texts)),
      (draw.pick(["Metas", "Programado"]), table(values(.programmed, draw.pick(["Programado", "Meta"])))),
      (draw.pick(["Avances", "Resultados"]), table(results)),
    ]
    var sketch = Sketch([report])
    var cover = Grid(name: draw.pick(["Portada", "Carátula"]))
    office.drawHeader(report, on: &cover)
    office.drawSignatures(report, on: &cover)
    sketch.grids = [cover]
    for (position, (name, table)) in tables.enumerated() {
      var grid = Grid(name: name)
      table.drawHeading(on: &grid)
      let order = Array(report.indicators.indices)
      for index in position == 0 ? order : draw.shuffled(order) {
        table.drawRecord(report, index, on: &grid)
        grid.put(keys[index], grid.end - 1, 0, .label)
        grid.mark(grid.end - 1, .record(report: 0, record: index))
      }
      sketch.grids.append(grid)
    }
    return sketch
  }
}
