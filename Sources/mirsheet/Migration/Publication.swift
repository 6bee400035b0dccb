import Foundation
import GRDB
import MIRSchema

/// What is made of the ledger once all files are read: choices, series, and the files next to it.
struct Publication {
  let ledger: Ledger

  /// Forgets every choice and link, before contents are read again.
  static func clear(_ db: Database) throws {
    try db.execute(
      sql: """
        DELETE FROM changes; UPDATE indicators SET series_id = NULL WHERE series_id IS NOT NULL; DELETE FROM series;
        UPDATE reports SET status = 'unidentified', chosen_id = NULL, reason_es = NULL, reason_en = NULL,
          output = NULL, number = NULL, unit_key = NULL, program_key = NULL
        """)
  }

  /// Chooses and links; all or nothing.
  func settle() throws {
    try ledger.queue.write { db in
      try Self.clear(db)
      try ArchiveHomes.label(db)
      try outcomes(db)
      try Choice(preferences: try Preferences(db)).choose(db)
      try SeriesLinking.link(db)
    }
  }

  /// What came of each file: of its content, or that it is a copy.
  private func outcomes(_ db: Database) throws {
    let original = LedgerSchema.original(of: "files.content_id")
    let key = LedgerSchema.originalKey(of: "files.content_id")
    try db.execute(
      sql: """
        UPDATE files SET outcome = (SELECT CASE WHEN c.outcome = 'read' AND (files.archive_id, files.path) <> \(key) THEN 'copy'
            ELSE c.outcome END FROM contents c WHERE c.id = files.content_id),
          reason_es = (SELECT c.reason_es FROM contents c WHERE c.id = files.content_id),
          reason_en = (SELECT c.reason_en FROM contents c WHERE c.id = files.content_id)
        WHERE content_id IS NOT NULL;
        UPDATE files SET reason_es = 'copia exacta de ' || \(original), reason_en = 'exact copy of ' || \(original)
        WHERE outcome = 'copy'
        """)
  }
}
