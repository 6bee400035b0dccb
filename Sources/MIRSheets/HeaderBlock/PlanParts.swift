import Foundation
import MIRSchema

/// What a text says of a plan: its name, and perhaps axis and objective behind it, `Plan … 2019-2021. Eje 2. Paz. Objetivo 2.1 …`.
///
/// Axis and objective begin with their word and a code; without one they are words of the name.
struct PlanParts {
  var plan: String?
  var axis: String?
  var objective: String?

  init(plan: String?, axis: String?, objective: String?) {
    self.plan = plan
    self.axis = axis
    self.objective = objective
  }

  /// Takes a text apart that begins with a plan.
  init(plan text: String) {
    if let cut = Self.cut(text, at: Self.axisWord) {
      let parts = PlanParts(axis: cut.after)
      self.init(plan: cut.before, axis: parts.axis, objective: parts.objective)
    } else if let cut = Self.cut(text, at: Self.objectiveWord) {
      self.init(plan: cut.before, axis: nil, objective: cut.after)
    } else {
      self.init(plan: text, axis: nil, objective: nil)
    }
  }

  /// Takes a text apart that begins with an axis.
  init(axis text: String) {
    let cut = Self.cut(text, at: Self.objectiveWord)
    self.init(plan: nil, axis: cut?.before ?? text, objective: cut?.after)
  }

  /// A word that begins a part, with what must be around it.
  private struct Word {
    let spellings: [String]
    let pattern: String
  }

  private static let axisWord = Word(
    spellings: ["Eje", "EJE"], pattern: "(^|[.,;:|/\\n–—-]?\\s+)(Eje|EJE)\\s+(?=[0-9])")
  private static let objectiveWord = Word(
    spellings: ["Objetivo", "OBJETIVO", "Obj."],
    pattern: "[.,;:|/\\n–—-]\\s*(Objetivo|OBJETIVO|Obj\\.)\\s+(?=[0-9])")

  /// What is before a word and behind it; nothing before is `nil`.
  private static func cut(_ text: String, at word: Word) -> (before: String?, after: String)? {
    // Most texts have no such word; looking for its bytes costs little.
    guard word.spellings.contains(where: text.hasBytes),
      let place = text.range(of: word.pattern, options: .regularExpression)
    else { return nil }
    let before = String(text[..<place.lowerBound])
    return (before.isEmpty ? nil : before, String(text[place.upperBound...]))
  }
}
