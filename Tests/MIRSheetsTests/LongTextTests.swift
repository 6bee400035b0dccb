import Foundation
import SheetIO
import Testing

@testable import MIRSchema
@testable import MIRSheets

struct LongTextTests {
  private func report(_ change: (inout Report) -> Void) -> Report {
    var report = Report()
    report.fiscalYear = 2024
    report.quarter = 1
    report.responsibleUnit.text = "Obras"
    report.program.text = "Calles"
    for (level, number) in [("Fin", nil), ("Componente", "1")] {
      var indicator = Indicator()
      (indicator.level, indicator.number, indicator.name) = (level, number, "Porcentaje de calles")
      report.indicators.append(indicator)
    }
    change(&report)
    return report
  }

  private func refusal(_ reports: [Report]) -> SheetError? {
    #expect(throws: SheetError.self) {
      try ReportWorkbook.write(reports, to: URL(fileURLWithPath: "/nowhere/never-written.xlsx"))
    }
  }

  private static let long = String(repeating: "palabra ", count: 4124) + "á"

  @Test func `a text that no cell holds is refused by field, indicator, cell, length and limit`() {
    let error = refusal([report { $0.indicators[1].meansOfVerification = Self.long }])
    #expect(
      error?.message(in: .spanish)
        == "el texto de «Medios de Verificación» de Componente 1 (AA11) mide 32 993 caracteres y una celda de Excel admite 32 767; acórtelo."
    )
    #expect(
      error?.message(in: .english)
        == "the text of “Medios de Verificación” of Componente 1 (AA11) has 32,993 characters and an Excel cell holds 32,767; shorten it."
    )
  }

  @Test func `a text of the header block is named by its label, and its sheet among several`() {
    let error = refusal([
      report { _ in },
      report {
        $0.program.text = Self.long; $0.program.code = "7"
      },
    ])
    #expect(
      error?.message(in: .spanish)
        == "el texto de «Programa Presupuestario» (Pp 7 T1 2024!D2) mide 32 997 caracteres y una celda de Excel admite 32 767; acórtelo."
    )
  }

  @Test func `the longest text that a cell holds is written and comes back`() throws {
    let text = String(Self.long.prefix(32_766)) + "."
    let wanted = report { $0.indicators[0].definition = text }
    #expect(try TestFiles.throughWorkbook([wanted], paging: .titles).reports == [wanted])
  }
}
