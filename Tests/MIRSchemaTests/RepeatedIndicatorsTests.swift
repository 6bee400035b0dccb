import Testing

@testable import MIRSchema

/// Which indicators of a report are there twice.
struct RepeatedIndicatorsTests {
  @Test(arguments: [
    ("Talleres impartidos", "Talleres impartidos", true),
    ("Talleres impartidos", "TALLERES IMPARTIDAS", true),
    ("Talleres impartidos", nil, true), (nil, nil, true),
    ("Talleres impartidos", "Becas entregadas a estudiantes", false),
  ])
  func `an indicator is repeated where level, number and name are the same`(
    _ one: String?, _ other: String?, _ isRepeated: Bool
  ) {
    var repeats = RepeatedIndicators()
    let found = [(one, "Componente 1"), (one, "Componente 2"), (other, "Componente 1")].map {
      repeats.isRepeated(name: $0, $1)
    }
    #expect(found == [false, false, isRepeated])
  }
}
