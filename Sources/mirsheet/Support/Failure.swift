import ArgumentParser
import Foundation
import MIRSchema
import MIRSheets
import SheetIO

/// A failure of the command as people see it: one line that says what, where and what to do, and an exit code.
struct Failure: Error {
  /// The exit codes of `sysexits.h`.
  enum Code: Int32, Comparable, CaseIterable {
    case done = 0
    case findings = 1
    case usage = 64
    case unreadable = 65
    case noInput = 66
    case internalError = 70
    case cannotWrite = 73

    static func < (left: Code, right: Code) -> Bool { left.rawValue < right.rawValue }

    /// What programs call it.
    var name: String {
      switch self {
      case .done: "done"
      case .findings: "findings"
      case .usage: "usage"
      case .unreadable: "unreadable"
      case .noInput: "no-such-file"
      case .internalError: "internal-error"
      case .cannotWrite: "cannot-write"
      }
    }
  }

  let code: Code
  let message: BilingualText
  var hint: BilingualText?
  /// What else there is to say, each on a line of its own below.
  var details: [BilingualText] = []
  /// Whether an input is damaged, rather than no report.
  var isDamage = false

  init(_ code: Code, es: String, en: String, hintES: String? = nil, hintEN: String? = nil) {
    self.code = code
    message = BilingualText(es: es, en: en)
    if let hintES, let hintEN {
      hint = BilingualText(es: hintES, en: hintEN)
    } else if code == .internalError {
      hint = BilingualText(
        es: "Es un error del programa: si se repite, informe de él con la orden que lo dio.",
        en: "It is an error of the program: if it comes again, report it with the command that gave it.")
    }
  }

  init(_ code: Code, _ message: BilingualText, details: [BilingualText]) {
    self.code = code
    self.message = message
    self.details = details
  }

  init(_ error: ReportFileError, file: String) {
    switch error.reason {
    case .unreadable(let error): self.init(error, file: file)
    case .malformed(let error): self.init(error, file: file)
    }
  }

  init(_ error: SheetError, file: String, code: Code = .unreadable) {
    self.code = code
    message = BilingualText(
      es: "\(file): \(error.message(in: .spanish))", en: "\(file): \(error.message(in: .english))")
    hint = BilingualText(es: error.hint(in: .spanish), en: error.hint(in: .english))
    isDamage =
      switch error.kind {
      case .unknownFormat, .cannotRead, .cannotWrite, .textTooLong, .notAPicture: false
      case .emptyFile, .passwordProtected, .truncated, .damagedContainer, .missingPart, .malformedXML,
        .undecodableText, .fileTooLarge, .tooLarge:
        true
      }
  }

  /// Message and hint where the file is named next to them.
  func told(without file: String) -> BilingualText {
    func text(_ language: Language) -> String {
      let message = self.message[language]
      let bare =
        message.hasPrefix(file + ":") ? message.dropFirst(file.count + 1).drop { $0 == " " } : message[...]
      let parts =
        [String(bare), hint?[language] ?? ""] + [details.map { $0[language] }.joined(separator: "; ")]
      return parts.filter { !$0.isEmpty }.joined(separator: " ")
    }
    return BilingualText(es: text(.spanish), en: text(.english))
  }

  init(_ error: VocabularyError, file: String) {
    let place = error.pointer.isEmpty ? "" : " \(error.pointer):"
    self.init(
      .unreadable, es: "\(file):\(place) \(error.message.spanish).",
      en: "\(file):\(place) \(error.message.english).",
      hintES: VocabularyError.example.spanish, hintEN: VocabularyError.example.english)
  }

  /// The only wrong place next to the file's name, or each of several on its line.
  init(_ error: InterchangeError, file: String) {
    let lines = error.lines
    if lines.count == 1 {
      self.init(.unreadable, es: "\(file): \(lines[0].spanish)", en: "\(file): \(lines[0].english)")
    } else {
      self.init(.unreadable, BilingualText(es: "\(file):", en: "\(file):"), details: lines)
    }
  }
}

extension SheetError {
  /// What is wrong and what to do about it, where the file is named next to them.
  var told: BilingualText {
    BilingualText(
      es: "\(message(in: .spanish)) \(hint(in: .spanish))",
      en: "\(message(in: .english)) \(hint(in: .english))")
  }
}
