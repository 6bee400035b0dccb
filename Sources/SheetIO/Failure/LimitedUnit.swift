/// What a limit of the reader counts.
@nonexhaustive
public enum LimitedUnit: Hashable, Sendable, CaseIterable {
  case attributes
  case cells
  case columns
  case entries
  case inflatedBytes
  case partBytes
  case rows
  case tagBytes
  case textBytes
  case xmlLevels

  /// Whether larger files may have more of it, where larger ones are read: see ``ReadLimits/init(filesUpTo:)``.
  var growsWithFiles: Bool {
    switch self {
    case .cells, .inflatedBytes, .partBytes, .textBytes: true
    case .attributes, .columns, .entries, .rows, .tagBytes, .xmlLevels: false
    }
  }

  /// What people call it, as in “more than 5 columns”.
  public var name: BilingualText {
    switch self {
    case .attributes: BilingualText(es: "atributos en un elemento", en: "attributes of one element")
    case .cells: BilingualText(es: "celdas", en: "cells")
    case .columns: BilingualText(es: "columnas", en: "columns")
    case .entries: BilingualText(es: "entradas", en: "entries")
    case .inflatedBytes: BilingualText(es: "bytes desempacados", en: "bytes unpacked")
    case .partBytes: BilingualText(es: "bytes en una parte", en: "bytes of one part")
    case .rows: BilingualText(es: "renglones", en: "rows")
    case .tagBytes: BilingualText(es: "bytes en una etiqueta", en: "bytes of one tag")
    case .textBytes: BilingualText(es: "bytes de texto", en: "bytes of text")
    case .xmlLevels: BilingualText(es: "niveles de XML", en: "levels of XML")
    }
  }
}
