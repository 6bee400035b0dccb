import ArgumentParser
import Foundation
import MIRSchema
import SheetIO

/// Prints the JSON Schema of the canonical JSON, or the CSV's Table Schema.
struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: BilingualText(
      es: "Imprime el esquema del JSON o del CSV.", en: "Print the schema of the JSON or the CSV."
    ).spoken)

  @Flag(help: ArgumentHelp(es: "El Table Schema del CSV.", en: "The CSV's Table Schema."))
  var csv = false

  @OptionGroup var language: LanguageOption

  func run() throws {
    try Output.write(Data((csv ? TableSchemaBuilder.text() : JSONSchemaBuilder.text()).utf8), to: nil)
  }
}
