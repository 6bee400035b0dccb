/// The parts that say of a workbook what people look for it by.
struct PropertyParts {
  let workbook: DrawnWorkbook
  let names: BookNames

  /// Source: ECMA-376 Part 1, 22.2 (extended properties).
  func writeApplication(to part: inout ByteWriter) {
    part.putDeclaration()
    part.put(
      "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"")
    putTypes(to: &part)
    part.put(
      "<Application>Microsoft Excel</Application><DocSecurity>0</DocSecurity><ScaleCrop>false</ScaleCrop>")
    part.put("<HeadingPairs><vt:vector")
    part.put("size", names.all.isEmpty ? 2 : 4)
    part.put(" baseType=\"variant\">")
    put(pair: "Worksheets", workbook.sheets.count, to: &part)
    if !names.all.isEmpty { put(pair: "Named Ranges", names.all.count, to: &part) }
    part.put("</vt:vector></HeadingPairs><TitlesOfParts><vt:vector")
    part.put("size", workbook.sheets.count + names.all.count)
    part.put(" baseType=\"lpstr\">")
    for title in workbook.sheets.map(\.name) + names.all.map(\.shown) {
      put(element: "vt:lpstr", WrittenText.plain(title), to: &part)
    }
    part.put("</vt:vector></TitlesOfParts>")
    put(element: "Company", workbook.company.map(Self.short) ?? "", to: &part)
    part.put("<LinksUpToDate>false</LinksUpToDate><SharedDoc>false</SharedDoc>")
    part.put("<HyperlinksChanged>false</HyperlinksChanged><AppVersion>12.0000</AppVersion></Properties>")
  }

  private func putTypes(to part: inout ByteWriter) {
    part.put(" xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\">")
  }

  private func put(pair name: StaticString, _ count: Int, to part: inout ByteWriter) {
    part.put("<vt:variant><vt:lpstr>")
    part.put(name)
    part.put("</vt:lpstr></vt:variant><vt:variant><vt:i4>")
    part.put(count)
    part.put("</vt:i4></vt:variant>")
  }

  private func put(element name: StaticString, _ text: String, to part: inout ByteWriter) {
    part.put(UInt8(ascii: "<"))
    part.put(name)
    part.put(UInt8(ascii: ">"))
    part.put(text: text)
    part.put("</")
    part.put(name)
    part.put(UInt8(ascii: ">"))
  }

  /// Source: ECMA-376 Part 2, 11 (core properties).
  func writeCore(to part: inout ByteWriter) {
    part.putDeclaration()
    part.put(
      "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\""
    )
    part.put(" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\"")
    part.put(" xmlns:dcmitype=\"http://purl.org/dc/dcmitype/\"")
    part.put(" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">")
    if let title = workbook.title { put(element: "dc:title", Self.short(title), to: &part) }
    if let subject = workbook.subject { put(element: "dc:subject", Self.short(subject), to: &part) }
    part.put("<dc:creator>mirsheet</dc:creator>")
    if let keywords = workbook.keywords { put(element: "cp:keywords", Self.short(keywords), to: &part) }
    part.put("<cp:lastModifiedBy>mirsheet</cp:lastModifiedBy>")
    for name in ["created", "modified"] as [StaticString] {
      part.put("<dcterms:")
      part.put(name)
      part.put(" xsi:type=\"dcterms:W3CDTF\">")
      part.put(Self.created)
      part.put("</dcterms:")
      part.put(name)
      part.put(UInt8(ascii: ">"))
    }
    part.put("</cp:coreProperties>")
  }

  /// The same in every file, so that equal reports give equal bytes.
  private static let created: StaticString = "2024-01-01T00:00:00Z"

  /// Source: ECMA-376 Part 1, 22.3 (custom properties).
  static func writeCustom(_ stamp: (property: String, value: String), to part: inout ByteWriter) {
    part.putDeclaration()
    part.put("<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\"")
    part.put(" xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\">")
    part.put("<property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\"2\"")
    part.put("name", attribute: WrittenText.plain(stamp.property))
    part.put("><vt:lpwstr>")
    part.put(text: WrittenText.plain(stamp.value))
    part.put("</vt:lpwstr></property></Properties>")
  }

  /// As much of a text as properties have room for: 250 code points.
  private static func short(_ text: String) -> String {
    WrittenText.plain(String(text.unicodeScalars.prefix(longest)))
  }

  private static let longest = 250
}
