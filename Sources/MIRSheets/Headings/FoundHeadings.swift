/// The headings that have been found in some rows, which the ways to lay a sheet and the reading of it all ask for.
///
/// It belongs to the rows: who changes them makes another.
final class FoundHeadings {
  typealias Exact = (groups: [[SheetView.Row]], bands: [HeadingBand])

  /// What is spelled as headings are; see ``HeadingFinder``.
  var exact: Exact?
}
