import Foundation
import SheetIO

/// Why the system refuses something: its own words are in the language of the machine, not of the person.
enum SystemReason {
  /// What an error of the system's library means; its kind alone where it has no number.
  static func text(_ error: any Error) -> BilingualText {
    if let known = SystemError(beneath: error) { return known.reason }
    let error = error as NSError
    return BilingualText(es: "\(error.domain) \(error.code)", en: "\(error.domain) \(error.code)")
  }
}
