import GRDB
import MIRSchema
import SheetIO

/// What every column of the ledger means: the table `data_dictionary`, for those who meet the database without a manual.
enum LedgerDictionary {
  /// One column, or a table as a whole where there is no column.
  struct Entry {
    let table: String
    var column: String?
    let text: BilingualText
  }

  /// The tables and views in the order in which a newcomer would read them.
  static let entries: [Entry] =
    tables.flatMap { table, text, columns in
      [Entry(table: table, text: text)] + columns.map { Entry(table: table, column: $0.key, text: $0.value) }
    }
    + LedgerSchema.reportColumns.map {
      Entry(table: "reports", column: $0.name, text: $0.field.description.summary)
    }
    + LedgerSchema.indicatorColumns.map {
      Entry(table: "indicators", column: $0.name, text: $0.field.description.summary)
    }
    + CSVLayout.columns.map { Entry(table: "flat", column: $0.key, text: flat($0.content)) }

  /// Fills the table.
  static func enter(_ db: Database) throws {
    let statement = try db.makeStatement(sql: "INSERT INTO data_dictionary VALUES (?, ?, ?, ?)")
    for entry in entries {
      try statement.execute(arguments: [
        entry.table, entry.column ?? "", entry.text.spanish, entry.text.english,
      ])
    }
  }

  private static func flat(_ content: CSVLayout.Content) -> BilingualText {
    switch content {
    case .sourceFile: sourceFile
    case .reportNumber:
      BilingualText(
        es: "Número del informe, como en informes.csv.", en: "The report's number, as in informes.csv.")
    case .indicatorNumber:
      BilingualText(
        es: "Lugar del indicador en el informe, desde 1.", en: "The indicator's place in the report, from 1.")
    case .indicatorKey: Indicator.keySummary
    case .report(let field), .indicator(let field): field.summary
    case .list(_, let part):
      BilingualText(
        es: "Los valores de «\(part)» de la lista, separados por « | ».",
        en: "The list's values of “\(part)”, between “ | ”.")
    }
  }
}
