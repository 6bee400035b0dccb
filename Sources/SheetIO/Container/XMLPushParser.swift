internal import CXlsx

/// One XML document on its way from bytes to a visitor; dropping it frees the parser.
///
/// Source: libxml2 `xmlParseChunk`.
struct XMLPushParser: ~Copyable {
  private let handle: OpaquePointer
  private let bridge: SAXBridge

  /// A parser for one document.
  init(visitor: any XMLVisitor) throws(SheetError) {
    let bridge = SAXBridge(visitor: visitor)
    var handler = SAXBridge.handler
    // Unretained: this struct owns the bridge and frees the parser before it.
    guard let handle = cxlsx_xml_create(&handler, Unmanaged.passUnretained(bridge).toOpaque()) else {
      throw SheetError(.malformedXML("no memory for the parser"))
    }
    bridge.parser = handle
    self.handle = handle
    self.bridge = bridge
  }

  deinit { cxlsx_xml_free(handle) }

  /// Parses the next bytes.
  func feed(_ bytes: UnsafeRawBufferPointer) throws(SheetError) {
    try bridge.expectEvents(bytes.count)
    let bytes = bytes.bindMemory(to: UInt8.self)
    guard let start = bytes.baseAddress else { return }
    try check(cxlsx_xml_feed(handle, start, bytes.count))
  }

  /// Says that the document ends here.
  func finish() throws(SheetError) {
    try check(cxlsx_xml_finish(handle))
  }

  private func check(_ status: cxlsx_xml_status) throws(SheetError) {
    let line = Int(cxlsx_xml_line(handle))
    switch status {
    case CXLSX_XML_OK: return
    case CXLSX_XML_DOCTYPE: throw SheetError(.malformedXML("a document type declaration")).located(line: line)
    case CXLSX_XML_STOPPED:
      throw (bridge.failure ?? SheetError(.malformedXML("stopped"))).located(line: line)
    default:
      throw SheetError(.malformedXML(String(cString: cxlsx_xml_reason(handle)))).located(line: line)
    }
  }
}

/// Between libxml2's callbacks and a visitor: a Swift error never crosses a C frame.
///
/// The first failure is kept, the parser stopped, and the feeding call throws it.
private final class SAXBridge {
  /// Set once, right after the parser was made with this bridge as its context.
  var parser: OpaquePointer?
  private(set) var failure: SheetError?
  private let visitor: any XMLVisitor
  private var depth = 0
  private var silentBytes = 0

  init(visitor: any XMLVisitor) { self.visitor = visitor }

  static let handler = cxlsx_xml_handler(
    open: { context, name, uri, attributes in
      SAXBridge.from(context).open(XMLElement(name: name, namespace: uri, attributes: attributes))
    },
    close: { context, name in SAXBridge.from(context).close(XMLText(bridged: name)) },
    text: { context, text in SAXBridge.from(context).text(XMLText(bridged: text)) })

  /// Counts bytes that are fed, and refuses half a megabyte of markup that yields nothing.
  ///
  /// libxml2 compares each attribute of an element with every other, before it reports the element.
  func expectEvents(_ bytes: Int) throws(SheetError) {
    silentBytes += bytes
    guard silentBytes <= Self.maximumSilentBytes else {
      throw SheetError(.tooLarge(what: "bytes of one tag", limit: Self.maximumSilentBytes))
    }
  }

  private func open(_ element: XMLElement) {
    depth += 1
    handle { () throws(SheetError) in
      guard depth <= Self.maximumDepth else {
        throw SheetError(.tooLarge(what: "levels of XML", limit: Self.maximumDepth))
      }
      guard element.attributeCount <= Self.maximumAttributes else {
        throw SheetError(.tooLarge(what: "attributes of one element", limit: Self.maximumAttributes))
      }
      try visitor.open(element)
    }
  }

  private func close(_ name: XMLText) {
    depth -= 1
    handle { () throws(SheetError) in try visitor.close(name) }
  }

  private func text(_ text: XMLText) {
    handle { () throws(SheetError) in try visitor.text(text) }
  }

  private func handle(_ event: () throws(SheetError) -> Void) {
    guard failure == nil else { return }
    silentBytes = 0
    do throws(SheetError) {
      try event()
    } catch {
      failure = error
      if let parser { cxlsx_xml_stop(parser) }
    }
  }

  private static func from(_ context: UnsafeMutableRawPointer) -> SAXBridge {
    Unmanaged<SAXBridge>.fromOpaque(context).takeUnretainedValue()
  }

  /// Far above any part that is read: a sheet nests eight levels, its extensions some twenty.
  private static let maximumDepth = 256
  /// The elements of a worksheet have at most thirty; a root declares some forty namespaces.
  private static let maximumAttributes = 512
  /// Half a megabyte: the longest honest tag lists the ranges of one conditional format.
  private static let maximumSilentBytes = 512 << 10
}
