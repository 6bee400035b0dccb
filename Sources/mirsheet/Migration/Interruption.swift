import Dispatch
import Foundation
import SheetIO

/// Says what becomes of a run that a person or the system interrupts, then lets it end as it would have.
struct Interruption {
  private static let signals = [SIGINT, SIGTERM, SIGHUP]
  private let sources: [any DispatchSourceSignal]

  init() {
    sources = Self.signals.map { number in
      // Ignored first, so that the system does not end the process before it is told.
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        Console.endProgress()
        Console.error(
          BilingualText(
            es: "Interrumpido. Nada se dañó: ejecute lo mismo otra vez y seguirá donde quedó.",
            en: "Interrupted. Nothing is damaged: run the same again and it will go on from here."))
        signal(number, SIG_DFL)
        kill(getpid(), number)
      }
      source.resume()
      return source
    }
  }

  /// From here on these signals end the process without a word, as the system has it.
  func end() {
    for source in sources { source.cancel() }
    for number in Self.signals { signal(number, SIG_DFL) }
  }
}
