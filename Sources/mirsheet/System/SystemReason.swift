import Foundation
import SheetIO

/// Why the system refuses something: its own words are in the language of the machine, not of the person.
enum SystemReason {
  /// What an error of the system's library means; its kind alone where it has no number.
  static func text(_ error: any Error) -> BilingualText {
    let error = error as NSError
    if error.domain == NSPOSIXErrorDomain { return SystemError(number: Int32(clamping: error.code)).reason }
    if let cause = error.userInfo[NSUnderlyingErrorKey] as? NSError { return text(cause) }
    return BilingualText(es: "\(error.domain) \(error.code)", en: "\(error.domain) \(error.code)")
  }
}
