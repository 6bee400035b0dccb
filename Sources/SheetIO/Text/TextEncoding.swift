/// Turns the bytes of a text file into UTF-8, whichever encoding they are in.
///
/// In this order: byte-order mark; UTF-16 by the places of its zero bytes; UTF-8 when every byte fits; else
/// one of ``SingleByteEncoding``.
struct TextEncoding {
  /// The text, without byte-order mark.
  let utf8: [UInt8]
  /// The encoding's name, when it is not UTF-8.
  let name: String?
  /// The name of another one that is as likely.
  private(set) var rival: String?

  /// - Throws: ``SheetError/Kind/unknownFormat(_:)`` for bytes that are not text,
  ///   ``SheetError/Kind/undecodableText(_:)`` for text that is damaged.
  init(_ bytes: UnsafeRawBufferPointer) throws(SheetError) {
    if let text = Self.unchanged(bytes) {
      self.init(utf8: Array(text), name: nil)
      return
    }
    if let mark = ByteOrderMark(startOf: bytes) {
      let text = UnsafeRawBufferPointer(rebasing: bytes.dropFirst(mark.bytes.count))
      guard mark == .utf8 else {
        try self.init(utf16: text, isLittleEndian: mark == .utf16LittleEndian)
        return
      }
      throw Self.utf8Failure(in: text)
    }
    if let isLittleEndian = Self.utf16ByteOrder(bytes) {
      try self.init(utf16: bytes, isLittleEndian: isLittleEndian)
      return
    }
    let failure = Self.utf8Failure(in: bytes)
    // A few bad bytes among many good sequences are damage; else it never was UTF-8.
    let counts = Self.sequences(in: bytes)
    guard counts.good <= counts.bad else { throw failure }
    let found = SpanishText(bytes)
    guard let utf8 = found.encoding.decode(bytes) else { throw failure }
    self.init(utf8: utf8, name: found.encoding.name)
    rival = found.rival?.name
  }

  /// The text itself where its bytes are UTF-8 already, with or without byte-order mark.
  static func unchanged(_ bytes: UnsafeRawBufferPointer) -> UnsafeBufferPointer<UInt8>? {
    var text = bytes.bindMemory(to: UInt8.self)
    switch ByteOrderMark(startOf: bytes) {
    case .utf8: text = UnsafeBufferPointer(rebasing: text[ByteOrderMark.utf8.bytes.count...])
    case .utf16LittleEndian, .utf16BigEndian: return nil
    case nil: guard utf16ByteOrder(bytes) == nil else { return nil }
    }
    return SoundText.isUTF8(text) ? text : nil
  }

  /// What a person should know of it.
  var notices: [WorkbookNotice.Kind] {
    guard let name else { return [] }
    return [.encoding(name)] + (rival.map { [.encodingInDoubt(name, or: $0)] } ?? [])
  }

  private init(utf8: [UInt8], name: String?) {
    self.utf8 = utf8
    self.name = name
  }

  private init(utf16 bytes: UnsafeRawBufferPointer, isLittleEndian: Bool) throws(SheetError) {
    let name = isLittleEndian ? "UTF-16LE" : "UTF-16BE"
    guard bytes.count.isMultiple(of: 2) else {
      throw SheetError(
        .undecodableText(
          BilingualText(
            es: "\(name) con un número impar de bytes, \(bytes.count)",
            en: "\(name) with an odd number of bytes, \(bytes.count)")))
    }
    let units = stride(from: 0, to: bytes.count, by: 2).map { offset in
      let low = bytes[isLittleEndian ? offset : offset + 1]
      let high = bytes[isLittleEndian ? offset + 1 : offset]
      return UInt16(high) << 8 | UInt16(low)
    }
    var utf8: [UInt8] = []
    let isDamaged = transcode(
      units.makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: true, into: { utf8.append($0) })
    guard !isDamaged else {
      throw SheetError(
        .undecodableText(
          BilingualText(
            es: "\(name) con la mitad de un carácter de dos partes", en: "\(name) with half a surrogate pair")
        ))
    }
    self.init(utf8: utf8, name: name)
  }

  /// Whether the bytes look like UTF-16, and in which order: Latin text has a zero in every other byte.
  static func utf16ByteOrder(_ bytes: UnsafeRawBufferPointer) -> Bool? {
    let head = bytes.prefix(FormatSignature.bytes)
    guard bytes.count.isMultiple(of: 2),
      XMLByte.first(0, in: bytes.bindMemory(to: UInt8.self), from: 0) ?? head.count < head.count
    else { return nil }
    var zeros = (even: 0, odd: 0)
    for (index, byte) in head.enumerated() where byte == 0 {
      if index.isMultiple(of: 2) { zeros.even += 1 } else { zeros.odd += 1 }
    }
    let pairs = head.count / 2
    // A few characters, for example some emoji, have a zero in the other byte.
    if zeros.even * 20 <= zeros.odd, zeros.odd * 2 > pairs { return true }
    if zeros.odd * 20 <= zeros.even, zeros.even * 2 > pairs { return false }
    return nil
  }

  static let notUTF8 = BilingualText(
    es: "tiene bytes que no son UTF-8", en: "it has bytes that are not UTF-8")

  /// Where bytes that are not UTF-8 stop being it.
  private static func utf8Failure(in bytes: UnsafeRawBufferPointer) -> SheetError {
    var decoder = UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var line = 1
    while true {
      switch decoder.parseScalar(from: &iterator) {
      case .valid(let scalar): if scalar.first == UInt8(ascii: "\n") { line += 1 }
      case .error, .emptyInput: return SheetError(.undecodableText(notUTF8)).located(line: line)
      }
    }
  }

  /// How many characters beyond ASCII are sound UTF-8, and how many bytes fit into none.
  private static func sequences(in bytes: UnsafeRawBufferPointer) -> (good: Int, bad: Int) {
    var decoder = UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var counts = (good: 0, bad: 0)
    while true {
      switch decoder.parseScalar(from: &iterator) {
      case .valid(let scalar): if scalar.count > 1 { counts.good += 1 }
      case .error: counts.bad += 1
      case .emptyInput: return counts
      }
    }
  }
}
