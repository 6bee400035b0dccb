import Foundation
package import MIRSchema

/// The file names of templates: predictable, and safe on every system.
package enum TemplateFileName {
  /// Such as `2025-T1_504_6_planeacion-municipal-y-zona-metropolitana`, without extension.
  ///
  /// The period may be left out, where a folder says it. Only `a`–`z`, digits, `-`, `_` and the capitals of codes and
  /// of the quarter.
  package static func base(_ report: Report, withPeriod: Bool = true) -> String {
    let period =
      !withPeriod
      ? [] : [report.fiscalYear.map(String.init), report.quarter.map { "T\($0)" }].compactMap { $0 }
    let unit = code(report.responsibleUnit) ?? slug(report.responsibleUnit.text ?? "", limit: 24)
    let program = code(report.program) ?? ""
    let parts = [
      period.joined(separator: "-"), unit, program, slug(report.program.text ?? "", limit: longestName),
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: "_")
  }

  /// Names that differ when upper and lower case are one, in the order of the reports: the second of two alike gets
  /// `-2`.
  package static func unique(_ bases: [String]) -> [String] {
    var taken: Set<String> = []
    return bases.map { base in
      var name = base
      var copy = 2
      while !taken.insert(name.lowercased()).inserted {
        name = "\(base)-\(copy)"
        copy += 1
      }
      return name
    }
  }

  /// With folder and extension a name stays well below the 255 bytes of file systems and the 260 of Windows' paths.
  private static let longestName = 80

  private static func code(_ unit: CodedText) -> String? {
    unit.code.map { slug($0, limit: 24, keepsCase: true) }
  }

  /// Letters and digits of ASCII, all else as hyphens; cut at a word.
  private static func slug(_ text: String, limit: Int, keepsCase: Bool = false) -> String {
    let plain = text.decomposedStringWithCompatibilityMapping
    var words: [String] = []
    var word = ""
    for scalar in (keepsCase ? plain : plain.lowercased()).unicodeScalars {
      if scalar.isASCII, scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        word.unicodeScalars.append(scalar)
      } else if !scalar.properties.isDiacritic, !word.isEmpty {
        words.append(word)
        word = ""
      }
    }
    if !word.isEmpty { words.append(word) }
    var result = ""
    for word in words {
      let next = result.isEmpty ? String(word.prefix(limit)) : "\(result)-\(word)"
      guard next.count <= limit else { break }
      result = next
    }
    return result
  }
}
