internal import CXlsx
import Foundation

/// Writes drawn workbooks as `.xlsx`.
package enum XLSXWriter {
  /// Keeps libxlsxwriter from writing lines of its own on standard error; what it has to say comes as an error.
  package static func keepLibraryQuiet() { cxlsx_keep_library_quiet() }

  /// Writes a workbook to `path`, which must be writable; the file is whole when this returns.
  ///
  /// - Throws: ``SheetError`` of kind `cannotWrite`, with sheet and cell where a text is too long.
  package static func write(_ workbook: DrawnWorkbook, to path: String) throws(SheetError) {
    guard BookWriter.canWrite(workbook) else { return try LibraryWriter.write(workbook, to: path) }
    try BookWriter.write(workbook) { bytes throws(SheetError) in try write(bytes, to: path) }
  }

  /// The bytes of a workbook.
  package static func bytes(of workbook: DrawnWorkbook) throws(SheetError) -> [UInt8] {
    guard BookWriter.canWrite(workbook) else {
      return try WrittenFile.bytes { path throws(SheetError) in try LibraryWriter.write(workbook, to: path) }
    }
    return try BookWriter.write(workbook) { Array($0) }
  }

  private static func write(_ bytes: UnsafeBufferPointer<UInt8>, to path: String) throws(SheetError) {
    guard let file = fopen(path, "wb") else {
      throw SheetError(.cannotWrite(SystemError.last.reason))
    }
    let written = fwrite(bytes.baseAddress, 1, bytes.count, file)
    let reason = SystemError.last.reason
    guard fclose(file) == 0 else { throw SheetError(.cannotWrite(SystemError.last.reason)) }
    guard written == bytes.count else { throw SheetError(.cannotWrite(reason)) }
  }
}
