import Collection
import MIRSchema
import SheetIO
import Testing

@testable import MIRSheets

/// Pages under headings that are known are read as any page is.
struct PageReaderTests {
  private static let title = "Informe Trimestral 2024"
  private static let block = """
    Unidad Responsable:|504 - Instituto de Planeación
    Programa Presupuestario:|6 - Planeación municipal
    Trimestre que se reporta:|2do. Trimestre 2024
    """
  private static let heading = """
    Nivel|Nombre|Definición|Unidad de Medida|Valores Programados|||||Valores Alcanzados|||||Variación
    ||||1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado
    """

  static func record(_ level: String, _ name: String) -> String {
    "\(level)|\(name)|Mide las obras que terminan|Obra|1|2|3|4|10|1|1|||2|0|1|3|4|8"
  }

  static func page(_ records: String..., under block: String = block) -> String {
    ([block, "", heading] + records).joined(separator: "\n") + "\n"
  }

  private static let first = page(record("Fin", "Calles"), record("Propósito", "Plazas"))
  private static let second = page(record("Componente 1", "Parques"), record("Actividad 1.1", "Proyectos"))
  private static let third = page(
    record("Actividad 1.2", "Licitaciones"), record("Actividad 1.3", "Contratos"))

  /// Sheets, and how many of their pages are read by what is known once one of them was read: 0 where the sheet
  /// needs more thought, or something is to be reported.
  static let sheets: [(name: String, lines: String, pages: Int)] = [
    ("one page", first, 1),
    ("no header block", heading + "\n" + record("Fin", "Calles") + "\n" + record("Propósito", "Plazas"), 0),
    (
      "texts with breaks and spaces",
      page(record("Fin", "Calles  y ⏎ plazas"), record("Propósito", " Parques ⏎")), 1
    ),
    ("no header block above the second page", first + heading + "\n" + record("Componente 1", "Parques"), 2),
    ("a title and three pages", "\(title)\n\n" + first + "\n" + second + "\n" + third, 3),
    ("pages without a title", first + "\n" + second + "\n" + third, 3),
    ("pages that touch", first + second + third, 3),
    ("another distance between pages", first + "\n" + second + "\n\n\n" + third, 3),
    ("only the heading repeats", first + "\n" + heading + "\n" + record("Componente 1", "Parques"), 2),
    (
      "another programme follows",
      first + "\n" + second + "\n"
        + page(
          record("Fin", "Agua"), record("Propósito", "Pozos"),
          under: block.replacing("6 - Planeación municipal", with: "7 - Agua"))
        + "\n"
        + page(
          record("Componente 1", "Redes"),
          under: block.replacing("6 - Planeación municipal", with: "7 - Agua")), 4
    ),
    (
      "a page with a slip in its quarter",
      first + "\n" + second + "\n"
        + page(record("Actividad 1.2", "Contratos"), under: block.replacing("2do.", with: "3er."))
        + "\n" + page(record("Actividad 1.3", "Actas"), under: block.replacing("2do.", with: "3er.")), 0
    ),
    (
      "a page with another line",
      first + "\n" + second + "\n"
        + page(record("Actividad 1.2", "Actas"), under: block + "\nEje:|3. Gobierno abierto") + "\n"
        + page(record("Actividad 1.3", "Censos"), under: block + "\nEje:|3. Gobierno abierto"), 4
    ),
    (
      "signatures below", first + "\n" + second + "\n\nElaboró:|||Autorizó:\nLic. Ana Cruz|||Ing. Luis Paz", 2
    ),
    (
      "signatures between",
      first + "\nElaboró:|||Autorizó:\nLic. Ana Cruz|||Ing. Luis Paz\n\n" + second + "\n" + third, 3
    ),
    (
      "numbers of pages",
      first + "Página 1 de 3\n\n" + second + "Página 2 de 3\n\n" + third + "Página 3 de 3", 3
    ),
    (
      "the same text on each page", first + "\nOaxaca de Juárez\n" + second + "\nOaxaca de Juárez\n" + third,
      0
    ),
    ("a note below", first + "\nNota: cifras preliminares.", 1),
    ("totals", first + "Total||||2|4|6|8|20|2|2|||4|0|2|6|8|16", 1),
    ("a line that goes on", first + "|y sus banquetas", 0),
    ("a record without its level", first + record("", "Camellones"), 0),
    ("a level in words of its own", first + record("Meta", "Camellones"), 0),
    ("a sum that is wrong", first + "Componente 1|Parques|Mide|Obra|1|2|3|4|11|1|1|||2|0|1|3|4|8", 0),
    ("a number as text", first + "Componente 1|Parques|Mide|Obra|1|2|3 obras|4|10|1|1|||2|0|1|3|4|8", 0),
    ("no data", first + "Componente 1|Parques|Mide|Obra|1|2|3|4|10|1|1|N/D|N/D|2|0|1|3|4|8", 1),
    ("a footnote mark", first + record("Componente 1", "Parques ¹"), 1),
    (
      "a remark on a mark", first + record("Componente 1", "Parques") + "\n\n* Cifras preliminares al cierre",
      0
    ),
    (
      "the same indicator twice",
      first + record("Componente 1", "Parques") + "\n" + record("Componente 1", "Parques"), 0
    ),
    ("an indicator of an earlier page", first + "\n" + first, 0),
    (
      "names that begin with levels",
      page(record("Fin", "Actividad 1 Calles"), record("Propósito", "Actividad 2 Plazas")), 0
    ),
    (
      "percentages below one",
      first + "Componente 1|Parques|Mide|Porcentaje|0.1|0.2|0.3|0.4|1|0.1|0.1|||0.2|0|0.1|0.3|0.4|0.8", 0
    ),
    ("a value beside the table", first + record("Componente 1", "Parques") + "|||7", 0),
    ("a heading without records", first + "\n" + heading, 0),
    (
      "pairs of labels",
      first.replacing(
        "504 - Instituto de Planeación", with: "504 - Instituto de Planeación|Eje:|3. Gobierno"), 0
    ),
    ("little was achieved", page("Fin|Calles|Mide|Obra|1|2|3|4|10|0|1|0|0|1|1|1|3|4|9"), 1),
  ]

