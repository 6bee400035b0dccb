import GRDB
import MIRSchema

/// The tables of `mirsheet.sqlite`, from the list of fields.
enum LedgerSchema {
  /// The version of the tables; a ledger of a newer one is left alone.
  static let version = 6

  /// A column for a field of a record.
  struct Column<Record: Sendable> {
    let name: String
    let type: String
    let field: Field<Record>

    init(_ field: Field<Record>) {
      name = field.key.snake
      self.field = field
      switch field.kind {
      case .integer: type = "INTEGER"
      // Of no type, so that each number keeps the one that it was entered with: whole numbers and decimals as such, and
      // as text what a double would not keep.
      case .number: type = ""
      case .line, .prose, .code, .catalogue: type = "TEXT"
      }
    }
  }

  /// The plain fields of a report.
  static let reportColumns: [Column<Report>] = Report.nodes.compactMap { node in
    if case .value(let field) = node { Column(field) } else { nil }
  }

  /// The fields of an indicator but its values.
  static let indicatorColumns: [Column<Indicator>] = Indicator.fields.filter { !isValue($0.description) }
    .map(Column.init)

  /// Whether a field is one of the values.
  static func isValue(_ field: FieldDescription) -> Bool {
    Measure.allCases.contains { field.path.first == $0.rawValue }
  }

  /// The order of reports in files and views, where they are called `r`.
  static let reportOrder = "r.fiscal_year, r.quarter, r.responsible_unit_code, r.program_code, r.id"

  /// The file that stands for a content, as people see it: of exact copies the one whose name is not that of a copy or a
  /// draft.
  static func original(of content: String) -> String { original("a.label || same.path", of: content) }

  /// Where that file is, from the root of the machine on.
  static func location(of content: String) -> String { original(location("a", "same"), of: content) }

  /// That file's key in `files`, both columns of it.
  static func originalKey(of content: String) -> String {
    original("same.archive_id, same.path", of: content)
  }

  private static func original(_ columns: String, of content: String) -> String {
    """
    (SELECT \(columns) FROM files same JOIN archives a ON a.id = same.archive_id WHERE same.content_id = \(content)
      ORDER BY same.name_rank, same.path, same.archive_id LIMIT 1)
    """
  }

  /// Where a file of an archive is.
  private static func location(_ archive: String, _ file: String) -> String {
    "rtrim(\(archive).path, '/') || '/' || \(file).path"
  }

  /// What was named when an archive was migrated: its folder, or a file in it.
  static let root = "CASE file WHEN '' THEN path ELSE rtrim(path, '/') || '/' || file END"

