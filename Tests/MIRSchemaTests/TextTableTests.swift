@testable import MIRSchema
import Testing

@Suite("Texts are numbered as they are met")
struct TextTableTests {
  @Test("A text has the number under which it was entered, however many come after it")
  func numbers() {
    var table = TextTable()
    let texts = (0..<5_000).map { number in
      [
        "Actividad \(number).\(number % 7)", "ñandú \(number)",
        String(repeating: "á", count: number % 60) + "\(number)",
      ][
        number % 3]
    }
    #expect(texts.map { table.enter($0) } == Array(0..<5_000))
    #expect(texts.map { table.enter($0) } == Array(0..<5_000))
    #expect(texts.map { table.place(of: $0) } == Array(0..<5_000))
    #expect(table.count == 5_000)
  }

  @Test(
    "What was not entered has no number, also where its beginning, its end or all but one byte was entered")
  func unknown() {
    var table = TextTable()
    for text in ["Componente 1", "Propósito de la Dirección"] { _ = table.enter(text) }
    for text in [
      "", "Componente", "Componente 12", "omponente 1", "componente 1", "Propósito de la Direccion",
    ] {
      #expect(table.place(of: text) == nil, "\(text)")
    }
    #expect(TextTable().place(of: "Componente 1") == nil)
  }

  @Test("Texts are told apart by their bytes: the same letters composed and decomposed are two")
  func bytes() {
    var table = TextTable()
    #expect("Acci\u{F3}n" == "Accio\u{301}n")
    #expect([table.enter("Acci\u{F3}n"), table.enter("Accio\u{301}n"), table.enter("")] == [0, 1, 2])
    #expect(table.place(of: "") == 2)
  }
}