  @Test(arguments: sheets)
  func `a known page says what a page says`(_ sheet: (name: String, lines: String, pages: Int)) {
    // The headings are learnt from a sheet that leaves nothing to decide.
    var options = ReportReader.Options()
    options.vocabulary = .standard
    _ = ReportReader(options: options).read(
      Workbook(format: .xlsx, sheets: [TestFiles.sheet(Self.first)]), source: Source(format: "xlsx"))
    var printed = TestFiles.sheet(sheet.lines)
    for index in printed.cells.indices {
      guard case .text(let text) = printed.cells[index].value else { continue }
      printed.setValue(.text(text.replacing("⏎", with: "\n")), at: index)
    }
    let ways = TwoWays(Workbook(format: .xlsx, sheets: [printed]), options: options)
    #expect(ways.differences == [], "\(sheet.name)")
    #expect(ways.shortPages == sheet.pages, "\(sheet.name)")
  }

  @Test func `a heading is another one when a cell, a merge or its place differs`() throws {
    let sheet = TestFiles.sheet(Self.first, merges: [try #require(CellRange(a1: "E5:I5"))])
    var heading: KnownHeading?
    ReadingSessions.standard.begin { session in
      let bands = HeadingFinder(session: session).bands(in: SheetView(sheet))
      heading = bands.first.flatMap { KnownHeading($0, of: sheet, session: session) }
    }
    let known = try #require(heading)
    func isFound(_ change: (inout Sheet) -> Void) -> Bool {
      var other = sheet
      change(&other)
      let rows = PrintedRows(other)
      return (0..<rows.count).contains { rows.begins(known, at: $0) }
    }
    let places = sheet.cells.indices.filter { known.band.rows.contains(sheet.cells[$0].address.row) }
    #expect(isFound { _ in })
    for place in places { #expect(!isFound { $0.setValue(.text("Otra cosa"), at: place) }) }
    #expect(!isFound { $0.merges = [] })
    #expect(
      !isFound { $0.merges += [CellRange(CellAddress(row: 5, column: 0), CellAddress(row: 5, column: 1))] })
    #expect(
      isFound { $0.merges += [CellRange(CellAddress(row: 0, column: 1), CellAddress(row: 0, column: 2))] })
    #expect(
      isFound { sheet in
        sheet = Sheet(
          name: "Hoja", position: 0,
          cells: sheet.cells.map {
            Cell(CellAddress(row: $0.address.row + 3, column: $0.address.column), $0.value)
          },
          merges: sheet.merges.map {
            CellRange(
              CellAddress(row: $0.first.row + 3, column: $0.first.column),
              CellAddress(row: $0.last.row + 3, column: $0.last.column))
          })
      })
  }
}
