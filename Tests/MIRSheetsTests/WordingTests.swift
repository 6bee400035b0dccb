import Collection
import SheetIO
import Testing

@testable import MIRSchema

/// Texts move on evidence that leaves no other reading: formulas, catalogue values, numbers; never by their words.
struct WordingTests {
  private static let heading = """
    Informe Trimestral 2024|Trimestre que se reporta:|2do. Trimestre 2024
    Unidad Responsable:|504 - Instituto|Programa:|6 - Planeación
    Nivel|Nombre|Definición|Método de Cálculo|Unidad de Medida|Tipo|Dimensión|Valores Programados|||||Valores Alcanzados||||
    |||||||1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado|1er. Trim.|2do. Trim.|3er. Trim.|4to. Trim.|Acumulado

    """
  private static let values = "10|20|30|40|100|10|15|||25"

  private func texts(_ document: ReportDocument) -> [[String?]] {
    document.reports.flatMap(\.indicators).map {
      [$0.name, $0.definition, $0.calculationMethod, $0.unitOfMeasure, $0.type, $0.dimension]
    }
  }

  private func moves(_ document: ReportDocument) -> [FindingCode] {
    document.findings.map(\.code).filter { [.textsRealigned, .cellsExchanged, .rowRealigned].contains($0) }
  }

  @Test(arguments: [3, 5, 12, 40], [1, 2, 3])
  func `in a table of random words nothing is moved`(words: Int, seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    func text() -> String {
      "Palabra\(Int.random(in: 0..<words, using: &generator)) de algo que se mide en el municipio"
    }
    var wanted: [[String?]] = []
    let rows = (1...200).map { row in
      // Now and then a cell of the row is blank, as if what is next to it had slid.
      var cells = [text(), text(), text()]
      if row.isMultiple(of: 7) { cells[row % 3] = "" }
      wanted.append(cells.map { $0.isEmpty ? nil : $0 } + ["Porcentaje", "De gestión", "Eficacia"])
      return
        "Actividad 1.\(row)|\(cells.joined(separator: "|"))|Porcentaje|De gestión|Eficacia|\(Self.values)"
    }
    let document = TestFiles.read(Self.heading + rows.joined(separator: "\n"))
    #expect(texts(document) == wanted)
    #expect(moves(document).isEmpty)
  }

  /// Records worded alike, with one row in the middle.
  private func among(_ row: String) -> ReportDocument {
    let others = (1...8).map {
      "Actividad 1.\($0)|Porcentaje de calles \($0)|Mide las calles|(A / B) * 100|Porcentaje|De gestión|Eficacia|\(Self.values)"
    }
    let rows = others[..<4] + ["Componente 1|\(row)|\(Self.values)"] + others[4...]
    return TestFiles.read(Self.heading + rows.joined(separator: "\n"))
  }

  private static let whole: [String?] = [
    "Porcentaje de obras", "Mide las obras", "(C / D) * 100", "Porcentaje", "De gestión", "Eficacia",
  ]

  @Test func `a text under the heading next to its own stays there, whatever it says`() {
    let document = among("|Porcentaje de obras|(C / D) * 100|Porcentaje|De gestión|Eficacia")
    #expect(texts(document)[4] == [nil, "Porcentaje de obras"] + Self.whole[2...])
    let swapped = among("Mide las obras|Porcentaje de obras|(C / D) * 100|Porcentaje|De gestión|Eficacia")
    #expect(texts(swapped)[4] == ["Mide las obras", "Porcentaje de obras"] + Self.whole[2...])
    #expect(moves(document).isEmpty && moves(swapped).isEmpty)
  }

  @Test(arguments: [
    "|Porcentaje de obras|Mide las obras|(C / D) * 100|Porcentaje|De gestión|Eficacia",
    "Porcentaje de obras||Mide las obras|(C / D) * 100|Porcentaje|De gestión|Eficacia",
  ])
  func `texts that slid by a column go back where the catalogue values beyond them slid, too`(row: String) {
    let others = (1...8).map {
      "Actividad 1.\($0)|Palabra \($0)|Otra \($0)|Suma \($0)|Porcentaje|De gestión|Eficacia|\(Self.values)"
    }
    let rows = others[..<4] + ["Componente 1|\(row)|\(Self.values)"] + others[4...]
    let document = TestFiles.read(Self.heading + rows.joined(separator: "\n"))
    #expect(texts(document)[4] == Self.whole)
    #expect(
      document.findings.contains {
        $0.code == .textsRealigned || $0.code == .rowShifted || $0.code == .rowRealigned
      })
  }

  @Test func `a formula under the unit is the method, when unit or nothing is under the method`() {
    let swapped = among("Porcentaje de obras|Mide las obras|Porcentaje|(C / D) * 100|De gestión|Eficacia")
    #expect(texts(swapped)[4] == Self.whole)
    #expect(moves(swapped) == [.cellsExchanged])
    let slid = among("Porcentaje de obras|Mide las obras||(C / D) * 100|De gestión|Eficacia")
    #expect(
      texts(slid)[4] == [
        "Porcentaje de obras", "Mide las obras", "(C / D) * 100", nil, "De gestión", "Eficacia",
      ])
    #expect(moves(slid) == [.textsRealigned])
  }
}
