/// Reads one family of formats; it has no state.
protocol WorkbookReader: Sendable {
  /// Whether `bytes` carry this family's signature. Looks at the first ``FormatSignature/bytes`` only.
  static func recognizes(_ bytes: RawSpan) -> Bool

  /// The workbook in `bytes`.
  ///
  /// - Throws: ``SheetError`` when the file is damaged, protected, or exceeds `limits`.
  static func read(_ bytes: RawSpan, limits: ReadLimits) throws(SheetError) -> Workbook
}

/// What a format is known by.
enum FormatSignature {
  /// How far a reader may look to recognise its format.
  static let bytes = 4096
}
