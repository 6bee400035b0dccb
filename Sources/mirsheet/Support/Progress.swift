import Foundation
import SheetIO
import Synchronization

/// How far a run over many files is: one line on a terminal, rewritten while the run takes more than a second, and gone
/// at its end; nothing elsewhere, and nothing with `-q`.
final class Progress: Sendable {
  private struct State {
    var done = 0
    var problems = 0
    var last = 0.0
  }

  private let total: Int
  private let isShown: Bool
  private let start = ContinuousClock.now
  private let state = Mutex(State())

  init(total: Int, isQuiet: Bool) {
    self.total = total
    isShown = !isQuiet && total > 1 && isatty(STDERR_FILENO) != 0
  }

  /// How long a run takes before anything is said of it, and how long a line stays.
  private static let patience = 1.0
  private static let interval = 0.2

  private var seconds: Double {
    let (seconds, attoseconds) = (ContinuousClock.now - start).components
    return Double(seconds) + Double(attoseconds) * 1e-18
  }

  /// A file of this name is done.
  func step(_ file: String, isProblem: Bool = false) {
    guard isShown else { return }
    state.withLock { state in
      state.done += 1
      if isProblem { state.problems += 1 }
      let now = seconds
      guard now >= Self.patience, now - state.last >= Self.interval || state.done == total else { return }
      state.last = now
      if state.done == total { ProgressLine.end() } else { ProgressLine.show(text(state, now, file.visible)) }
    }
  }

  private func text(_ state: State, _ now: Double, _ name: String) -> String {
    let rate = Double(state.done) / max(now, 0.001)
    let left = Int((Double(total - state.done) / max(rate, 0.001)).rounded(.up))
    let time = left < 60 ? "\(left) s" : "\(left / 60) min"
    let problems =
      state.problems == 0
      ? BilingualText(es: "", en: "")
      : BilingualText(es: ", problemas: \(state.problems)", en: ", problems: \(state.problems)")
    return BilingualText(
      es: "\(state.done) de \(total), faltan \(time)\(problems.spanish)  \(name)",
      en: "\(state.done) of \(total), \(time) left\(problems.english)  \(name)"
    ).spoken
  }
}

/// The last line of a terminal while it says how far a run is; whatever else is written takes it away first.
enum ProgressLine {
  private static let isThere = Mutex(false)

  /// Writes the line, in place of the one that is there.
  static func show(_ text: String) {
    let room = Terminal.columns(of: STDERR_FILENO) - 1
    let line = text.count > room ? text.prefix(room - 1) + "…" : text[...]
    isThere.withLock { isThere in
      StandardStreams.tell(erase + line)
      isThere = true
    }
  }

  /// Takes the line away.
  static func end() { interrupt {} }

  /// Takes the line away and writes something else.
  static func interrupt(_ write: () -> Void) {
    isThere.withLock { isThere in
      if isThere { StandardStreams.tell(erase) }
      isThere = false
      write()
    }
  }

  private static let erase = "\r\u{1B}[K"
}
