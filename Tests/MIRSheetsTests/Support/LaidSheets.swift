import MIRSchema
import SheetIO
import Testing

@testable import MIRSheets

/// One report as rows of cells, and the same report as other programs and people leave it.
enum LaidSheets {
  typealias Grid = [[String]]

  static let head: Grid = [
    ["Informe Trimestral 2024"], [], ["Unidad Responsable:", "410 - Servicios Municipales"],
    ["Programa Presupuestario:", "21 - Servicios de calidad"],
    ["Trimestre que se reporta:", "2do. Trimestre 2024"], [],
  ]
  static let groups =
    ["Nivel", "Nombre", "Definición", "Método de Cálculo", "Tipo", "Dimensión", "Valores Programados"]
    + blanks(4) + ["Valores Alcanzados"] + blanks(4) + ["Variación"] + blanks(4) + ["Medios de Verificación"]
  static let quarters = blanks(6) + periods + periods + periods + [""]
  private static let periods = ["1er. Trim.", "2do. Trim.", "3er. Trim.", "4to. Trim.", "Acumulado"]

  static let records: Grid = [
    record(
      "Fin", "servicios públicos atendidos en tiempo", "Estratégico", "0|0|0|90|90", "0|0|||0", "0|0|0|90|90",
      "Encuesta de Gobierno del INEGI"),
    record(
      "Propósito", "colonias con servicios completos", "Estratégico", "0|40|0|50|90", "0|35|||35",
      "0|5|0|50|55", "Padrón municipal de colonias"),
    record(
      "Componente 1", "luminarias rehabilitadas en avenidas", "De gestión", "20|40|10|30|100", "20|38|||58",
      "0|2|10|30|42", "Bitácora de Alumbrado Público"),
    record(
      "Actividad 1.1", "recorridos nocturnos de inspección", "De gestión", "10|20|30|40|100", "8|20|||28",
      "2|0|30|40|72", "Reporte fotográfico de la cuadrilla"),
    record(
      "Componente 2", "parques y jardines con mantenimiento", "De gestión", "25|35|15|25|100", "21|35|||56",
      "4|0|15|25|44", "Actas de entrega y recepción"),
    record(
      "Actividad 2.1", "árboles podados en camellones centrales", "De gestión", "15|25|35|25|100",
      "15|20|||35",
      "0|5|35|25|65", "Oficios de la jefatura de parques"),
  ]
  static let foot: Grid = [
    [], [], ["", "Elaboró", "", "", "Vo. Bo."], [],
    ["", "Ing. Pedro Ruiz Luna", "", "", "Lic. Ana Soto Vega"], ["", "Jefe de Área", "", "", "Directora"],
  ]
  static let plain = head + [groups, quarters] + records + foot

  private static func record(
    _ level: String, _ what: String, _ type: String, _ programmed: String, _ achieved: String,
    _ variation: String, _ means: String
  ) -> [String] {
    [
      level, "Porcentaje de \(what)",
      "Mide los casos de \(what) que atiende la dirección con recursos propios durante el año",
      "(Número de \(what) / Número de \(what) programados) * 100", type, "Eficacia",
    ]
      + [programmed, achieved, variation].flatMap {
        $0.split(separator: "|", omittingEmptySubsequences: false)
      }
      .map(String.init) + [means]
  }

  static func blanks(_ count: Int) -> [String] { Array(repeating: "", count: count) }

  // MARK: Reading

  static func sheet(_ grid: Grid, name: String = "Hoja1") -> Sheet {
    let cells = grid.enumerated().flatMap { row, line in
      line.enumerated().compactMap { column, text -> Cell? in
        guard !text.isEmpty else { return nil }
        let isNumber = text.allSatisfy { $0.isNumber || $0 == "." } && Double(text) != nil
        return Cell(
          CellAddress(row: row, column: column), isNumber ? .number(Double(text) ?? 0) : .text(text))
      }
    }
    return Sheet(name: name, position: 0, cells: cells, merges: [])
  }

  static func reading(_ grid: Grid) -> SheetReading {
    let sheet = sheet(grid)
    return ReportReader().read(sheet, of: Workbook(format: .xlsx, sheets: [sheet]))
  }

  static func document(_ sheets: [(name: String, grid: Grid)]) -> ReportDocument {
    ReportReader().read(
      Workbook(format: .xlsx, sheets: sheets.map { sheet($0.grid, name: $0.name) }),
      source: Source(format: "xlsx"))
  }

  /// Expects the report of the plain sheet, and every cell of the grid to be accounted for.
  static func expectPlain(
    _ grid: Grid, steps: [LayoutStep], _ location: SourceLocation = #_sourceLocation
  ) {
    let reading = reading(grid)
    #expect(reading.reports == self.reading(plain).reports, sourceLocation: location)
    #expect(reading.layouts == steps, sourceLocation: location)
    let totals = reading.account.totals
    #expect(totals.lost == 0, sourceLocation: location)
    #expect(totals.all == sheet(grid).cells.count, sourceLocation: location)
  }

  static func told(_ grid: Grid, _ code: FindingCode) -> [Finding] {
    reading(grid).findings.filter { $0.code == code }
  }

  // MARK: Lines of a page

  /// Where the lines of a cell stand beside those of a longer one.
  enum Place: String, CaseIterable { case top, middle, bottom }

  /// The texts of a record in lines of some width, each a row.
  static func lines(_ record: [String], _ place: Place, hyphens: Bool, levelWidth: Int = 20) -> Grid {
    let cells = record.enumerated().map { column, text in
      text.isEmpty ? [] : wrapped(text, column == 0 ? levelWidth : 24, hyphens)
    }
    let height = cells.map(\.count).max() ?? 1
    return (0..<height).map { row in
      cells.map { lines in
        let first =
          switch place {
          case .top: 0
          case .middle: (height - lines.count) / 2
          case .bottom: height - lines.count
          }
        return lines.indices.contains(row - first) ? lines[row - first] : ""
      }
    }
  }

  private static func wrapped(_ text: String, _ width: Int, _ hyphens: Bool) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ").map(String.init) {
      if line.count + word.count < width {
        line += line.isEmpty ? word : " " + word
      } else if hyphens, word.count > 8, word.allSatisfy(\.isLetter), line.count + 6 < width {
        lines.append(line + " " + word.prefix(4) + "-")
        line = String(word.dropFirst(4))
      } else {
        if !line.isEmpty { lines.append(line) }
        line = word
      }
    }
    return lines + [line]
  }
}
