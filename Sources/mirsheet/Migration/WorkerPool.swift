import Dispatch
import Foundation
import Synchronization

/// Workers that read files at a time, and hand what they found on in batches.
struct WorkerPool {
  /// How many workers.
  let width: Int
  let arguments: [String]
  /// Seconds for a file.
  let timeout: Double

  /// A request and its answer.
  typealias Found = (request: FileRequest, answer: WorkerProcess.Answer)

  /// As many answers as one transaction takes, and as many bytes; so many requests are on their way, too.
  private static let batchCount = 256
  private static let batchBytes = 16 << 20
  /// Seconds that an answer may wait for others: what a kill costs at most.
  private static let patience = 0.25

  /// Reads `count` files; `requests` and `store` are called from this thread, the first for what some places in the list of
  /// them ask for, the other with batches in the order in which answers come.
  func read(
    _ count: Int, _ requests: (Range<Int>) throws -> [FileRequest], _ store: ([Found]) throws -> Void
  ) throws {
    let state = PoolState()
    let width = min(width, count)
    let (arguments, timeout) = (arguments, timeout)
    let workers = DispatchGroup()
    for _ in 0..<width {
      // A thread of its own: it waits for a process most of the time.
      let thread = Thread {
        defer { workers.leave() }
        let worker = WorkerProcess(arguments: arguments, timeout: timeout)
        defer { worker.stop() }
        while let request = state.next() {
          do {
            state.add((request, try worker.read(request)))
          } catch {
            state.fail(error)
          }
        }
      }
      workers.enter()
      thread.start()
    }
    defer {
      state.stop(width)
      workers.wait()
    }
    var given = 0
    var stored = 0
    while stored < count {
      let more = given..<min(count, stored + Self.batchCount)
      if !more.isEmpty { state.give(try requests(more)) }
      given = more.upperBound
      let batch = try state.batch(
        min(given - stored, Self.batchCount / 2), bytes: Self.batchBytes, within: Self.patience)
      guard !batch.isEmpty else { continue }
      try store(batch)
      stored += batch.count
    }
  }
}

/// What workers and the thread that enters share.
private final class PoolState: Sendable {
  private struct Content {
    var waiting: ArraySlice<FileRequest> = []
    var found: [WorkerPool.Found] = []
    var bytes = 0
    var failure: (any Error)?
    var isStopped = false
  }

  private let content = Mutex(Content())
  /// A signal for each request, and for each worker at the end.
  private let waiting = DispatchSemaphore(value: 0)
  /// A signal for each answer.
  private let ready = DispatchSemaphore(value: 0)

  /// Gives workers something to read.
  func give(_ requests: [FileRequest]) {
    content.withLock { $0.waiting += requests }
    for _ in requests { waiting.signal() }
  }

  /// The next file to be read, once there is one; `nil` at the end.
  func next() -> FileRequest? {
    waiting.wait()
    return content.withLock { $0.isStopped || $0.failure != nil ? nil : $0.waiting.popFirst() }
  }

  func add(_ found: WorkerPool.Found) {
    content.withLock {
      $0.found.append(found)
      $0.bytes += found.answer.rows.bytes.count
    }
    ready.signal()
  }

  func fail(_ error: any Error) {
    content.withLock { $0.failure = $0.failure ?? error }
    ready.signal()
  }

  /// Ends the work of so many workers.
  func stop(_ workers: Int) {
    content.withLock { $0.isStopped = true }
    for _ in 0..<workers { waiting.signal() }
  }

  /// What was found, once there is as much of it as is asked for, or the first of it has waited long enough.
  func batch(_ most: Int, bytes: Int, within seconds: Double) throws -> [WorkerPool.Found] {
    ready.wait()
    let deadline = DispatchTime.now() + seconds
    while content.withLock({ $0.failure == nil && $0.found.count < most && $0.bytes < bytes }) {
      guard ready.wait(timeout: deadline) == .success else { break }
    }
    return try content.withLock { content in
      if let failure = content.failure { throw failure }
      defer { (content.found, content.bytes) = ([], 0) }
      return content.found
    }
  }
}
