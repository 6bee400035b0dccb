import MIRSchema
import SheetIO

/// How much a file may ask for.
struct LimitsReference {
  let language: Language

  var blocks: [String] {
    [
      Markdown.heading(2, BilingualText(es: "Al leer", en: "When reading")[language]),
      Markdown.table(headings, ofFile + LimitedUnit.allCases.map(row), in: language),
      BilingualText(
        es:
          "Un archivo pequeño no puede pedir tanto como uno grande: hasta {cells} celdas y {text} de texto, o más según lo que mide.",
        en:
          "A small file may not ask for as much as a large one: up to {cells} cells and {text} of text, or more by its own size."
      ).filled([
        "cells": grouped(ReadLimits.cellsOfSmallFile),
        "text": ByteCount.text(ReadLimits.textBytesOfSmallFile),
      ])[language],
      Markdown.heading(2, BilingualText(es: "Al escribir un libro", en: "When writing a workbook")[language]),
      Markdown.table(
        headings,
        [
          [
            BilingualText(es: "caracteres en una celda", en: "characters in a cell")[language],
            grouped(Cell.longestText),
          ]
        ], in: language),
    ]
  }

  private var headings: [BilingualText] {
    [BilingualText(es: "qué", en: "what"), BilingualText(es: "hasta", en: "up to")]
  }

  private var ofFile: [[String]] {
    [
      [
        BilingualText(
          es: "tamaño del archivo (`--max-size` lo cambia)", en: "size of the file (`--max-size` changes it)")[
            language], ByteCount.text(ReadLimits.defaultFileBytes),
      ]
    ]
  }

  private func row(_ unit: LimitedUnit) -> [String] {
    let most = unit.most
    return [unit.name[language], unit.isOfBytes ? ByteCount.text(most) : grouped(most)]
  }

  /// The digits in threes.
  private func grouped(_ number: Int) -> String {
    let digits = String(number)
    return digits.enumerated().map { index, digit in
      index > 0 && (digits.count - index).isMultiple(of: 3) ? " \(digit)" : "\(digit)"
    }
    .joined()
  }
}
