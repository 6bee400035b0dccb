import Foundation
import MIRSchema
import MIRSheets
import SheetIO

/// Outputs appear whole or not at all: written to a temporary file next to their place, then renamed.
///
/// What is not a regular file, a device or a pipe, is written into; a link stays, and what it leads to is replaced; a
/// file that is replaced keeps its mode and, where possible, its owner.
enum Output {
  /// Writes bytes to a file, or to standard output for `nil` and `-`.
  static func write(_ bytes: Data, to path: String?, shown: String? = nil) throws {
    guard let path, path != "-" else { return try toStandardOutput(bytes.bytes) }
    try telling(shown ?? path) { try put(bytes, into: try Place(path)) }
  }

  /// Writes an output piece by piece as `body` hands them on, so that not all of it is in memory; without a piece nothing is
  /// written.
  static func writePieces(
    to path: String?, shown: String? = nil, _ body: ((RawSpan) throws -> Void) throws -> Void
  ) throws {
    guard let path, path != "-" else { return try body { try toStandardOutput($0) } }
    var output: OpenOutput?
    try body { piece in
      try telling(shown ?? path) {
        if output == nil { output = try OpenOutput(Place(path)) }
        try output?.write(piece)
      }
    }
    try telling(shown ?? path) { try output?.end() }
  }

  /// An output that takes pieces until it is ended; one that is dropped before leaves nothing in its place.
  private final class OpenOutput {
    private let descriptor: Int32
    private var file: TemporaryFile?
    private let target: RawPath?
    private let isStandardOutput: Bool

    init(_ place: Place) throws {
      switch place {
      case .standardOutput: (descriptor, target, isStandardOutput) = (STDOUT_FILENO, nil, true)
      case .written(let path):
        let opened = unsafe path.withCString { unsafe open($0, O_WRONLY | O_CLOEXEC) }
        guard opened >= 0 else { throw SystemError.last }
        (descriptor, target, isStandardOutput) = (opened, nil, false)
      case .replaced(let target, let status):
        try Output.makeFolder(of: target)
        let file = try TemporaryFile(beside: target, like: status)
        descriptor = file.descriptor
        self.target = target
        isStandardOutput = false
        self.file = consume file
      }
    }

    deinit { if target == nil, !isStandardOutput { close(descriptor) } }

    func write(_ piece: RawSpan) throws {
      if isStandardOutput {
        try Output.toStandardOutput(piece)
      } else {
        try Descriptor.write(piece, to: descriptor)
      }
    }

    func end() throws {
      if let target, let file = file.take() { try file.move(to: target) }
    }
  }

  /// Writes bytes to a file of a folder whose names are the program's own: what has the name is replaced, be it a link.
  static func writeOwn(_ bytes: Data, to path: String) throws {
    try telling(path) { try put(bytes, into: .replaced(RawPath(path), like: nil)) }
  }

  /// Waits until what was written would outlast a power cut: once for all, not file by file.
  static func settle() { sync() }

  /// Writes the reports of documents as a workbook to a file, or to standard output for `nil` and `-`.
  static func write(
    _ documents: [ReportDocument], paging: Paging, paper: Paper, logo: Picture?, to path: String?,
    shown: String? = nil
  ) throws {
    try replace(path ?? "-", shown: shown) { temporary throws(SheetError) in
      try ReportWorkbook.write(
        documents, paging: paging, paper: paper, logo: logo, language: Console.current, to: temporary)
    }
  }

  /// Writes a copy of a person's workbook with marks; where its parts do not take them, or there is none, the reports drawn
  /// anew.
  static func write(
    _ marked: MarkedWorkbook, into original: [UInt8]?, limits: ReadLimits, otherwise document: ReportDocument,
    to path: String
  ) throws {
    try replace(path) { temporary throws(SheetError) in
      if let original, try marked.copy(original, to: temporary, limits: limits) { return }
      try ReportWorkbook.write([document], paging: .titles, language: Console.current, to: temporary)
    }
  }

  /// Writes bytes to standard output; a full disk or a closed stream is a failure, never a silent half.
  static func toStandardOutput(_ text: String) throws {
    try unsafe toStandardOutput(text.utf8.span.bytes)
  }

  /// The same of bytes.
  static func toStandardOutput(_ bytes: RawSpan) throws {
    ProgressLine.end()
    do throws(SystemError) {
      try Descriptor.write(bytes, to: STDOUT_FILENO)
    } catch {
      let reason = error.reason
      throw Failure(
        .cannotWrite, es: "no se pudo escribir todo en la salida estándar: \(reason.spanish).",
        en: "standard output could not be written to the end: \(reason.english).",
        hintES: "Revise a dónde va la salida, o use -o.", hintEN: "Check where the output goes, or use -o.")
    }
  }

