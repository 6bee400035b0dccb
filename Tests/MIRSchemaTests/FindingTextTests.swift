import SheetIO
import Testing

@testable import MIRSchema

/// The texts of findings: each rule has its own, and what is filled in stays what it is.
struct FindingTextTests {
  @Test func `no two rules say the same, but for the sums of goals and achieved values`() {
    var codes: [BilingualText: [FindingCode]] = [:]
    for code in FindingCode.allCases { codes[code.entry.message, default: []].append(code) }
    #expect(Set(codes.values.filter { $0.count > 1 }) == [[.programmedSum, .adjustedSum, .achievedSum]])
  }

  @Test func `what each rule says and asks for is as it was released, in both languages`() throws {
    let texts = FindingCode.allCases.map { code in
      let entry = code.entry
      return [
        "\(code.rawValue) (\(entry.severity.rawValue))", "  " + entry.message.spanish,
        "  → " + entry.hint.spanish, "  " + entry.message.english, "  → " + entry.hint.english,
      ].joined(separator: "\n")
    }
    try Golden.expect(texts.joined(separator: "\n\n") + "\n", in: "messages.txt")
  }

  @Test(arguments: FindingCode.allCases)
  func `a rule uses the same arguments in both languages`(_ code: FindingCode) {
    func names(_ text: String) -> Set<Substring> {
      Set(text.split(separator: "{").dropFirst().map { $0.prefix { $0 != "}" } })
    }
    #expect(names(code.entry.message.spanish) == names(code.entry.message.english))
    #expect(names(code.entry.hint.spanish) == names(code.entry.hint.english))
  }

  @Test(arguments: ["{raw}", "{cell} y {expected}", "{now", "}{", "{indicator}"])
  func `words of a file that look like an argument are left as they are`(_ words: String) {
    let finding = Finding(
      .templateValueChanged, phrases: ["now": BilingualText(es: "dice «\(words)»", en: "says “\(words)”")],
      at: Finding.Location(sheet: "Hoja1", cell: "B7"), raw: "otra cosa", expected: words)
    #expect(finding.message.spanish.hasSuffix("en B7: decía «\(words)» y ahora dice «\(words)»."))
    #expect(finding.message.english.hasSuffix("at B7: it said “\(words)” and now says “\(words)”."))
  }

  @Test func `a phrase is told in the language of the message`() {
    let finding = Finding(.numberUnreadable, phrases: MessageCatalogue.suggestion(likely: "20"), raw: "2O")
    #expect(finding.message.spanish.hasSuffix("Valor probable: 20."))
    #expect(finding.message.english.hasSuffix("Likely value: 20."))
  }
}
