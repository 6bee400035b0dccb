import Collection
import Foundation
import Testing

@testable import MIRSchema

/// The short ways give what the longer ones give.
struct ShortWayTests {
  private static let texts = [
    "Actividad 2.3", "Actividad 02.3", "Actividad 1000.1", "Componente 12", "Componente No. 4", "C1A2", "Fin",
    "1. Fin",
    "Propósito", "Proposto", "Resultado", "Actividad II.1", "Actividad II", "Gestión", "De gestión",
    "Eficacia", "N/D",
    "-", "1er. Trim.", "I", "IV Trimestre (Oct-Dic) 2024", "Variación (A-B)", "Programado 2do. Trim.",
    "Acumulado *",
    "Enero", "Unidad Responsable", "Vinculación con el Plan Municipal de Desarrollo 2022 - 2024", "Vo. Bo.",
    "", "*",
    "Oficio número DP/785/2024 del archivo", "Nº 3", "½", "Año²",
  ]

  @Test func `what is known of a text is what is found out about it`() {
    let known = ReadingSession(.standard)
    // Asked twice: once to find out, once to remember.
    for text in Self.texts + Self.texts {
      // A session that was not asked yet remembers nothing.
      let plain = ReadingSession(.standard)
      #expect(LevelReading(text, session: known) == LevelReading(text, session: plain))
      #expect(LevelReading.isLevel(text, session: known) == LevelReading.isLevel(text, session: plain))
      let (terms, knownTerms) = (HeadingTerms(session: plain), HeadingTerms(session: known))
      #expect(knownTerms.terms(of: text) == terms.terms(of: text))
      #expect(knownTerms.numeral(text) == terms.numeral(text))
      #expect(known.period(of: text) == PeriodReading(text))
      #expect(known.isNoData(text) == plain.vocabulary.isNoData(text))
      #expect(known.isRole(text) == plain.vocabulary.saysRole(text))
      #expect(known.isPlain(text) == plain.isPlain(text))
      #expect(known.plan(in: text) == HeaderLabel.plan(text))
      for isMarked in [false, true] {
        #expect(
          known.headerLabel(text, isMarked: isMarked)
            == HeaderLabel.context(text, isMarked: isMarked, plain.vocabulary))
      }
      for name in CatalogueName.allCases {
        #expect(known.official(text, in: name) == plain.vocabulary.official(text, in: name))
      }
    }
  }

  @Test func `what one session found out is there for the next, and never for two at once`() {
    let sessions = ReadingSessions(.standard)
    sessions.begin { one in
      _ = one.isRole("Elaboró")
      sessions.begin { other in
        #expect(other.memory.count == 0)
        _ = other.isRole("Revisó")
      }
    }
    sessions.begin { #expect($0.memory.count == 1) }
  }

  @Test func `folding byte by byte is folding by Unicode`() {
    for value in [0x20...0x17F, 0x2010...0x2026].joined() {
      guard let scalar = Unicode.Scalar(value), !"º°ª".unicodeScalars.contains(scalar) else { continue }
      let text = "A\(scalar)é\(scalar)"
      var key = ""
      for part in text.decomposedStringWithCompatibilityMapping.lowercased().unicodeScalars
      where part.properties.isAlphabetic || part.properties.numericType != nil || part == "%" {
        key.unicodeScalars.append(part)
      }
      #expect(FoldedText(text).key == key, "U+\(String(value, radix: 16))")
    }
  }

  @Test func `letters that differ rule out what is too far`() {
    var rng = SeededGenerator(seed: 11)
    func word() -> String {
      String((0..<Int.random(in: 1...9, using: &rng)).map { _ in "abcdeñ".randomElement(using: &rng) ?? "a" })
    }
    for _ in 0..<2000 {
      let (one, other) = (FoldedText(word()), FoldedText(word()))
      let distance = Self.edits(Array(one.key), Array(other.key))
      for limit in 0...3 {
        #expect(one.distance(to: other, limit: limit) == (distance <= limit ? distance : nil))
      }
    }
  }

  /// Edits from one word to another, with neighbours swapped as one.
  private static func edits(_ one: [Character], _ other: [Character]) -> Int {
    var table = Array(repeating: Array(0...other.count), count: one.count + 1)
    for row in 0...one.count { table[row][0] = row }
    for row in one.indices {
      for column in other.indices {
        var best = min(table[row][column + 1], table[row + 1][column]) + 1
        best = min(best, table[row][column] + (one[row] == other[column] ? 0 : 1))
        if row > 0, column > 0, one[row] == other[column - 1], one[row - 1] == other[column] {
          best = min(best, table[row - 1][column - 1] + 1)
        }
        table[row + 1][column + 1] = best
      }
    }
    return table[one.count][other.count]
  }

  @Test func `a number of few decimals is that of fifteen digits`() {
    var rng = SeededGenerator(seed: 12)
    for _ in 0..<5000 {
      let power = pow(10, Double(Int.random(in: 0...7, using: &rng)))
      let digits = Double(Int.random(in: -9_999_999...9_999_999, using: &rng))
      for number in [digits / power, digits * 1.1, digits / 3, digits + 0.1 + 0.2] {
        let exact = Decimal(
          string: String(format: "%.15g", number), locale: Locale(identifier: "en_US_POSIX"))
        #expect(NumberReading.decimal(number) == exact, "\(number)")
      }
    }
  }
}
