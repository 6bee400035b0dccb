/// Which programme of which unit a report is about.
package struct ProgramKey: Hashable, Comparable, Sendable {
  /// The unit's code, or its name without case, accents and spaces.
  package let unit: String
  /// The programme's, likewise.
  package let program: String

  package static func < (left: ProgramKey, right: ProgramKey) -> Bool {
    (left.unit, left.program) < (right.unit, right.program)
  }
}

/// What a report says of its unit and its programme.
package struct ProgramNames: Hashable, Sendable {
  package let unit: CodedText
  package let program: CodedText

  package init(unit: CodedText, program: CodedText) {
    self.unit = unit
    self.program = program
  }

  /// What a report says.
  package init(_ report: Report) { self.init(unit: report.responsibleUnit, program: report.program) }
}

/// The programmes of many reports.
///
/// A code counts without zeros before it. A report that says a name only has the code that other reports give to that
/// name, where they agree.
package struct ProgramKeys: Sendable {
  private var units: [String: Set<String>] = [:]
  /// By the unit's key and the programme's name.
  private var programs: [[String]: Set<String>] = [:]

  /// What all of the reports say.
  package init(_ all: [ProgramNames]) {
    for names in all {
      if let code = Self.code(names.unit.code), let name = Self.name(names.unit.text) {
        units[name, default: []].insert(code)
      }
    }
    for names in all {
      guard let code = Self.code(names.program.code), let name = Self.name(names.program.text) else {
        continue
      }
      programs[[unit(names), name], default: []].insert(code)
    }
  }

  /// The programme of a report; `nil` where it says none.
  package func key(_ names: ProgramNames) -> ProgramKey? {
    let unit = unit(names)
    let name = Self.name(names.program.text)
    let known = name.flatMap { programs[[unit, $0]] }
    guard
      let program = Self.code(names.program.code) ?? (known?.count == 1 ? known?.first : nil) ?? name
    else { return nil }
    return ProgramKey(unit: unit, program: program)
  }

  private func unit(_ names: ProgramNames) -> String {
    let name = Self.name(names.unit.text)
    let known = name.flatMap { units[$0] }
    return Self.code(names.unit.code) ?? (known?.count == 1 ? known?.first : nil) ?? name ?? ""
  }

  private static func code(_ text: String?) -> String? {
    guard let key = name(text), key.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return name(text) }
    let digits = key.drop { $0 == "0" }
    return digits.isEmpty ? "0" : String(digits)
  }

  /// A name without case, accents and spaces; `nil` where nothing is left.
  package static func name(_ text: String?) -> String? {
    guard let text else { return nil }
    let key = FoldedText(text).key
    return key.isEmpty ? nil : key
  }
}
