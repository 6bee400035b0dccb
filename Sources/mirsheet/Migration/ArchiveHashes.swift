import Foundation
import MIRSchema
import SheetIO
import Synchronization

/// The hashes of an archive's files, several at a time.
struct ArchiveHashes {
  let width: Int
  /// The most bytes that a file may have.
  var limit = ReadLimits.defaultFileBytes

  /// Each file with its size and hash; without a hash, and with the reason, where it cannot be read.
  ///
  /// A file that is as it was `known`, by its path, is not read again. What its size or its first bytes show not to be a
  /// report is not read to the end, and has no hash; nothing is ever in memory as a whole.
  func of(_ files: [ArchiveFile], known: [String: Ledger.Known] = [:]) -> [(
    file: ArchiveFile, sha256: String?
  )] {
    // The members of one archive follow each other, and are read together.
    let groups = files.indices.reduce(into: [Range<Int>]()) { groups, index in
      if let last = groups.last, files[index].member != nil,
        files[last.lowerBound].location == files[index].location
      {
        groups[groups.count - 1] = last.lowerBound..<index + 1
      } else {
        groups.append(index..<index + 1)
      }
    }
    let result = Mutex(files.map { (file: $0, sha256: String?.none) })
    Parallel.perform(groups.count, width: width) { group in
      var archive = ArchiveBytes(limit: limit)
      for index in groups[group] where files[index].isHashed {
        let found = hash(files[index], known[files[index].path], &archive)
        result.withLock { $0[index] = found }
      }
      return true
    }
    return result.withLock { $0 }
  }

  private func hash(
    _ file: ArchiveFile, _ known: Ledger.Known?, _ archive: inout ArchiveBytes
  ) -> (file: ArchiveFile, sha256: String?) {
    var file = file
    let isTooLarge = file.isContainer ? false : file.size > limit
    if !isTooLarge, let known, known.modified == file.modified, known.changed == file.changed,
      file.member != nil || known.size == file.size
    {
      file.size = known.size
      return (file, known.sha256)
    }
    do {
      let found = try archive.fingerprint(
        of: file.member, at: file.location, isContainer: file.isContainer)
      file.size = found.size
      return (file, found.text)
    } catch let error as SheetError {
      // What is known to be damaged keeps its reason.
      if file.fate == .read { file.fate = .failed(error) }
    } catch {
      file.fate = .closed
    }
    return (file, nil)
  }
}

extension ArchiveFile {
  /// Whether it has bytes that may be read: also those of archives and of what is damaged can be proved.
  fileprivate var isHashed: Bool {
    switch fate {
    case .read, .container: true
    case .unreadable: self.fate != .closed
    case .skipped, .refused: false
    }
  }

  /// Whether it is an archive whose members have rows of their own.
  fileprivate var isContainer: Bool {
    if case .container = fate { member == nil } else { false }
  }
}