  /// A folder that is there when this returns.
  static func folder(_ path: String) throws -> RawPath {
    let folder = RawPath(path)
    do throws(SystemError) {
      try folder.makeFolder()
    } catch {
      throw Failure(
        .cannotWrite, es: "\(path): no se puede crear la carpeta.",
        en: "\(path): the folder cannot be created.",
        hintES: "Revise los permisos, y que no haya un archivo con ese nombre.",
        hintEN: "Check the permissions, and that no file has that name.")
    }
    return folder
  }

  /// Outputs of a folder, which is made where there is none, that are to appear together.
  static func staging(in path: String) throws -> Staging {
    let folder = try folder(path)
    do throws(SystemError) {
      return try Staging(in: folder)
    } catch {
      let reason = error.reason
      throw Failure(
        .cannotWrite, es: "\(path): no se puede escribir en la carpeta. Motivo: \(reason.spanish).",
        en: "\(path): the folder cannot be written to. Reason: \(reason.english).",
        hintES: "Revise los permisos y que haya espacio.",
        hintEN: "Check the permissions, and that there is space.")
    }
  }

  /// Writes a file, or standard output for `-`, by way of a library that wants a path: `body` writes there.
  static func replace(_ path: String, shown: String? = nil, _ body: (String) throws(SheetError) -> Void)
    throws
  {
    try telling(shown ?? path) {
      let place: Place = path == "-" ? .standardOutput : try Place(path)
      // Libraries take only names that are text, and write only what they can start again.
      if case .replaced(let target, let status) = place, target.folder.isText {
        try makeFolder(of: target)
        let file = try TemporaryFile(beside: target, like: status)
        try body(file.path.text)
        return try file.move(to: target)
      }
      let scratch = RawPath(FileManager.default.temporaryDirectory.path).appending(
        Array("mirsheet.xlsx".utf8))
      let file = try TemporaryFile(beside: scratch, like: nil)
      try body(file.path.text)
      try put(try file.path.content(), into: place)
    }
  }

  /// Writes one of the files of a folder whose names are the program's own, piece by piece as `body` hands them on.
  static func replaceOwn(_ path: String, _ body: ((RawSpan) throws -> Void) throws -> Void) throws {
    try telling(path) {
      let file = try TemporaryFile(beside: RawPath(path), like: nil)
      let descriptor = file.descriptor
      try body { try Descriptor.write($0, to: descriptor) }
      try file.move(to: RawPath(path))
    }
  }

  // MARK: Where to

  /// What is done with an output, by what is in its place.
  private enum Place {
    case standardOutput
    /// A device or a pipe.
    case written(RawPath)
    case replaced(RawPath, like: FileStatus?)

    /// - Throws: ``SystemError`` where nothing can be written.
    init(_ path: String) throws(SystemError) {
      let path = RawPath(path)
      let status = FileStatus(path, following: true)
      if let status {
        guard status.kind != .folder else { throw SystemError(number: EISDIR) }
        if status.identity == FileStatus(descriptor: STDOUT_FILENO)?.identity {
          self = .standardOutput
          return
        }
        guard status.kind == .file else {
          self = .written(path)
          return
        }
        // Renaming would not mind, but somebody wrote-protected the file.
        guard path.isWritable else { throw SystemError.last }
      }
      guard let target = path.target else { throw SystemError(number: ELOOP) }
      self = .replaced(target, like: status)
    }
  }

  private static func put(_ bytes: Data, into place: Place) throws {
    let output = try OpenOutput(place)
    try output.write(bytes.bytes)
    try output.end()
  }

  /// Makes the folder that an output is to be in, where there is nothing of its name.
  private static func makeFolder(of target: RawPath) throws(SystemError) {
    if FileStatus(target.folder, following: true) == nil { try target.folder.makeFolder() }
  }

  /// Says of which output it is that it cannot be written, and why.
  static func telling(_ path: String, _ body: () throws -> Void) throws {
    do {
      try body()
    } catch let error as SheetError {
      throw Failure(error, file: path, code: .cannotWrite)
    } catch let error as SystemError {
      let reason = error.reason
      throw Failure(
        .cannotWrite, es: "\(path): no se puede escribir. Motivo: \(reason.spanish).",
        en: "\(path): cannot be written. Reason: \(reason.english).",
        hintES: "Revise la ruta, que tenga permiso de escritura y que haya espacio, o use -o con otra.",
        hintEN: "Check the path, that you may write there and that there is space, or use -o with another.")
    }
  }
}
