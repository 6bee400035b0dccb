import Foundation
public import SheetIO

/// The canonical JSON: written and read by looping over the fields.
public enum ReportJSON {
  /// How the text is laid out.
  @nonexhaustive
  public enum Style: Sendable {
    /// Indented, with a line break at the end.
    case pretty
    /// One line with a line break at the end, as newline-delimited JSON wants it.
    case line
  }

  /// The document as JSON.
  ///
  /// Equal documents give equal text. What an older `version` has no field for is written as
  /// ``ReportDocument/held(by:)`` says.
  public static func write(
    _ document: ReportDocument, language: Language, style: Style = .pretty, provenance: Bool = false,
    version: SchemaVersion = .current
  ) -> String {
    String(
      decoding: bytes(
        of: document, language: language, style: style, provenance: provenance, version: version),
      as: UTF8.self)
  }

  /// The same, in UTF-8.
  package static func bytes(
    of document: ReportDocument, language: Language, style: Style = .pretty, provenance: Bool = false,
    version: SchemaVersion = .current
  ) -> [UInt8] {
    var writer = JSONWriter(style)
    writer.write(document.held(by: version), language: language, provenance: provenance, version)
    writer.literal("\n")
    return writer.taken()
  }

  /// The same, in pieces of some 256 KiB and a last one, as they are written.
  package static func write(
    _ document: ReportDocument, language: Language, style: Style, provenance: Bool, version: SchemaVersion,
    to take: (RawSpan) -> Void
  ) {
    withoutActuallyEscaping(take) { take in
      var writer = JSONWriter(style, capacity: bytesOfReport, handOn: take)
      writer.write(document.held(by: version), language: language, provenance: provenance, version)
      writer.literal("\n")
      writer.handAllOn()
    }
  }

  /// What most reports have on one line.
  private static let bytesOfReport = 64 << 10

  /// A document that was written on one line, laid out as ``Style/pretty``.
  package static func indented(_ line: String) -> [UInt8] { JSONValue.indented(line) }

  /// Origins by their pointers, as ``write(_:language:style:provenance:)`` puts them into a document, on one line.
  package static func origins(_ origins: [(pointer: String, origin: Provenance)]) -> String {
    var writer = JSONWriter(.line)
    writer.write(origins)
    return writer.text
  }
}
