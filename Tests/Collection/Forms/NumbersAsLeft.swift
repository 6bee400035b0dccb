import Foundation
import MIRSchema
import SheetIO

extension Family {
  /// Numbers as people leave them.
  static let numbersAsLeft: [Family] = [
    Family(form: "amounts", "amounts with sign, currency, separators, or in parentheses") { draw in
      amounts(&draw)
    },
    Family(form: "numbers-with-units", "20 %, 20 documentos, '20, (5): a number with something about it") {
      draw in numbersWithUnits(&draw)
    },
    Family(form: "decimal-comma", "decimal comma and thousands point on the whole sheet") { draw in
      decimalComma(&draw)
    },
    Family(form: "dates-for-numbers", "dates that autocorrection made out of 1.2 and 12.5") { draw in
      datesForNumbers(&draw)
    },
    Family(form: "unreadable-numbers", "###, errors of Spanish Excel, letters for digits") { draw in
      unreadableNumbers(&draw)
    },
  ]

  private static func sheet(_ report: Report, _ office: Office, _ table: Table) -> Sketch {
    var sketch = Sketch([report])
    var grid = Grid(name: "Informe")
    office.drawHeader(report, on: &grid)
    table.drawHeading(on: &grid)
    table.drawRecords(report, on: &grid)
    office.drawSignatures(report, on: &grid)
    sketch.grids = [grid]
    return sketch
  }

  private static func isValue(_ key: String) -> Bool { key.contains(".") && !key.hasPrefix("baseline") }

  /// Multiplies all values of some records.
  private static func scale(_ report: inout Report, by factor: Decimal, where isMeant: (Int) -> Bool) {
    for record in report.indicators.indices where isMeant(record) {
      for measure in [Measure.programmed, .achieved, .variation] {
        for period in Period.allCases {
          guard let value = report.indicators[record][measure][period] else { continue }
          report.indicators[record][measure][period] = value * factor
        }
      }
    }
  }

  /// A number in words of a locale: `1,234.50`, `1.234,5`; `decimals` are filled with zeros, `nil` keeps those there are.
  static func text(_ value: Decimal, thousands: String, decimal: String, decimals: Int?) -> String {
    let parts = "\(value.magnitude)".split(separator: ".").map(String.init)
    var digits = ""
    for (index, digit) in parts[0].reversed().enumerated() {
      if index > 0, index.isMultiple(of: 3) { digits = thousands + digits }
      digits = String(digit) + digits
    }
    var fraction = parts.count > 1 ? parts[1] : ""
    while fraction.count < decimals ?? 0 { fraction += "0" }
    return (value < 0 ? "-" : "") + digits + (fraction.isEmpty ? "" : decimal + fraction)
  }

  private static func amounts(_ draw: inout Draw) -> Sketch {
    let office = Office(&draw)
    var report = office.report(&draw)
    scale(
      &report, by: draw.pick([Decimal(1250) + Decimal(sign: .plus, exponent: -1, significand: 5), 310, 1704])
    ) {
      _ in true
    }
    for record in report.indicators.indices { report.indicators[record].unitOfMeasure = "Pesos" }
    var table = Table(office.usualColumns(&draw), office)
    let style = draw.number(0...3)
    table.dress = { value, key, _ in
      guard isValue(key) else { return (Table.plain(value), .general) }
      let whole = text(value.magnitude, thousands: ",", decimal: ".", decimals: 2)
      let shown =
        switch style {
        case 0: (value < 0 ? "-" : "") + "$" + whole
        case 1: value < 0 ? "($\(whole))" : "$\(whole)"
        case 2: (value < 0 ? "-" : "") + "$ " + whole
        default: value < 0 ? "(\(whole))" : whole
        }
      return (.text(shown), .general)
    }
    return sheet(report, office, table)
  }

  private static func numbersWithUnits(_ draw: inout Draw) -> Sketch {
    let office = Office(&draw)
    let report = office.report(&draw)
    var table = Table(office.usualColumns(&draw), office)
    let style = draw.number(0...2)
    let nouns = [
      "Documento": "documentos", "Persona atendida": "personas", "Evento": "eventos", "Porcentaje": "%",
      "Índice": "puntos",
    ]
    table.dress = { value, key, indicator in
      guard isValue(key) else { return (Table.plain(value), .general) }
      switch style {
      case 0: return (.text("\(value) \(nouns[indicator.unitOfMeasure ?? ""] ?? "acciones")"), .general)
      case 1: return (.text("'\(value)"), .general)
      default: return value < 0 ? (.text("(\(value.magnitude))"), .general) : (Table.plain(value), .general)
      }
    }
    return sheet(report, office, table)
  }

