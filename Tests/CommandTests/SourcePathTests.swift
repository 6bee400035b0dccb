import Foundation
import GRDB
import SheetIO
import Testing

@testable import mirsheet

/// The paths of the migrated database and tables: from the archive on, whose own path stands once.
struct SourcePathTests {
  /// An archive with two files of one name, a zip archive, and a second archive beside it.
  private func withArchives(_ body: (URL, (String) throws -> [String]) throws -> Void) throws {
    try Scratch.with { folder in
      let samples = Sample.root.path
      let run = try Tool.shell(
        """
        mkdir -p archivo/2023 archivo/2024 otro && cp \(samples)/informe-limpio/entrada.xlsx archivo/2024/informe.xlsx
        cp \(samples)/informe-real-texto/entrada.txt archivo/2023/informe.txt
        cp \(samples)/informe-limpio/entrada.xlsx otro/informe.xlsx
        """, in: folder)
      #expect(run.status == 0, "\(run.messages)")
      try body(folder) { sql in
        try DatabaseQueue(path: folder.appendingPathComponent("salida/mirsheet.sqlite").path).read { db in
          try Row.fetchAll(db, sql: sql).map { row in
            row.map { $0.1.isNull ? "–" : $0.1.description.replacing("\"", with: "") }.joined(separator: "|")
          }
        }
      }
    }
  }

  private func migrate(_ arguments: String, in folder: URL) throws {
    let run = try Tool.shell("mirsheet migrate \(arguments) -o salida -q", in: folder)
    #expect(run.status <= 1, "\(run.messages)")
  }

  @Test func `the archive's own path stands once, and every other path is from there`() throws {
    try withArchives { folder, rows in
      try migrate("archivo", in: folder)
      let root = try #require(RawPath(folder.path).resolved).text
      #expect(try rows("SELECT path, file, label, is_current FROM archives") == ["\(root)/archivo|||1"])
      #expect(try rows("SELECT path FROM files ORDER BY path") == ["2023/informe.txt", "2024/informe.xlsx"])
      #expect(try rows("SELECT DISTINCT source_file FROM flat ORDER BY 1").allSatisfy { !$0.hasPrefix("/") })
      #expect(
        try rows("SELECT location FROM file_places ORDER BY 1") == [
          "\(root)/archivo/2023/informe.txt", "\(root)/archivo/2024/informe.xlsx",
        ])
      // Nowhere else is it said where the archive is, but in the command line that was typed.
      let columns = try rows(
        """
        SELECT m.name || '.' || c.name FROM sqlite_master m, pragma_table_info(m.name) c
        WHERE m.type = 'table' AND m.name NOT IN ('archives', 'data_dictionary', 'runs')
        """)
      #expect(columns.count > 50)
      for column in columns {
        let parts = column.split(separator: ".")
        #expect(
          try rows("SELECT count(*) FROM \(parts[0]) WHERE instr(\(parts[1]), '\(root)') > 0") == ["0"],
          "\(column)")
      }
      let csv = try String(contentsOf: folder.appendingPathComponent("salida/informes.csv"), encoding: .utf8)
      #expect(csv.contains("\r\n2024/informe.xlsx,") && !csv.contains(root))
    }
  }

  @Test func `of several archives each file says which one it is of`() throws {
    try withArchives { folder, rows in
      try migrate("archivo", in: folder)
      try migrate("otro", in: folder)
      let names = "SELECT name FROM file_places ORDER BY name"
      let apart = ["archivo/2023/informe.txt", "archivo/2024/informe.xlsx", "otro/informe.xlsx"]
      #expect(try rows(names) == apart)
      #expect(try rows("SELECT DISTINCT source_file FROM flat").allSatisfy { $0.hasPrefix("archivo/") })
      try migrate("archivo --forget otro", in: folder)
      #expect(try rows(names) == ["2023/informe.txt", "2024/informe.xlsx"])
    }
  }

  @Test func `an archive inside another gives its files to that, and gets them back`() throws {
    try withArchives { folder, rows in
      let places = "SELECT a.file, f.path FROM files f JOIN archives a ON a.id = f.archive_id ORDER BY 1, 2"
      try migrate("archivo/2024", in: folder)
      #expect(try rows(places) == ["|informe.xlsx"])
      try migrate("archivo", in: folder)
      #expect(try rows(places) == ["|2023/informe.txt", "|2024/informe.xlsx"])
      try migrate("archivo/2024 --forget archivo", in: folder)
      #expect(try rows(places) == ["|informe.xlsx"])
      try migrate("archivo/2024/informe.xlsx archivo/2023/informe.txt --forget archivo/2024", in: folder)
      #expect(try rows(places) == ["informe.txt|informe.txt", "informe.xlsx|informe.xlsx"])
    }
  }

  @Test func `a table of several inputs tells two files of one name apart`() throws {
    try withArchives { folder, _ in
      let run = try Tool.shell(
        "mirsheet convert archivo/2024/informe.xlsx otro/informe.xlsx --to csv --fail-on never -q", in: folder
      )
      let files = Set(
        run.text.split(separator: "\r\n").dropFirst().compactMap { $0.split(separator: ",").first })
      #expect(files == ["archivo/2024/informe.xlsx", "otro/informe.xlsx"], "\(run.messages)")
      let one = try Tool.shell(
        "cd otro && mirsheet convert informe.xlsx ./informe.xlsx --to csv -q", in: folder)
      #expect(one.text.contains("\r\ninforme.xlsx,"))
    }
  }
}
