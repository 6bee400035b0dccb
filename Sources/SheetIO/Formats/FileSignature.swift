/// What a file is by its first bytes: the one place that decides it, for every reader.
///
/// Readers are never tried one after another: that is slow and shows the wrong error.
package struct FileSignature: Sendable {
  /// What a file can be.
  package enum Form: Hashable, Sendable {
    /// No bytes at all.
    case empty
    /// A workbook of any format but text.
    case workbook
    /// Text that may be a table.
    case text
    /// JSON, be it one document or one on each line.
    case json
    /// Nothing that is read, with its name where it is known.
    case foreign(BilingualText?)
  }

  /// What the file is.
  package let form: Form
  /// Who reads it as a workbook; `nil` for what is none.
  let reader: (any WorkbookReader.Type)?

  /// Looks at the first ``length`` bytes only; fewer are enough only of a shorter file.
  package init(_ head: RawSpan) {
    reader = head.isEmpty ? nil : WorkbookFormats.all.first { $0.recognizes(head) }
    form =
      if head.isEmpty {
        .empty
      } else if let reader {
        reader == TextReader.self ? .text : .workbook
      } else if head.withUnsafeBytes({ TextHead($0).isJSON }) {
        .json
      } else {
        .foreign(head.withUnsafeBytes { ForeignFormat.name(of: $0) })
      }
  }

  /// The signature of a whole file.
  package init(_ bytes: [UInt8]) { self.init(bytes.span.bytes) }

  /// Why a file that begins like this holds no report in any form; `nil` when it may hold one.
  package var refusal: SheetError? {
    switch form {
    case .workbook, .text, .json: nil
    case .empty: SheetError(.emptyFile)
    case .foreign(let name): SheetError(.unknownFormat(name))
    }
  }

  /// How many bytes say what a file is.
  package static let length = FormatSignature.bytes
}
