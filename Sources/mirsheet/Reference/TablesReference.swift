import GRDB
import MIRSchema
import SheetIO

/// The tables and views of the database, with what its own dictionary says of them.
struct TablesReference {
  let language: Language

  var blocks: [String] {
    get throws {
      let ledger = try Ledger(nil)
      let names = LedgerDictionary.entries.map(\.table).reduce(into: [String]()) { names, name in
        if !names.contains(name) { names.append(name) }
      }
      return try ledger.queue.read { db in try names.flatMap { try table($0, db) } }
    }
  }

  /// The columns as the database itself has them, each with its meaning.
  private func table(_ name: String, _ db: Database) throws -> [String] {
    let entries = LedgerDictionary.entries.filter { $0.table == name }
    let columns = try db.columns(in: name)
    let rows = columns.map { column in
      let text = entries.first { $0.column == column.name }?.text[language] ?? ""
      return [Markdown.code(column.name), column.type.lowercased(), text]
    }
    let isView = try db.viewExists(name)
    let kind = BilingualText(es: "Vista. ", en: "View. ")[language]
    return [
      Markdown.heading(2, Markdown.code(name)),
      (isView ? kind : "") + (entries.first { $0.column == nil }?.text[language] ?? ""),
      Markdown.table(
        [
          BilingualText(es: "columna", en: "column"), BilingualText(es: "tipo", en: "type"),
          BilingualText(es: "qué es", en: "what it is"),
        ], rows, in: language),
    ]
  }
}
