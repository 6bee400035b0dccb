import GRDB

@testable import mirsheet

extension WalkedFiles {
  /// What a walk of few files meets, in the order of the paths.
  static func all(_ walk: inout ArchiveWalk) throws -> [ArchiveFile] {
    try Ledger(nil).queue.write { db in
      try enter(&walk, db)
      return try files(after: "", most: 100, db)
    }
  }
}
