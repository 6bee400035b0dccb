internal import CXlsx

/// One XML document on its way from bytes to a visitor; dropping it frees the parser.
///
/// Source: libxml2 `xmlParseChunk`.
struct XMLPushParser: ~Copyable {
  private let handle: OpaquePointer
  private let bridge: SAXBridge

  /// What is parsed.
  enum Markup { case xml, html }

  /// A parser for one document, whose visitor the bridge holds.
  init(bridge: SAXBridge, markup: Markup = .xml) throws(SheetError) {
    var handler = SAXBridge.handler
    // Unretained: this struct owns the bridge and frees the parser before it.
    let context = Unmanaged.passUnretained(bridge).toOpaque()
    let created = markup == .html ? cxlsx_html_create(&handler, context) : cxlsx_xml_create(&handler, context)
    guard let handle = created else {
      throw SheetError(.malformedXML(.noMemory))
    }
    bridge.parser = handle
    self.handle = handle
    self.bridge = bridge
  }

  deinit { cxlsx_xml_free(handle) }

  /// Parses the next bytes.
  func feed(_ bytes: UnsafeRawBufferPointer) throws(SheetError) {
    try bridge.expectEvents(bytes.count)
    let bytes = bridge.withoutBlankBeginning(bytes).bindMemory(to: UInt8.self)
    guard let start = bytes.baseAddress else { return }
    try check(cxlsx_xml_feed(handle, start, bytes.count))
  }

  /// Parses a whole document that is in memory; the visitor is handed back.
  static func parse<Visitor: XMLVisitor>(
    _ bytes: UnsafeRawBufferPointer, as markup: Markup, with visitor: Visitor
  ) throws(SheetError) -> Visitor {
    let bridge = VisitorBridge(visitor)
    let parser = try XMLPushParser(bridge: bridge, markup: markup)
    var rest = bytes[...]
    while !rest.isEmpty {
      let piece = rest.prefix(pieceBytes)
      rest = rest.dropFirst(piece.count)
      try parser.feed(UnsafeRawBufferPointer(rebasing: piece))
    }
    try parser.finish()
    return bridge.visitor
  }

  /// Small enough that the parser never holds much of a document.
  private static let pieceBytes = 64 << 10

  /// Says that the document ends here.
  func finish() throws(SheetError) {
    try check(cxlsx_xml_finish(handle))
  }

  private func check(_ status: cxlsx_xml_status) throws(SheetError) {
    let line = Int(cxlsx_xml_line(handle)) + bridge.linesBefore
    switch status {
    case CXLSX_XML_OK: return
    case CXLSX_XML_DOCTYPE: throw SheetError(.malformedXML(.documentType)).located(line: line)
    case CXLSX_XML_STOPPED:
      throw (bridge.failure ?? SheetError(.malformedXML(.stopped))).located(line: line)
    default:
      throw SheetError(.malformedXML(.syntax(Int(cxlsx_xml_code(handle))))).located(line: line)
    }
  }
}

/// Between libxml2's callbacks and a visitor: a Swift error never crosses a C frame.
///
/// The first failure is kept, the parser stopped, and the feeding call throws it.
class SAXBridge {
  /// Set once, right after the parser was made with this bridge as its context.
  fileprivate var parser: OpaquePointer?
  fileprivate private(set) var failure: SheetError?
  private var silentBytes = 0
  private var hasBegun = false
  /// Blank lines that were before the document.
  fileprivate private(set) var linesBefore = 0

  fileprivate static let handler = cxlsx_xml_handler(
    open: { context, name, uri, attributes in
      let element = XMLElement(name: name, namespace: uri, attributes: attributes)
      SAXBridge.from(context)._withUnsafeGuaranteedRef { $0.open(element) }
    },
    close: { context, name in
      SAXBridge.from(context)._withUnsafeGuaranteedRef { $0.close(XMLText(bridged: name)) }
    },
    text: { context, text in
      SAXBridge.from(context)._withUnsafeGuaranteedRef { $0.text(XMLText(bridged: text)) }
    })

  /// Counts bytes that are fed, and refuses half a megabyte of markup that yields nothing.
  ///
  /// libxml2 compares each attribute of an element with every other, before it reports the element.
  fileprivate func expectEvents(_ bytes: Int) throws(SheetError) {
    silentBytes += bytes
    guard silentBytes <= SAXLimits.tagBytes else {
      throw SheetError(.tooLarge(what: .tagBytes, limit: SAXLimits.tagBytes))
    }
  }

  /// The bytes without white space and byte-order marks before the document's first tag, which XML does not allow there
  /// and many writers leave.
  fileprivate func withoutBlankBeginning(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    guard !hasBegun else { return bytes }
    let mark = ByteOrderMark.utf8.bytes
    let rest = bytes.drop { $0 == 0x20 || (0x09...0x0D).contains($0) || mark.contains($0) }
    // A UTF-16 document begins with bytes of its own.
    guard rest.isEmpty || rest.first == UInt8(ascii: "<") else {
      hasBegun = true
      return bytes
    }
    hasBegun = !rest.isEmpty
    linesBefore += bytes.prefix(bytes.count - rest.count).count { $0 == 0x0A }
    return UnsafeRawBufferPointer(rebasing: rest)
  }

  /// Keeps the failure and stops the parser, which calls back no more.
  fileprivate func fail(_ error: SheetError) {
    failure = error
    if let parser { cxlsx_xml_stop(parser) }
  }

  fileprivate func noteEvent() { silentBytes = 0 }

  fileprivate func open(_ element: XMLElement) {}
  fileprivate func close(_ name: XMLText) {}
  fileprivate func text(_ text: XMLText) {}

  /// The caller of the parser owns the bridge, so no event needs to retain it.
  private static func from(_ context: UnsafeMutableRawPointer) -> Unmanaged<SAXBridge> {
    Unmanaged<SAXBridge>.fromOpaque(context)
  }
}

/// The bridge to one kind of visitor, so that its calls need no dynamic dispatch of their own.
final class VisitorBridge<Visitor: XMLVisitor>: SAXBridge {
  /// The visitor, which has seen everything once the parser has finished.
  private(set) var visitor: Visitor
  private var depth = 0

  init(_ visitor: Visitor) { self.visitor = visitor }

  override fileprivate func open(_ element: XMLElement) {
    noteEvent()
    depth += 1
    guard depth <= SAXLimits.depth else {
      return fail(SheetError(.tooLarge(what: .xmlLevels, limit: SAXLimits.depth)))
    }
    guard element.attributeCount <= SAXLimits.attributes else {
      return fail(SheetError(.tooLarge(what: .attributes, limit: SAXLimits.attributes)))
    }
    do throws(SheetError) { try visitor.open(element) } catch { fail(error) }
  }

  override fileprivate func close(_ name: XMLText) {
    noteEvent()
    depth -= 1
    do throws(SheetError) { try visitor.close(name) } catch { fail(error) }
  }

  override fileprivate func text(_ text: XMLText) {
    noteEvent()
    do throws(SheetError) { try visitor.text(text) } catch { fail(error) }
  }
}

enum SAXLimits {
  /// Far above any part that is read: a sheet nests eight levels, its extensions some twenty.
  static let depth = 256
  /// The elements of a worksheet have at most thirty; a root declares some forty namespaces.
  static let attributes = 512
  /// Half a megabyte: the longest honest tag lists the ranges of one conditional format.
  static let tagBytes = 512 << 10
}
