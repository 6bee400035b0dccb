import Foundation

@testable import MIRSchema

/// A report with which nothing is wrong, for tests to change.
enum SoundReport {
  /// An indicator in words: `Actividad 1.1 | De gestión | Eficacia | Trimestral | Taller | 10 20 · · 30 | 10 15 · · 25`.
  static func indicator(_ line: String) -> Indicator {
    let parts = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    var one = Indicator()
    let words = parts[0].split(separator: " ")
    one.level = String(words[0])
    one.number = words.count > 1 ? String(words[1]) : nil
    one.name = "Indicador de \(parts[0])"
    (one.type, one.dimension, one.frequency, one.unitOfMeasure) = (parts[1], parts[2], parts[3], parts[4])
    for (measure, text) in zip([Measure.programmed, .achieved], parts.dropFirst(5)) {
      for (period, word) in zip(Period.allCases, text.split(separator: " ")) {
        one[measure][period] = Decimal(string: String(word), locale: Locale(identifier: "en_US_POSIX"))
      }
    }
    one.meansOfVerification = "Lista de asistencia"
    one.definition = "Mide \(parts[0])"
    one.calculationMethod = "(A / B) * 100"
    one.baseline.year = 2023
    return one
  }

  static let lines = [
    "Fin | Estratégico | Eficacia | Anual | Porcentaje | 0 0 0 80 80 | 0 0 · · 0",
    "Propósito | Estratégico | Eficacia | Anual | Porcentaje | 0 0 0 90 90 | 0 0 · · 0",
    "Componente 1 | De gestión | Eficacia | Trimestral | Taller | 10 20 10 10 50 | 10 20 · · 30",
    "Actividad 1.1 | De gestión | Eficacia | Mensual | Taller | 5 10 5 5 25 | 5 10 · · 15",
    "Actividad 1.2 | De gestión | Eficacia | Mensual | Taller | 5 10 5 5 25 | 5 10 · · 15",
  ]

  static func make(_ lines: [String] = lines, change: (inout Report) -> Void = { _ in }) -> Report {
    var report = Report()
    report.fiscalYear = 2024
    report.quarter = 2
    report.program = CodedText(code: "6", text: "Planeación")
    report.indicators = lines.map(indicator)
    change(&report)
    return report
  }
}
