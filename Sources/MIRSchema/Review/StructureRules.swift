import SheetIO

/// A programme has one Fin and one Propósito.
enum SingleLevelRule: ReviewRule {
  static let codes: [FindingCode] = [.finMissing, .finRepeated, .purposeMissing, .purposeRepeated]

  static func findings(in report: ReviewedReport) -> [Finding] {
    let levels = report.levelled
    guard !levels.isEmpty else { return [] }
    let rules: [(Level, missing: FindingCode, repeated: FindingCode)] = [
      (.fin, .finMissing, .finRepeated), (.purpose, .purposeMissing, .purposeRepeated),
    ]
    return rules.flatMap { level, missing, repeated -> [Finding] in
      let places = levels.filter { $0.level == level }.map(\.place)
      if places.isEmpty { return [Finding(missing, at: report.place)] }
      let names = Set(places.map { FoldedText(report.report.indicators[$0].narrativeSummary ?? "").key })
      // Several indicators of one objective are no second one.
      guard places.count > 1, names.count > 1 else { return [] }
      return [
        report.finding(repeated, ["count": "\(places.count)"], indicator: places[1], field: .level)
      ]
    }
  }
}

/// Every Actividad is of a Componente, and every Componente has an Actividad.
enum ComponentsRule: ReviewRule {
  static let codes: [FindingCode] = [.activityWithoutComponent, .componentWithoutActivity]

  static func findings(in report: ReviewedReport) -> [Finding] {
    let levels = report.levelled
    let components = Set(levels.filter { $0.level == .component }.compactMap(\.number))
    let owners = Set(levels.filter { $0.level == .activity }.compactMap { $0.number?.component })
    // A form of one level only, as some offices file them, lacks the other by design.
    guard !components.isEmpty, !owners.isEmpty else { return [] }
    var told: Set<String> = []
    return levels.compactMap { place, level, number -> Finding? in
      switch level {
      case .activity:
        guard let owner = number?.component, !components.contains(owner), told.insert(owner).inserted else {
          return nil
        }
        return report.finding(
          .activityWithoutComponent, ["component": owner], indicator: place, field: .number)
      case .component:
        guard let number, !owners.contains(number), told.insert("=" + number).inserted else { return nil }
        return report.finding(.componentWithoutActivity, indicator: place, field: .number)
      case .fin, .purpose: return nil
      }
    }
  }
}

/// Componentes, and the Actividades of each, are numbered from 1 without gaps.
enum NumberingRule: ReviewRule {
  static let codes: [FindingCode] = [.numberGap]

  static func findings(in report: ReviewedReport) -> [Finding] {
    var groups: [String: [(place: Int, number: Int)]] = [:]
    for (place, level, number) in report.levelled where level.isNumbered {
      guard let parts = number?.split(separator: "."), let last = parts.last.flatMap({ Int($0) }) else {
        continue
      }
      groups[parts.dropLast().joined(separator: "."), default: []].append((place, last))
    }
    return groups.sorted { $0.key < $1.key }.flatMap { owner, members -> [Finding] in
      let numbers = Set(members.map(\.number))
      guard let greatest = numbers.max(), greatest <= members.count + mostMissing else { return [] }
      let missing = (1...max(1, greatest)).filter { !numbers.contains($0) }
      guard let first = missing.first, let next = members.first(where: { $0.number > first }) else {
        return []
      }
      let labels = missing.map { owner.isEmpty ? "Componente \($0)" : "Actividad \(owner).\($0)" }
      return [
        report.finding(
          .numberGap, ["missing": labels.joined(separator: ", ")], indicator: next.place, field: .number)
      ]
    }
  }

  /// Numbers that leave out more are numbered in another way.
  private static let mostMissing = 5
}

extension String {
  /// The number of the Componente in that of an Actividad: `2` in `2.3`.
  fileprivate var component: String? {
    firstIndex(of: ".").map { String(self[..<$0]) }
  }
}
