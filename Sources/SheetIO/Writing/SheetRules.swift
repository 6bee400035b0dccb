/// What of a sheet's part says what may be typed, and which cells a formula colours.
///
/// Source: ECMA-376 Part 1, 18.3.1.18 (conditionalFormatting), 18.3.1.33 (dataValidations).
struct SheetRules {
  private let behaviour: SheetBehaviour

  init(_ behaviour: SheetBehaviour) { self.behaviour = behaviour }

  func write(to part: inout ByteWriter, formats: inout CellFormats) {
    putColorings(to: &part, formats: &formats)
    putValidations(to: &part)
  }

  /// The rules of a range are together, the ranges in the order of their names; what counts is each rule's priority.
  private func putColorings(to part: inout ByteWriter, formats: inout CellFormats) {
    var groups: [String: [(priority: Int, format: Int, formula: String)]] = [:]
    for (index, coloring) in behaviour.colorings.enumerated() {
      let format = formats.differentialPlace(of: coloring.style)
      groups[coloring.range.description, default: []].append((index + 1, format, coloring.formula))
    }
    for (range, rules) in groups.sorted(by: { $0.key < $1.key }) {
      part.put("<conditionalFormatting")
      part.put("sqref", attribute: range)
      part.put(UInt8(ascii: ">"))
      for rule in rules {
        part.put("<cfRule type=\"expression\"")
        part.put("dxfId", rule.format)
        part.put("priority", rule.priority)
        part.put(" stopIfTrue=\"1\"><formula>")
        part.put(text: WrittenText.plain(SheetPart.withoutEqualsSign(rule.formula)))
        part.put("</formula></cfRule>")
      }
      part.put("</conditionalFormatting>")
    }
  }

  private func putValidations(to part: inout ByteWriter) {
    guard !behaviour.validations.isEmpty else { return }
    part.put("<dataValidations")
    part.put("count", behaviour.validations.count)
    part.put(UInt8(ascii: ">"))
    for validation in behaviour.validations { put(validation, to: &part) }
    part.put("</dataValidations>")
  }

  private func put(_ validation: SheetBehaviour.Validation, to part: inout ByteWriter) {
    part.put("<dataValidation")
    switch validation.kind {
    case .any: break
    case .list(_, let isAdvice):
      part.put(" type=\"list\"")
      if isAdvice { part.put(" errorStyle=\"warning\"") }
    case .number: part.put(" type=\"decimal\"")
    case .integer: part.put(" type=\"whole\"")
    }
    part.put(" allowBlank=\"1\" showInputMessage=\"1\" showErrorMessage=\"1\"")
    if let error = validation.error {
      part.put("errorTitle", attribute: WrittenText.plain(error.title))
      part.put("error", attribute: WrittenText.plain(error.text))
    }
    part.put("promptTitle", attribute: WrittenText.plain(validation.input.title))
    part.put("prompt", attribute: WrittenText.plain(validation.input.text))
    part.put(" sqref=\"")
    part.put(validation.range)
    part.put(UInt8(ascii: "\""))
    switch validation.kind {
    case .any: return part.put("/>")
    case .list(let name, _):
      part.put("><formula1>")
      part.put(text: WrittenText.plain(name))
      part.put("</formula1>")
    case .number(let bounds): put(bounds.lowerBound, bounds.upperBound, to: &part)
    case .integer(let bounds): put(Double(bounds.lowerBound), Double(bounds.upperBound), to: &part)
    }
    part.put("</dataValidation>")
  }

  private func put(_ least: Double, _ greatest: Double, to part: inout ByteWriter) {
    part.put("><formula1>")
    part.put(least)
    part.put("</formula1><formula2>")
    part.put(greatest)
    part.put("</formula2>")
  }
}
