import Foundation
import SheetIO

extension RawPath {
  /// The file's bytes.
  ///
  /// - Throws: ``Failure`` when it cannot be read, ``SheetError`` when it has more than `limit` bytes or its first show
  ///   that it is not a report.
  func read(most limit: Int) throws -> [UInt8] {
    try telling { try OpenInput(self).bytes(most: limit) }
  }

  /// The first of the file's bytes.
  ///
  /// - Throws: ``Failure`` when it cannot be read.
  func head(_ count: Int) throws -> [UInt8] {
    try telling { try OpenInput(self).head(count) }
  }

  /// Hands on the file's bytes piece by piece; with a `limit`, only what ``read(most:)`` would give.
  ///
  /// - Throws: as ``read(most:)``.
  func read(most limit: Int?, _ receive: (RawSpan) throws -> Void) throws {
    try telling {
      let input = try OpenInput(self)
      try input.forEachPiece(most: limit, receive)
    }
  }

  private func telling<Result>(_ read: () throws -> Result) throws -> Result {
    do {
      return try read()
    } catch is SystemError {
      throw Failure(
        .noInput, es: "no se puede leer.", en: "cannot be read.", hintES: "Revise los permisos del archivo.",
        hintEN: "Check the file's permissions.")
    }
  }
}
