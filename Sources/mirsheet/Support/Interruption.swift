import Dispatch
import Foundation
import SheetIO

/// When a person or the system interrupts a run: what is not whole is taken away, people are informed, and the process
/// ends as it would have.
struct Interruption {
  private static let signals = [SIGINT, SIGTERM, SIGHUP]
  /// One of its own: work may keep every shared one busy.
  private static let queue = DispatchQueue(label: "mirsheet.interruption")
  private let sources: [any DispatchSourceSignal]

  static let told = BilingualText(
    es: "Interrumpido. No se escribió nada a medias: ejecute la misma orden otra vez.",
    en: "Interrupted. Nothing was half written: run the same command again.")

  init(telling text: BilingualText = told) {
    sources = Self.signals.compactMap { number in
      // Ignored first, so that the system does not end the process before it is notified. What is ignored from outside,
      // as with nohup, stays so.
      guard !Self.isIgnored(number) else { return nil }
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: Self.queue)
      source.setEventHandler {
        Temporaries.removeAll {
          Console.error(text)
          Self.end(by: number)
        }
      }
      source.resume()
      return source
    }
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    guard unsafe sigaction(number, nil, &action) == 0 else { return false }
    // Functions cannot be compared; this one is a number.
    return unsafe unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
      == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  /// Ends the process by a signal, as the system would have done.
  private static func end(by number: Int32) -> Never {
    signal(number, SIG_DFL)
    var signals = sigset_t()
    _ = unsafe sigemptyset(&signals)
    _ = unsafe sigaddset(&signals, number)
    _ = unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    // To this thread: what is sent to the process may be taken by the one that watches for signals, and get lost.
    raise(number)
    _exit(128 + number)
  }

  /// From here on these signals end the process without a word, as the system has it.
  func end() {
    guard !sources.isEmpty else { return }
    for source in sources { source.cancel() }
    for number in Self.signals where Self.isIgnored(number) { signal(number, SIG_DFL) }
  }
}
