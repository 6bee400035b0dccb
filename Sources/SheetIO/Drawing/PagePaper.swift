/// The paper that sheets are printed on, always landscape.
///
/// Source: ECMA-376 Part 1, 18.3.1.63 (paperSize).
package struct PagePaper: Sendable, Hashable {
  /// The number by which workbooks name the paper.
  package let code: UInt8
  /// Points.
  package let width: Double
  /// Points.
  package let height: Double

  /// US Letter (*carta*), 11 × 8.5 inches.
  package static let letter = PagePaper(code: 1, width: 11 * 72, height: 8.5 * 72)
  /// *Oficio*.
  ///
  /// Two papers have this name in Mexico: US Legal, 14 × 8.5 inches, which is number 5 and what Excel offers, and the one of
  /// 13.4 × 8.5 inches (216 × 340 mm) that shops sell. Printers know the latter by its name, `na_oficio_8.5x13.4in` in
  /// PWG 5101.1; but it has no number in Windows (`DMPAPER_…`), so none in workbooks. So the number is that of Legal, and what is
  /// drawn is not wider than the shorter paper: on it, too, nothing is cut and nothing gets smaller.
  package static let oficio = PagePaper(code: 5, width: 13.4 * 72, height: 8.5 * 72)
  /// Tabloid (*doble carta*), 17 × 11 inches.
  package static let tabloid = PagePaper(code: 3, width: 17 * 72, height: 11 * 72)

  /// The width for cells, in points.
  package var textWidth: Double { width - 2 * 72 * Self.sideMargin }
  /// The height for rows, in points.
  package var textHeight: Double { height - 72 * (Self.topMargin + Self.bottomMargin) }
  /// Left and right, in inches.
  package static let sideMargin = 0.3
  /// Top, in inches.
  package static let topMargin = 0.4
  /// Bottom, in inches; the footer is in it.
  package static let bottomMargin = 0.6
}