  /// Everything that is to be made in an empty database.
  static var sql: String {
    """
    CREATE TABLE runs (
      id INTEGER PRIMARY KEY, started TEXT NOT NULL, finished TEXT, version TEXT NOT NULL,
      arguments TEXT NOT NULL, files INTEGER, read INTEGER, seconds REAL);
    CREATE TABLE contents (
      id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, outcome TEXT NOT NULL DEFAULT 'pending',
      reason_es TEXT, reason_en TEXT, format TEXT, sheets TEXT, family TEXT, version TEXT, settings TEXT, read_as TEXT,
      seconds REAL);
    CREATE TABLE archives (
      id INTEGER PRIMARY KEY, path TEXT NOT NULL, file TEXT NOT NULL DEFAULT '', label TEXT NOT NULL DEFAULT '',
      is_current INTEGER NOT NULL DEFAULT 1, UNIQUE (path, file));
    CREATE TABLE files (
      archive_id INTEGER NOT NULL REFERENCES archives(id), path TEXT NOT NULL, size INTEGER NOT NULL, modified TEXT NOT NULL, changed TEXT NOT NULL, sha256 TEXT,
      content_id INTEGER REFERENCES contents(id), outcome TEXT NOT NULL, reason_es TEXT, reason_en TEXT,
      name_rank INTEGER NOT NULL, PRIMARY KEY (archive_id, path)
    ) WITHOUT ROWID;
    CREATE INDEX files_content ON files(content_id, name_rank, path, archive_id);
    CREATE VIEW file_places AS
      SELECT \(location("a", "f")) AS location, a.label || f.path AS name, f.archive_id, f.path, f.content_id, f.outcome
      FROM files f JOIN archives a ON a.id = f.archive_id;
    CREATE TABLE reports (
      id INTEGER PRIMARY KEY, content_id INTEGER NOT NULL REFERENCES contents(id) ON DELETE CASCADE,
      position INTEGER NOT NULL, sheet TEXT,
      \(reportColumns.map { "\($0.name) \($0.type)" }.joined(separator: ", ")),
      digest TEXT NOT NULL, errors INTEGER NOT NULL, warnings INTEGER NOT NULL, amounts INTEGER NOT NULL, reached INTEGER NOT NULL, unit_key TEXT, program_key TEXT, number INTEGER,
      status TEXT NOT NULL DEFAULT 'unidentified', chosen_id INTEGER REFERENCES reports(id), reason_es TEXT,
      reason_en TEXT, output TEXT, UNIQUE (content_id, position));
    CREATE INDEX reports_number ON reports(number) WHERE number IS NOT NULL;
    CREATE INDEX reports_chosen ON reports(chosen_id) WHERE chosen_id IS NOT NULL;
    CREATE TABLE documents (
      report_id INTEGER PRIMARY KEY REFERENCES reports(id) ON DELETE CASCADE, name TEXT NOT NULL, json TEXT NOT NULL,
      csv TEXT NOT NULL);
    CREATE TABLE report_origins (
      report_id INTEGER PRIMARY KEY REFERENCES reports(id) ON DELETE CASCADE, json TEXT NOT NULL);
    CREATE TABLE plan_entries (
      report_id INTEGER NOT NULL REFERENCES reports(id) ON DELETE CASCADE, kind TEXT NOT NULL,
      position INTEGER NOT NULL, code TEXT, text TEXT, PRIMARY KEY (report_id, kind, position)
    ) WITHOUT ROWID;
    CREATE TABLE signatures (
      report_id INTEGER NOT NULL REFERENCES reports(id) ON DELETE CASCADE, position INTEGER NOT NULL,
      role TEXT, name TEXT, office TEXT, PRIMARY KEY (report_id, position)) WITHOUT ROWID;
    CREATE TABLE notes (
      report_id INTEGER NOT NULL REFERENCES reports(id) ON DELETE CASCADE, position INTEGER NOT NULL,
      text TEXT NOT NULL, PRIMARY KEY (report_id, position)) WITHOUT ROWID;
    CREATE TABLE series (
      id INTEGER PRIMARY KEY, responsible_unit TEXT NOT NULL, program TEXT NOT NULL, first_report INTEGER NOT NULL REFERENCES reports(id),
      last_report INTEGER NOT NULL REFERENCES reports(id), name TEXT, reports INTEGER NOT NULL);
    CREATE TABLE indicators (
      id INTEGER PRIMARY KEY, report_id INTEGER NOT NULL REFERENCES reports(id) ON DELETE CASCADE,
      position INTEGER NOT NULL, indicator_key TEXT,
      \(indicatorColumns.map { "\($0.name) \($0.type)" }.joined(separator: ", ")),
      series_id INTEGER REFERENCES series(id), UNIQUE (report_id, position));
    CREATE INDEX indicators_series ON indicators(series_id);
    CREATE TABLE changes (
      series_id INTEGER NOT NULL REFERENCES series(id), indicator_id INTEGER NOT NULL REFERENCES indicators(id),
      kind TEXT NOT NULL, field TEXT NOT NULL, before TEXT, after TEXT,
      PRIMARY KEY (series_id, indicator_id, kind, field)) WITHOUT ROWID;
    CREATE TABLE indicator_values (
      indicator_id INTEGER NOT NULL REFERENCES indicators(id) ON DELETE CASCADE, measure TEXT NOT NULL,
      period TEXT NOT NULL, value NOT NULL, sheet TEXT NOT NULL, cell TEXT NOT NULL, raw TEXT NOT NULL,
      PRIMARY KEY (indicator_id, measure, period)) WITHOUT ROWID;
    CREATE TABLE findings (
      content_id INTEGER NOT NULL REFERENCES contents(id) ON DELETE CASCADE, position INTEGER NOT NULL,
      code TEXT NOT NULL, severity TEXT NOT NULL, message_es TEXT NOT NULL, message_en TEXT NOT NULL, hint_es TEXT,
      hint_en TEXT, sheet TEXT, cell TEXT, indicator TEXT, field TEXT, raw TEXT, expected TEXT,
      PRIMARY KEY (content_id, position)) WITHOUT ROWID;
    CREATE TABLE unplaced (
      content_id INTEGER NOT NULL REFERENCES contents(id) ON DELETE CASCADE, position INTEGER NOT NULL, sheet TEXT,
      cell TEXT, text TEXT NOT NULL, indicator TEXT, PRIMARY KEY (content_id, position)) WITHOUT ROWID;
    CREATE TABLE data_dictionary (
      table_name TEXT NOT NULL, column_name TEXT NOT NULL, es TEXT NOT NULL, en TEXT NOT NULL,
      PRIMARY KEY (table_name, column_name)) WITHOUT ROWID;
    CREATE TABLE preferences (pattern TEXT PRIMARY KEY) WITHOUT ROWID;
    CREATE TABLE outputs (path TEXT PRIMARY KEY) WITHOUT ROWID;
    CREATE TABLE gone_files (
      run_id INTEGER NOT NULL REFERENCES runs(id), archive_id INTEGER NOT NULL REFERENCES archives(id),
      path TEXT NOT NULL, sha256 TEXT, PRIMARY KEY (run_id, archive_id, path)
    ) WITHOUT ROWID;
    CREATE VIEW field_origins AS
      SELECT o.report_id, p.key AS pointer, json_extract(p.value, '$.sheet') AS sheet,
        json_extract(p.value, '$.cell') AS cell, json_extract(p.value, '$.raw') AS raw
      FROM report_origins o, json_each(o.json) p;
    CREATE VIEW origins AS
      SELECT report_id, pointer, sheet, cell, raw FROM field_origins UNION ALL
      SELECT i.report_id, '/indicators/' || i.position || '/' || v.measure || '/' || v.period, v.sheet, v.cell, v.raw
      FROM indicator_values v JOIN indicators i ON i.id = v.indicator_id;
    CREATE VIEW value_origins AS
      SELECT v.indicator_id, v.measure, v.period, v.value, f.archive_id, f.path, v.sheet, v.cell, v.raw
      FROM indicator_values v JOIN indicators i ON i.id = v.indicator_id JOIN reports r ON r.id = i.report_id
      JOIN files f ON (f.archive_id, f.path) = \(originalKey(of: "r.content_id"));
    \(flatView)
    CREATE VIEW disagreements AS
      SELECT r.id AS report_id, r.chosen_id, r.fiscal_year, r.quarter, r.unit_key, r.program_key, b.level, b.number,
        b.name, p.measure, p.period, x.value AS chosen_value, y.value AS other_value,
        \(original(of: "r.content_id")) AS other_path
      FROM reports r JOIN indicators b ON b.report_id = r.id
      JOIN (SELECT DISTINCT measure, period FROM indicator_values) p
      LEFT JOIN indicators a ON a.report_id = r.chosen_id AND a.level IS b.level AND a.number IS b.number
        AND (a.number IS NOT NULL OR a.name IS b.name OR
          (SELECT count(*) FROM indicators c WHERE c.report_id = r.id AND c.level IS b.level AND c.number IS NULL) = 1)
      LEFT JOIN indicator_values x ON x.indicator_id = a.id AND x.measure = p.measure AND x.period = p.period
      LEFT JOIN indicator_values y ON y.indicator_id = b.id AND y.measure = p.measure AND y.period = p.period
      WHERE r.status = 'version' AND x.value IS NOT y.value
      UNION ALL
      SELECT r.id, r.chosen_id, r.fiscal_year, r.quarter, r.unit_key, r.program_key, a.level, a.number, a.name,
        x.measure, x.period, x.value, NULL, \(original(of: "r.content_id"))
      FROM reports r JOIN indicators a ON a.report_id = r.chosen_id JOIN indicator_values x ON x.indicator_id = a.id
      WHERE r.status = 'version' AND NOT EXISTS (SELECT 1 FROM indicators b
        WHERE b.report_id = r.id AND b.level IS a.level AND b.number IS a.number);
    CREATE VIEW indicator_changes AS
      SELECT r.fiscal_year, r.quarter, r.unit_key, r.program_key, r.program_name, i.level, i.number, i.name, c.kind,
        c.field, c.before, c.after, c.series_id, c.indicator_id
      FROM changes c JOIN indicators i ON i.id = c.indicator_id JOIN reports r ON r.id = i.report_id;
    PRAGMA user_version = \(version);
    """
  }

