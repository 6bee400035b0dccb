/// A file could not be read or written at all.
///
/// One wrong cell is never a `SheetError`: it becomes a finding, and reading goes on.
public struct SheetError: Error, Hashable, Sendable {
  /// What went wrong.
  @nonexhaustive
  public enum Kind: Hashable, Sendable {
    /// The file has no bytes.
    case emptyFile
    /// The bytes are none of the formats read; the text names what they look like, if known.
    case unknownFormat(BilingualText?)
    /// The file is protected by a password.
    case passwordProtected
    /// The file ends before it should.
    case truncated(afterBytes: Int)
    /// The container (zip, compound file) is damaged; the text is for an expert.
    case damagedContainer(BilingualText)
    /// A part that the format requires is missing.
    case missingPart(String)
    /// A part is not well-formed XML, or uses what is refused (a DTD).
    case malformedXML(XMLDefect)
    /// The text's encoding cannot be recognised or decoded.
    case undecodableText(BilingualText)
    /// The file has more bytes than may be read; how many, where that is known without reading them.
    case fileTooLarge(bytes: Int?, limit: Int)
    /// A limit of ``ReadLimits`` is exceeded.
    case tooLarge(what: LimitedUnit, limit: Int)
    /// A text is longer than a cell holds; its subject, as in “the text of ‘Definición’ of Fin”, and its UTF-16 units.
    case textTooLong(BilingualText, length: Int)
    /// A file that was to be shown as a picture is none.
    case notAPicture
    /// The file could not be opened or read, and why.
    case cannotRead(BilingualText)
    /// The output could not be written, and why.
    case cannotWrite(BilingualText)
  }

  /// What went wrong.
  public let kind: Kind
  /// Where, as far as it is known.
  public var location: SheetLocation

  /// An error at a place.
  public init(_ kind: Kind, at location: SheetLocation = SheetLocation()) {
    self.kind = kind
    self.location = location
  }

  /// The same error with the missing parts of its place filled in.
  public func located(
    file: String? = nil, part: String? = nil, sheet: String? = nil, line: Int? = nil
  ) -> SheetError {
    var copy = self
    copy.location.file = location.file ?? file
    copy.location.part = location.part ?? part
    copy.location.sheet = location.sheet ?? sheet
    copy.location.line = location.line ?? line
    return copy
  }
}

/// Where something is; every part is optional.
public struct SheetLocation: Hashable, Sendable {
  /// The file as the user named it.
  public var file: String?
  /// The part inside the container, for example `xl/worksheets/sheet1.xml`.
  public var part: String?
  /// The sheet's name.
  public var sheet: String?
  /// The cell.
  public var cell: CellAddress?
  /// The line of text, one-based.
  public var line: Int?

  /// A place.
  public init(
    file: String? = nil, part: String? = nil, sheet: String? = nil, cell: CellAddress? = nil, line: Int? = nil
  ) {
    self.file = file
    self.part = part
    self.sheet = sheet
    self.cell = cell
    self.line = line
  }
}
