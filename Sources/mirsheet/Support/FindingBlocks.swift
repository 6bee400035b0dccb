import MIRSchema
import MIRSheets
import SheetIO

/// Accidents as blocks of text for people: what it is and where, the row, a sentence, and one thing to do.
struct FindingBlocks {
  let language: Language
  /// The longest line, in characters.
  let width: Int
  let paint: Paint

  /// The lines of an accident; `file` is named where the reader cannot know it.
  func lines(of group: FindingGroup, picture: RowPicture? = nil, file: String? = nil) -> [String] {
    let lead = group.lead
    let head = "\(lead.severity.name(in: language)) [\(lead.name)]"
    let place = [file, Self.place(of: group)[language]].compactMap(\.self).filter { !$0.isEmpty }
      .joined(separator: " · ")
    // A remark asks for nothing, and takes no more room than it needs.
    let isBrief = lead.severity == .info
    let hint = hint(of: group)
    let first = isBrief ? remark(group, file) : place
    var lines = WrappedText.lines(
      first.visible, width: width, first: head + (first.isEmpty ? "" : " "), indent: 2)
    lines[0] = paint.weight(lead.severity, head) + lines[0].dropFirst(head.count)
    guard !isBrief else { return lines }
    if let picture, group.isAboutPlacing {
      lines += RowTable(picture, language: language).lines(width: width).map(paint.faint)
    }
    return lines + paragraph(lead.message[language]) + (hint.map { paragraph($0, first: "→ ") } ?? [])
  }

  /// A remark in one paragraph: `Informe, N13, S13: El encabezado …`.
  private func remark(_ group: FindingGroup, _ file: String?) -> String {
    let cells = Self.listed(group.places.compactMap(\.cell))[language]
    let place = [file, group.lead.sheet, cells].compactMap(\.self).filter { !$0.isEmpty && $0 != "–" }
    return (place.isEmpty ? "" : place.joined(separator: ", ") + ": ") + group.lead.message[language]
  }

  private func paragraph(_ text: String, first: String = "") -> [String] {
    WrappedText.lines(text.visible, width: width, first: "  " + first, indent: 2 + first.count)
  }

  /// One thing to do about an accident; `nil` where there is none.
  private func hint(of group: FindingGroup) -> String? {
    guard var hint = group.lead.hint?[language], !hint.isEmpty else { return nil }
    if group.severity > .info, group.places.count > 1, hint.last == "." {
      hint.removeLast()
      hint += Self.alike[language]
    }
    return hint
  }

  // MARK: Words

  /// `Fin, Propósito · Valores Alcanzados - Acumulado · hoja Informe, celdas T16:Y16, T17:Y17`.
  static func place(of group: FindingGroup) -> BilingualText {
    let lead = group.lead
    let indicators = listed(group.indicators)
    // What several fields compete for is of none of them.
    let title = lead.code == .rowAmbiguous ? nil : lead.field.map { BilingualText($0.title) }
    let sheet = lead.sheet.map { BilingualText(es: "hoja \($0)", en: "sheet \($0)") }
    let places = group.places.compactMap(\.cell)
    var cells: BilingualText?
    if !places.isEmpty {
      let text = listed(places)
      let isOne = places.count == 1 && !places[0].contains(":")
      // A place in a JSON is no cell.
      let isPointer = places[0].hasPrefix("/")
      cells =
        isPointer
        ? text
        : BilingualText(
          es: "\(isOne ? "celda" : "celdas") \(text.spanish)",
          en: "\(isOne ? "cell" : "cells") \(text.english)"
        )
    }
    let place = [sheet, cells].compactMap(\.self)
    let parts = [
      group.indicators.isEmpty ? nil : indicators, title,
      place.isEmpty
        ? nil
        : BilingualText(
          es: place.map(\.spanish).joined(separator: ", "), en: place.map(\.english).joined(separator: ", ")),
    ].compactMap(\.self)
    return BilingualText(
      es: parts.map(\.spanish).joined(separator: " · "), en: parts.map(\.english).joined(separator: " · "))
  }

  /// The first of some words, and how many more there are.
  private static func listed(_ words: [String]) -> BilingualText {
    let shown = words.prefix(mostListed).joined(separator: ", ")
    let more = words.count - mostListed
    guard more > 0 else { return BilingualText(shown) }
    return BilingualText(es: "\(shown) y \(more) más", en: "\(shown) and \(more) more")
  }

  private static let mostListed = 6
  private static let alike = BilingualText(
    es: "; igual en los demás renglones.", en: "; likewise in the other rows.")

  /// `1 error, 3 avisos, 9 notas`.
  static func counts(_ groups: [FindingGroup], waived: Int = 0) -> BilingualText {
    var parts = Severity.allCases.reversed().compactMap { severity -> BilingualText? in
      let count = groups.count { $0.severity == severity }
      return count == 0 ? nil : severity.counted(count)
    }
    if parts.isEmpty { parts = [BilingualText(es: "sin hallazgos", en: "no findings")] }
    if waived > 0 {
      parts.append(BilingualText(waived, es: ("dispensado", "dispensados"), en: ("waived", "waived")))
    }
    return BilingualText(
      es: parts.map(\.spanish).joined(separator: ", "), en: parts.map(\.english).joined(separator: ", "))
  }
}
