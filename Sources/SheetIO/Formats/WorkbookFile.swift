/// The way in: bytes → ``Workbook``.
public enum WorkbookFile {
  /// The workbook in `bytes`, whose format is recognised from the bytes alone.
  ///
  /// A wrong or empty cell is not an error; what is worth reporting is in ``Workbook/notices``.
  ///
  /// - Throws: ``SheetError`` when no format is recognised, the file is damaged or under a password, or
  ///   it exceeds `limits`. The error names parts and lines, never the file: the caller knows its name.
  public static func read(_ bytes: RawSpan, limits: ReadLimits = .default) throws(SheetError) -> Workbook {
    guard !bytes.isEmpty else { throw SheetError(.emptyFile) }
    guard bytes.byteCount <= limits.fileBytes else {
      throw SheetError(.fileTooLarge(bytes: bytes.byteCount, limit: limits.fileBytes))
    }
    guard let reader = WorkbookFormats.all.first(where: { $0.recognizes(bytes) }) else {
      throw ForeignFormat.refusal(of: bytes)
    }
    return try reader.read(bytes, limits: limits.forFile(of: bytes.byteCount))
  }

  /// Why a file that begins like this is not a workbook, whatever follows; `nil` when it may be one.
  ///
  /// So that a video is not read to the end: the first ``signatureBytes`` are enough, fewer only of a shorter file.
  public static func refusal(ofFirst head: RawSpan) -> SheetError? {
    guard !head.isEmpty else { return SheetError(.emptyFile) }
    return WorkbookFormats.all.contains { $0.recognizes(head) } ? nil : ForeignFormat.refusal(of: head)
  }

  /// How many bytes say what a file cannot be.
  public static let signatureBytes = FormatSignature.bytes

  /// The workbook in an array of bytes; see ``read(_:limits:)-(RawSpan,_)``.
  public static func read(_ bytes: [UInt8], limits: ReadLimits = .default) throws(SheetError) -> Workbook {
    try read(bytes.span.bytes, limits: limits)
  }
}
