import ArgumentParser
import Dispatch
import Foundation
import Synchronization

/// Work on numbered things, some at a time.
enum Parallel {
  /// How many things are worked on at a time; `nil` stands for the machine's cores.
  static func width(_ jobs: Int?) -> Int { max(1, jobs ?? ProcessInfo.processInfo.activeProcessorCount) }

  /// Refuses a number of things at a time that is none.
  static func check(_ jobs: Int?) throws {
    guard let jobs, jobs < 1 else { return }
    throw ValidationError(
      es: "--jobs \(jobs): se esperaba 1 o más.", en: "--jobs \(jobs): expected 1 or more.")
  }

  /// Calls `body` for each of `count` numbers from 0 on, each once, and no further ones once it has given `false`.
  static func perform(_ count: Int, width: Int, _ body: @Sendable (Int) -> Bool) {
    let next = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: min(width, count)) { _ in
      while true {
        let index = next.withLock { value in
          defer { value += 1 }
          return value
        }
        guard index < count else { return }
        if !body(index) { next.withLock { $0 = count } }
      }
    }
  }
}
