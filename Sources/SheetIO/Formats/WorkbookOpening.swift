public import Foundation

extension Workbook {
  /// Opens a file as a workbook, whatever its name says: its format is known by its first bytes.
  ///
  /// ```swift
  /// let cell = try Workbook(contentsOf: url)["B7"]
  /// ```
  ///
  /// A wrong or empty cell is not an error; what else is worth knowing is in ``notices``. Of a file that cannot be a
  /// workbook only the beginning is read.
  ///
  /// - Throws: ``SheetError`` with the file's path when it cannot be read, no format is recognised, the file is damaged
  ///   or under a password, or it exceeds `limits`.
  public init(contentsOf url: URL, limits: ReadLimits = .default) throws(SheetError) {
    do throws(SheetError) {
      try self.init(try OpenInput.bytes(of: url, most: limits.fileBytes), limits: limits)
    } catch {
      throw error.located(file: url.isFileURL ? url.path : url.absoluteString)
    }
  }

  /// The workbook in the bytes of a file; see ``init(contentsOf:limits:)``.
  ///
  /// - Throws: ``SheetError``, which names parts and lines, never the file: the caller knows its name.
  public init(_ bytes: some Collection<UInt8>, limits: ReadLimits = .default) throws(SheetError) {
    self = try WorkbookFile.read(Array(bytes), limits: limits)
  }
}

extension OpenInput {
  /// The bytes of the file at a URL, when there are no more than `limit` and the first of them promise a report.
  package static func bytes(of url: URL, most limit: Int) throws(SheetError) -> [UInt8] {
    guard url.isFileURL else {
      throw SheetError(.cannotRead(BilingualText(es: "no es un archivo", en: "it is no file")))
    }
    do {
      return try OpenInput(path: Array(url.path.utf8)).bytes(most: limit)
    } catch let error as SheetError {
      throw error
    } catch let error as SystemError {
      throw SheetError(.cannotRead(error.reason))
    } catch {
      let text = String(describing: error)
      throw SheetError(.cannotRead(BilingualText(es: text, en: text)))
    }
  }
}
