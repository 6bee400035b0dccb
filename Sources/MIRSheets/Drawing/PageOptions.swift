import SheetIO

/// How pages are made.
@nonexhaustive
public enum Paging: String, CaseIterable, Sendable {
  /// One table; the heading is repeated by the print titles, and the foot of every page says what it is of.
  case titles
  /// The header block and the heading are drawn again on every page, as the municipality's own sheets have them.
  case repeated
}

/// The paper that sheets are laid out for.
@nonexhaustive
public enum Paper: String, CaseIterable, Sendable {
  /// Letter, 11 × 8.5 inches.
  case letter = "carta"
  /// 13.4 or 14 × 8.5 inches.
  case oficio
  /// Tabloid, 17 × 11 inches.
  case tabloid = "tabloide"

  var page: PagePaper {
    switch self {
    case .letter: .letter
    case .oficio: .oficio
    case .tabloid: .tabloid
    }
  }
}

/// How a sheet is laid out for print.
struct PageOptions {
  var paging = Paging.titles
  var paper = Paper.oficio
  /// Above the header block, on the left.
  var logo: Picture?
}
