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

  /// An answer to the request of the same place in the list.
  typealias Found = (index: Int, answer: WorkerProcess.Answer)

  /// As many answers as one transaction takes, and as many bytes.
  private static let batchCount = 256
  private static let batchBytes = 16 << 20
  /// Seconds that an answer may wait for others: what a kill costs at most.
  private static let patience = 0.25

  /// Reads files; `store` is called from this thread, with batches in the order in which answers come.
  func read(_ requests: [FileRequest], _ store: ([Found]) throws -> Void) throws {
    let state = PoolState(count: requests.count)
    let width = min(width, requests.count)
    // Filled up afterwards: libdispatch traps when a semaphore ends below the value that it began with, as it does when
    // a full disk ends the run.
    let room = DispatchSemaphore(value: 0)
    for _ in 0..<Self.batchCount { room.signal() }
    let (arguments, timeout) = (arguments, timeout)
    let workers = DispatchGroup()
    for _ in 0..<width {
      // A thread of its own: it waits for a process most of the time.
      let thread = Thread {
        defer { workers.leave() }
        let worker = WorkerProcess(arguments: arguments, timeout: timeout)
        defer { worker.stop() }
        while let index = state.next() {
          room.wait()
          do {
            state.add((index, try worker.read(requests[index])))
          } catch {
            state.fail(error)
          }
        }
      }
      workers.enter()
      thread.start()
    }
    defer {
      state.stop()
      for _ in 0..<width { room.signal() }
      workers.wait()
    }
    var count = 0
    while count < requests.count {
      let batch = try state.batch(Self.batchCount, bytes: Self.batchBytes, within: Self.patience)
      guard !batch.isEmpty else { continue }
      try store(batch)
      count += batch.count
      for _ in batch { room.signal() }
    }
  }
}

/// What workers and the thread that enters share.
private final class PoolState: Sendable {
  private struct Content {
    var next = 0
    var found: [WorkerPool.Found] = []
    var bytes = 0
    var failure: (any Error)?
  }

  private let count: Int
  private let content = Mutex(Content())
  private let ready = DispatchSemaphore(value: 0)

  init(count: Int) { self.count = count }

  /// The next file to be read; `nil` at the end.
  func next() -> Int? {
    content.withLock { content in
      guard content.next < count, content.failure == nil else { return nil }
      defer { content.next += 1 }
      return content.next
    }
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

  func stop() { content.withLock { $0.next = count } }

  /// What was found, once there is much of it, or the first of it has waited long enough, or it is the last.
  func batch(_ most: Int, bytes: Int, within seconds: Double) throws -> [WorkerPool.Found] {
    ready.wait()
    let deadline = DispatchTime.now() + seconds
    while content.withLock({
      $0.failure == nil && $0.next < count && $0.found.count < most / 2 && $0.bytes < bytes
    }) {
      guard ready.wait(timeout: deadline) == .success else { break }
    }
    return try content.withLock { content in
      if let failure = content.failure { throw failure }
      defer { (content.found, content.bytes) = ([], 0) }
      return content.found
    }
  }
}