  private static func decimalComma(_ draw: inout Draw) -> Sketch {
    let office = Office(&draw)
    var report = office.report(&draw)
    // Some numbers with fewer than three decimals say which separator is which; the others follow them.
    let factor = Decimal(sign: .plus, exponent: -2, significand: Decimal(draw.pick([3025, 125, 104075])))
    let lots = (0..<report.indicators.count).map { _ in draw.chance(0.6) }
    let last = report.indicators.count - 1
    scale(&report, by: factor) { $0 == last || lots[$0] }
    var table = Table(office.usualColumns(&draw), office)
    let decimals = draw.chance(0.5) ? 2 : nil
    table.dress = { value, key, _ in
      guard isValue(key) else { return (Table.plain(value), .general) }
      return (.text(text(value, thousands: ".", decimal: ",", decimals: decimals)), .general)
    }
    return sheet(report, office, table)
  }

  private static func datesForNumbers(_ draw: inout Draw) -> Sketch {
    var office = Office(&draw)
    office.levels = .usual
    let report = office.report(&draw)
    var columns = office.usualColumns(&draw)
    let place = office.texts.firstIndex(of: "level") ?? 0
    columns.insert(
      Table.Column([draw.pick(["No.", "Núm.", "Número", "Clave"])], .field("number")), at: place + 1)
    var table = Table(columns, office)
    table.levelText = { $0.level ?? "" }
    var sketch = sheet(report, office, table)
    for (row, _, record) in sketch.grids[0].records {
      let indicator = report.indicators[record]
      let parts = (indicator.number ?? "").split(separator: ".").compactMap { Int($0) }
      if parts.count == 2, draw.chance(0.4), let column = sketch.grids[0].column(of: "number", inRow: row) {
        set(date(day: parts[0], month: parts[1]), row, column, &sketch)
        sketch.doubtful.insert(LabelledWorkbook.Place(report: 0, record: record, key: "number"))
        sketch.mustTell.insert(LabelledWorkbook.Place(report: 0, record: record, key: ""))
      }
      guard draw.chance(0.2) else { continue }
      let key = "achieved.q\(draw.number(1...(report.quarter ?? 1)))"
      guard let column = sketch.grids[0].column(of: key, inRow: row) else { continue }
      set(date(day: draw.number(1...28), month: draw.number(1...12)), row, column, &sketch)
      sketch.unreadable.insert(LabelledWorkbook.Place(report: 0, record: record, key: key))
      sketch.mustTell.insert(LabelledWorkbook.Place(report: 0, record: record, key: ""))
    }
    return sketch
  }

  private static func set(_ value: CellValue, _ row: Int, _ column: Int, _ sketch: inout Sketch) {
    sketch.grids[0].rows[row].cells[column]?.value = value
    if case .date = value { sketch.grids[0].rows[row].cells[column]?.format = NumberFormat(.date) }
  }

  /// A day of 2024, as spreadsheets count.
  private static func date(day: Int, month: Int) -> CellValue {
    let before = [0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335][month - 1]
    return .date(Double(45_291 + before + day))
  }

  private static func unreadableNumbers(_ draw: inout Draw) -> Sketch {
    let office = Office(&draw)
    let report = office.report(&draw)
    let table = Table(office.usualColumns(&draw), office)
    var sketch = sheet(report, office, table)
    let style = draw.number(0...2)
    for (row, _, record) in sketch.grids[0].records where draw.chance(0.35) {
      let measure = draw.pick(["programmed", "achieved"])
      let key = "\(measure).\(draw.pick(["q1", "q2", "q3", "q4", "cumulative"]))"
      guard let column = sketch.grids[0].column(of: key, inRow: row) else { continue }
      let printed = report.indicators[record][measure == "achieved" ? .achieved : .programmed]
      let digits = "\(printed[Period(rawValue: String(key.split(separator: ".")[1])) ?? .q1] ?? 0)"
      let letters = digits.replacingOccurrences(of: "0", with: "O").replacingOccurrences(of: "1", with: "l")
      let value: CellValue
      switch style {
      case 0: value = .text(draw.pick(["###", "#####", "########"]))
      case 1:
        value = draw.pick([
          .text("#¡VALOR!"), .text("#N/D"), .text("#¡DIV/0!"), .text("#¡REF!"), .error("#VALUE!"),
          .error("#N/A"),
        ])
      default:
        guard letters != digits else { continue }
        value = .text(letters)
      }
      set(value, row, column, &sketch)
      sketch.unreadable.insert(LabelledWorkbook.Place(report: 0, record: record, key: key))
      // What a formula could not find out is known to be missing; a cell that shows nothing has lost a number.
      sketch.mustTell.insert(LabelledWorkbook.Place(report: 0, record: record, key: ""))
    }
    return sketch
  }
}
