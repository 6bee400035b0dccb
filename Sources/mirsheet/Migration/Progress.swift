import Foundation
import SheetIO

/// How far a run is: one line that changes on a terminal, a line now and then elsewhere, nothing with `-q`.
final class Progress {
  private let total: Int
  private let isQuiet: Bool
  private let isTerminal = isatty(STDERR_FILENO) != 0
  private let start = ContinuousClock.now
  private var last = -1.0
  private var done = 0
  private var problems = 0

  init(total: Int, isQuiet: Bool) {
    self.total = total
    self.isQuiet = isQuiet
  }

  private var seconds: Double {
    let (seconds, attoseconds) = (ContinuousClock.now - start).components
    return Double(seconds) + Double(attoseconds) * 1e-18
  }

  /// A file of this name was read.
  func step(_ file: String, isProblem: Bool) {
    done += 1
    if isProblem { problems += 1 }
    guard !isQuiet else { return }
    let now = seconds
    guard now - last >= (isTerminal ? 0.2 : 10) || done == total else { return }
    last = now
    let rate = Double(done) / max(now, 0.001)
    let left = Int((Double(total - done) / max(rate, 0.001)).rounded(.up))
    let name = file.visible
    let text = BilingualText(
      es:
        "\(done) de \(total), \(Int(rate)) por segundo, faltan \(Self.time(left)), problemas: \(problems)  \(name)",
      en:
        "\(done) of \(total), \(Int(rate)) a second, \(Self.time(left)) left, problems: \(problems)  \(name)")
    let line = text[Console.current]
    guard isTerminal else { return Console.error(line) }
    let room = Terminal.columns(of: STDERR_FILENO) - 1
    let shown = line.count > room ? line.prefix(room - 1) + "…" : line[...]
    StandardStreams.tell("\r\u{1B}[K" + shown + (done == total ? "\n" : ""))
  }

  private static func time(_ seconds: Int) -> String {
    seconds < 60 ? "\(seconds) s" : "\(seconds / 60) min"
  }
}
