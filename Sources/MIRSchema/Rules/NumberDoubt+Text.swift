package import Foundation
import SheetIO

extension NumberDoubt {
  /// Why a number may be another than it was read as, as arguments of its message.
  package func arguments(read: Decimal) -> [String: String] {
    let alternative = other.map {
      BilingualText(es: "también puede ser \($0), ", en: "it may also be \($0), ")
    }
    let cause =
      switch reason {
      case .blankAtMark:
        BilingualText(
          es: other == nil
            ? "tiene un espacio junto al signo, como si fueran dos valores"
            : "pues tiene un espacio junto al signo",
          en: other == nil
            ? "it has a space next to its mark, as if it were two values"
            : "since it has a space next to its mark"
        )
      case .mark(.numbers), .mark(.custom), .mark(.form):
        BilingualText(
          es: "pues ningún otro número dice si ese signo separa decimales o miles",
          en: "since no other number shows whether that mark separates decimals or thousands")
      case .mark(.mostNumbers):
        BilingualText(
          es: "pues unos números llevan punto decimal y otros coma",
          en: "since some numbers have a decimal point and others a decimal comma")
      case .mark(.arithmetic):
        BilingualText(
          es: "pero solo así cuadran las sumas", en: "but only this way do the sums add up")
      }
    return [
      "read": "\(read)", "es": (alternative?.spanish ?? "") + cause.spanish,
      "en": (alternative?.english ?? "") + cause.english,
    ]
  }
}
