/// A list of choices that is open: what counts is what a person sees chosen.
///
/// Source: HTML Living Standard, 4.10.7 (select) and 4.10.10 (option).
struct HTMLChoice {
  private var options: [(text: [UInt8], isSelected: Bool, isDisabled: Bool, hasLabel: Bool)] = []
  private let isMultiple: Bool
  private let isList: Bool

  init(_ element: XMLElement) {
    isMultiple = element["multiple"] != nil
    isList = isMultiple || element["size"]?.integer ?? 1 > 1
  }

  /// An option begins.
  mutating func begin(_ element: XMLElement) {
    // A label is shown in the place of the text.
    let label = element["label"].map { Array($0.bytes) } ?? []
    options.append((label, element["selected"] != nil, element["disabled"] != nil, !label.isEmpty))
  }

  /// Text of the option that is open.
  mutating func append(_ bytes: [UInt8]) {
    guard let last = options.last, !last.hasLabel else { return }
    options[options.count - 1].text += bytes
  }

  /// What is chosen: of several the last, of a closed list without a choice the first that can be chosen.
  var chosen: [UInt8] {
    let selected = options.filter(\.isSelected).map(\.text)
    if isMultiple { return Array(selected.joined(separator: [UInt8(ascii: ";"), 0x20])) }
    return selected.last ?? (isList ? [] : options.first { !$0.isDisabled }?.text ?? [])
  }
}

/// The boxes and buttons to tick in one cell, with the labels next to them.
struct HTMLTicks {
  private var places: [(offset: Int, isTicked: Bool)] = []

  /// A box at an offset of the cell's text.
  mutating func add(at offset: Int, isTicked: Bool) { places.append((offset, isTicked)) }

  /// What the cell says: of several labels those that are ticked, of a box alone `X`.
  ///
  /// Where nothing is ticked, and next to a single box, the text is what it is.
  func text(_ source: [UInt8]) -> [UInt8]? {
    guard places.contains(where: \.isTicked) else { return nil }
    if HTMLText.isBlank(source) { return [UInt8(ascii: "X")] }
    guard places.count > 1, let first = places.first, let last = places.last else { return nil }
    let before = Array(source[..<min(first.offset, source.count)])
    let precede =
      HTMLText.isBlank(Array(source[min(last.offset, source.count)...])) && !HTMLText.isBlank(before)
    let bounds = precede ? [0] + places.map(\.offset) : places.map(\.offset) + [source.count]
    let labels = places.indices.filter { places[$0].isTicked }.map { index in
      Array(
        source[min(bounds[index], source.count)..<min(max(bounds[index], bounds[index + 1]), source.count)])
    }
    let chosen = Array(labels.map { HTMLText($0).bytes }.joined(separator: [UInt8(ascii: ";"), 0x20]))
    return precede ? chosen : before + chosen
  }
}

/// An `<input>` of a page.
enum HTMLInput {
  /// Its value is shown.
  case value([UInt8])
  /// It is ticked, or not.
  case tick(Bool)
  /// Nothing of it is data.
  case none

  /// Source: HTML Living Standard, 4.10.5 (input).
  init(_ element: XMLElement) {
    switch element["type"]?.string.lowercased() ?? "text" {
    case "hidden", "submit", "button", "reset", "image", "file", "password": self = .none
    case "checkbox", "radio": self = .tick(element["checked"] != nil)
    default: self = .value(Array(element["value"]?.string.utf8 ?? "".utf8))
    }
  }
}
