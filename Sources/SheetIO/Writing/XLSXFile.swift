internal import CXlsx
import Foundation

/// A workbook on its way to a file.
///
/// Dropping it unclosed frees the memory and writes nothing. Source: libxlsxwriter `workbook.h`.
struct XLSXFile: ~Copyable {
  private let book: OpaquePointer

  /// Starts a workbook that will be written to `path`; a small one keeps its parts in memory on the way.
  init(path: String, isSmall: Bool) throws(SheetError) {
    let scratch = isSmall && access(Self.memoryFolder, W_OK) == 0 ? Self.memoryFolder : nil
    guard let book = cxlsx_book_create(path, Self.fontName, Self.defaultFontSize, scratch) else {
      throw SheetError(.cannotWrite(LibraryReasons.noMemory))
    }
    self.book = book
  }

  /// Files in memory, on Linux: a disk takes a fifth of the time that a small workbook needs.
  private static let memoryFolder = "/dev/shm"

  deinit { cxlsx_book_discard(book) }

  /// Writes the file.
  consuming func close() throws(SheetError) {
    let book = self.book
    discard self  // cxlsx_book_close frees the book whether or not it succeeds
    try Self.check(cxlsx_book_close(book))
  }

  static func check(_ code: Int32) throws(SheetError) {
    guard code == 0 else { throw SheetError(.cannotWrite(LibraryReasons.libxlsxwriter(Int(code)))) }
  }

  func setProperties(of workbook: DrawnWorkbook) throws(SheetError) {
    let code = Self.withOptional(workbook.title) { title in
      Self.withOptional(workbook.subject) { subject in
        Self.withOptional(workbook.company) { company in
          Self.withOptional(workbook.keywords) { keywords in
            cxlsx_book_set_properties(book, title, subject, "mirsheet", company, keywords, Self.created)
          }
        }
      }
    }
    try Self.check(code)
    if let (property, value) = workbook.stamp {
      try Self.check(
        cxlsx_book_set_custom_property(book, WrittenText.plain(property), WrittenText.plain(value)))
    }
    for (name, formula) in workbook.names {
      try Self.check(cxlsx_book_define_name(book, WrittenText.plain(name), WrittenText.plain(formula)))
    }
  }

  /// 1 January 2024: the same in every file, so that equal reports give equal bytes.
  private static let created: Int64 = 1_704_067_200

  private static func withOptional(
    _ text: String?, _ body: (UnsafePointer<CChar>?) -> Int32
  ) -> Int32 {
    guard let text else { return body(nil) }
    // libxlsxwriter has room for 255 code points.
    let short = String(text.unicodeScalars.prefix(longestProperty))
    return WrittenText.plain(short).withCString { body($0) }
  }

  private static let longestProperty = 250

  func addSheet(_ name: String) throws(SheetError) -> OpaquePointer {
    guard let sheet = cxlsx_book_add_sheet(book, WrittenText.plain(name)) else {
      throw SheetError(.cannotWrite(LibraryReasons.sheetName), at: SheetLocation(sheet: name))
    }
    return sheet
  }

  func addStyle(_ style: CellStyle) throws(SheetError) -> OpaquePointer {
    let handle = Self.fontName.withCString { font in
      func add(_ format: UnsafePointer<CChar>?) -> OpaquePointer? {
        var spec = cxlsx_style_spec(
          font_name: font, font_size: style.fontSize, bold: style.bold, italic: false, wrap: style.wrap,
          horizontal: style.horizontal.rawValue, vertical: style.vertical.rawValue, indent: style.indent,
          border: style.border,
          top_rule: style.topRule, background: style.background.map(Int32.init) ?? -1,
          color: style.textColor.map(Int32.init) ?? -1, number_format: format, unlocked: style.unlocked,
          shrink: style.shrink, open_top: style.openTop, open_bottom: style.openBottom)
        return cxlsx_book_add_style(book, &spec)
      }
      guard let format = style.numberFormat else { return add(nil) }
      return format.withCString { add($0) }
    }
    guard let handle else { throw SheetError(.cannotWrite(LibraryReasons.noMemory)) }
    return handle
  }

  /// A face that every office has, or one of the same widths; ``TextMeasure`` knows its widths.
  static let fontName = "Arial"
  /// Points.
  ///
  /// Columns are as wide as digits of this size, which are seven pixels, as ``TextMeasure`` computes with, in Excel, which rounds
  /// them, and in programs that do not: at 10 points these draw columns wider by 6 %, and a page does not hold them.
  static let defaultFontSize = 9.5
}
