/// Reads OpenDocument spreadsheets.
///
/// Source: OpenDocument 1.3 Part 2 (packages) and Part 3, 9 (tables).
enum ODSReader: WorkbookReader {
  /// The first part of a package is its media type, stored as it is, at a fixed place.
  static func recognizes(_ bytes: RawSpan) -> Bool {
    bytes.withUnsafeBytes { bytes in
      let start = 30
      return bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) && bytes.count > start
        && bytes[start...].starts(with: "mimetype\(mediaType)".utf8)
    }
  }

  private static let mediaType = "application/vnd.oasis.opendocument.spreadsheet"

  static func read(_ bytes: RawSpan, limits: ReadLimits) throws(SheetError) -> Workbook {
    try bytes.withUnsafeBytes { (bytes) throws(SheetError) in
      var package = try OfficePackage(bytes, limits: limits)
      return try read(&package, limits: limits)
    }
  }

  /// Whether a package is a spreadsheet whose media type is not first, or is in its manifest alone.
  static func isWorkbook(_ package: inout OfficePackage) throws(SheetError) -> Bool {
    guard package.contains(content) else { return false }
    let stated = String(decoding: try package.head(of: PartName("mimetype"), bytes: 128), as: UTF8.self)
    guard stated.isEmpty else { return stated.hasPrefix(mediaType) }
    var manifest = ODSManifestVisitor()
    try package.parseIfPresent(manifestPart, with: &manifest)
    return manifest.mediaType?.hasPrefix(mediaType) ?? false
  }

  static func read(_ package: inout OfficePackage, limits: ReadLimits) throws(SheetError) -> Workbook {
    var manifest = ODSManifestVisitor()
    try package.parseIfPresent(manifestPart, with: &manifest)
    guard !manifest.isEncrypted else { throw SheetError(.passwordProtected) }
    var visitor = ODSVisitor(limits)
    // Formats that content.xml refers to may be in the common styles.
    try package.parseIfPresent(PartName("styles.xml"), with: &visitor.styles)
    try package.parse(content, with: &visitor)
    return visitor.workbook(.ods)
  }

  private static let content = PartName("content.xml")
  /// Source: OpenDocument 1.3 Part 2, 3.2.
  private static let manifestPart = PartName("META-INF/manifest.xml")
}

/// Reads OpenDocument spreadsheets that are one XML file.
enum FlatODSReader: WorkbookReader {
  static func recognizes(_ bytes: RawSpan) -> Bool {
    bytes.withUnsafeBytes { MarkupHead($0).isFlatOpenDocument }
  }

  static func read(_ bytes: RawSpan, limits: ReadLimits) throws(SheetError) -> Workbook {
    let visitor = try bytes.withUnsafeBytes { (bytes) throws(SheetError) in
      try PlainXML.repaired(bytes) { (bytes) throws(SheetError) in
        try XMLPushParser.parse(bytes, as: .xml, with: ODSVisitor(limits))
      }
    }
    return visitor.workbook(.fods)
  }
}

/// Recognises what a package is, and whether its parts are encrypted.
struct ODSManifestVisitor: XMLVisitor {
  private(set) var isEncrypted = false
  /// The media type of the package as a whole.
  private(set) var mediaType: String?
  var keptUnder: String? { "manifest of OpenDocument" }

  mutating func open(_ element: XMLElement) {
    if element.name == "file-entry", element[prefixed: "full-path"].map({ $0 == "/" }) ?? false {
      mediaType = element[prefixed: "media-type"]?.string
    }
    if element.name == "encryption-data" { isEncrypted = true }
  }
}
