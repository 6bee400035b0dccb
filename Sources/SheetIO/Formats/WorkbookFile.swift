/// The way in: bytes → ``Workbook``.
package enum WorkbookFile {
  /// The workbook in `bytes`; see ``Workbook/init(_:limits:)``.
  package static func read(_ bytes: RawSpan, limits: ReadLimits = .default) throws(SheetError) -> Workbook {
    guard !bytes.isEmpty else { throw SheetError(.emptyFile) }
    guard bytes.byteCount <= limits.fileBytes else {
      throw SheetError(.fileTooLarge(bytes: bytes.byteCount, limit: limits.fileBytes))
    }
    guard let reader = FileSignature(bytes).reader else { throw ForeignFormat.refusal(of: bytes) }
    var workbook = try reader.read(bytes, limits: limits.forFile(of: bytes.byteCount))
    workbook.byteOrderMark = bytes.withUnsafeBytes { ByteOrderMark(startOf: $0) }
    return workbook
  }

  /// The workbook in an array of bytes.
  package static func read(_ bytes: [UInt8], limits: ReadLimits = .default) throws(SheetError) -> Workbook {
    try read(bytes.span.bytes, limits: limits)
  }
}
