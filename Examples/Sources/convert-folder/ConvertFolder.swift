import Foundation
import MIRSchema
import MIRSheets
import SheetIO

/// Makes of all files of a folder one NDJSON, a table for a spreadsheet, and the template that follows on the last report.
///
///     swift run convert-folder informes salida
@main
struct ConvertFolder {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count == 3 else {
      print("usage: convert-folder FOLDER OUTPUT")
      exit(64)
    }
    do {
      try convert(URL(fileURLWithPath: arguments[1]), into: URL(fileURLWithPath: arguments[2]))
    } catch {
      print(error)
      exit(65)
    }
  }

  private static func convert(_ folder: URL, into output: URL) throws {
    try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    var options = ReportFile.Options()
    options.keepsProvenance = false
    options.vocabulary = try Vocabulary.standard.adding(
      json: #"{"noData": ["pendiente de capturar"]}"#.utf8)
    var documents: [ReportDocument] = []
    for url in files.sorted(by: { $0.lastPathComponent < $1.lastPathComponent }) {
      do {
        let file = try ReportFile(contentsOf: url, options: options)
        if file.reports.isEmpty { print("\(url.lastPathComponent): no report") }
        documents.append(file.document)
      } catch {
        // What is wrong with one file is a sentence; the others go on.
        print(error)
      }
    }
    let lines = documents.filter { !$0.reports.isEmpty }
      .map { ReportJSON.write($0, language: .spanish, style: .line) }.joined()
    try Data(lines.utf8).write(to: output.appendingPathComponent("informes.ndjson"), options: .atomic)
    try ReportCSV.write(documents, to: output.appendingPathComponent("informes.csv"))
    let reports = documents.flatMap(\.reports)
    let rows: [[CellValue?]] =
      [["Programa", "Trimestre", "Indicadores"]]
      + reports.map { report in
        [
          report.program.text.map { .text($0) }, report.quarter.map { .number(Double($0)) },
          .number(Double(report.indicators.count)),
        ]
      }
    try Workbook(sheets: [Sheet(name: "Resumen", rows: rows)]).write(
      to: output.appendingPathComponent("resumen.xlsx"))
    let dated = reports.filter { $0.fiscalYear != nil && $0.quarter != nil }
    if let last = dated.max(by: {
      ($0.fiscalYear ?? 0, $0.quarter ?? 0) < ($1.fiscalYear ?? 0, $1.quarter ?? 0)
    }),
      let year = last.fiscalYear, let quarter = last.quarter
    {
      let plan = TemplatePlan(
        after: last, year: quarter == 4 ? year + 1 : year, quarter: quarter % 4 + 1)
      try TemplateWorkbook.write(plan, to: output.appendingPathComponent("plantilla.xlsx"))
    }
    print("\(documents.count) files, \(reports.count) reports in \(output.path)")
  }
}
