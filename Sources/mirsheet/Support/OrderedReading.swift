import Foundation
import MIRSchema
import MIRSheets
import Synchronization

/// Reads several inputs, some at a time, and hands them on in the order in which they were given.
struct OrderedReading<Item: Sendable> {
  let paths: [String]
  /// How many are read at a time; `nil` for the machine's cores.
  let jobs: Int?
  /// Whether nobody wants to know how far it is.
  let isQuiet: Bool
  /// Reads one.
  let read: @Sendable (String) throws -> Item

  /// Calls `body` for each input; an input that cannot be read is a failure of its own.
  func forEach(_ body: (String, Result<Item, Failure>) throws -> Void) throws {
    let width = Parallel.width(jobs)
    let progress = Progress(total: paths.count, isQuiet: isQuiet)
    var start = 0
    while start < paths.count {
      let batch = paths[start..<min(start + width * filesPerJob, paths.count)]
      for (path, result) in zip(batch, read(Array(batch), width: width, progress)) { try body(path, result) }
      start += batch.count
    }
  }

  /// Enough files that no core waits for the slowest, few enough that memory does not follow their number.
  private var filesPerJob: Int { 8 }

  private func read(_ batch: [String], width: Int, _ progress: Progress) -> [Result<Item, Failure>] {
    let results = Mutex([Int: Result<Item, Failure>]())
    Parallel.perform(batch.count, width: width) { index in
      let result = result(of: batch[index])
      if case .failure = result {
        progress.step(RawPath(batch[index]).shown, isProblem: true)
      } else {
        progress.step(RawPath(batch[index]).shown)
      }
      results.withLock { $0[index] = result }
      return true
    }
    return results.withLock { found in batch.indices.compactMap { found[$0] } }
  }

  private func result(of path: String) -> Result<Item, Failure> {
    do {
      return .success(try read(path))
    } catch let failure as Failure {
      return .failure(failure)
    } catch {
      return .failure(Failure(.internalError, es: "\(path): \(error)", en: "\(path): \(error)"))
    }
  }
}