  /// The chosen reports as flat as the CSV: the same columns, in the same order.
  private static var flatView: String {
    let columns = CSVLayout.columns.map { column -> String in
      switch column.content {
      case .sourceFile: "\(original(of: "r.content_id")) AS \(column.key)"
      case .reportNumber: "r.number AS \(column.key)"
      case .indicatorKey: "i.\(column.key)"
      case .indicatorNumber: "i.position + 1 AS \(column.key)"
      case .report: "r.\(column.key)"
      case .list(let kind, let part): "(\(entries(kind, part))) AS \(column.key)"
      case .indicator(let field) where isValue(field):
        "(SELECT value FROM indicator_values WHERE indicator_id = i.id AND measure = '\(field.path[0])' AND period = '\(field.path[1])') AS \(column.key)"
      case .indicator: "i.\(column.key)"
      }
    }
    return """
      CREATE VIEW flat AS SELECT \(columns.joined(separator: ",\n  "))
        FROM reports r LEFT JOIN indicators i ON i.report_id = r.id WHERE r.number IS NOT NULL
        ORDER BY r.number, i.position;
      """
  }

  /// The parts of a list in one text, as the CSV packs them.
  private static func entries(_ kind: String, _ part: String) -> String {
    let (table, column, condition) =
      switch kind {
      case "signatures": ("signatures", part == "position" ? "office" : part, "")
      case "notes": ("notes", "text", "")
      default: ("plan_entries", part == "code" ? "code" : "text", " AND kind = '\(kind)'")
      }
    let text = "replace(replace(coalesce(\(column), ''), '\\', '\\\\'), '|', '\\|')"
    return
      "SELECT group_concat(t, ' | ') FROM (SELECT \(text) AS t FROM \(table) WHERE report_id = r.id\(condition) ORDER BY position)"
  }
}
