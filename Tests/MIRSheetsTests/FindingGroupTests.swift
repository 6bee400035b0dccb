import Collection
import Foundation
import MIRSchema
import SheetIO
import Testing

@testable import MIRSheets

/// Findings of one accident, and the rows they are about.
struct FindingGroupTests {
  private func finding(
    _ code: FindingCode, _ severity: Severity, _ cell: String, of indicator: String?, kin: String? = nil,
    raw: String? = nil
  ) throws -> Finding {
    let cell = try #require(CellRange(a1: cell))
    return Finding(
      code, kin.map { ["kin": $0] } ?? [:], severity: severity, at: .cells(cell, sheet: "Informe"),
      indicator: indicator, raw: raw)
  }

  @Test func `what is said of one row is one accident, told by what weighs most`() throws {
    let groups = FindingGroup.groups(of: [
      try finding(.rowShifted, .warning, "J59:AB59", of: "Actividad 2.3"),
      try finding(.rowAmbiguous, .error, "AB59", of: "Actividad 2.3"),
    ])
    #expect(groups.count == 1)
    #expect(groups[0].lead.code == .rowAmbiguous)
    #expect(groups[0].severity == .error)
    #expect(groups[0].places.map(\.cell) == ["AB59"])
  }

  @Test func `rows that slipped alike are one accident, and others are not`() throws {
    let groups = FindingGroup.groups(of: [
      try finding(.rowRealigned, .warning, "T16:Y16", of: "Fin", kin: "a"),
      try finding(.rowRealigned, .warning, "T17:Y17", of: "Propósito", kin: "a"),
      try finding(.rowRealigned, .warning, "T18:Y18", of: "Componente 1", kin: "b"),
    ])
    #expect(groups.map(\.indicators) == [["Fin", "Propósito"], ["Componente 1"]])
    #expect(groups[0].places.map(\.cell) == ["T16:Y16", "T17:Y17"])
  }

  @Test func `the same of several cells is one accident, and another text another`() throws {
    let groups = FindingGroup.groups(of: [
      try finding(.catalogueUnknown, .warning, "G12", of: "Fin", raw: "Gestion x"),
      try finding(.catalogueUnknown, .warning, "G14", of: "Componente 1", raw: "Gestion x"),
      try finding(.catalogueUnknown, .warning, "G15", of: "Actividad 1.1", raw: "Otra"),
    ])
    #expect(groups.map { $0.findings.count } == [2, 1])
  }

  @Test func `no finding is lost or told twice`() throws {
    for family in Family.all.prefix(20) {
      let workbook = LabelledWorkbook.draw(name: family.name, seed: 1).workbook
      let findings = ReportReader().read(workbook, source: Source(format: "xlsx")).findings
      let grouped = FindingGroup.groups(of: findings).flatMap(\.findings)
      #expect(grouped.count == findings.count)
      #expect(Set(grouped) == Set(findings))
    }
  }
}
