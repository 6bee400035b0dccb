import ArgumentParser
import Foundation
import MIRSchema
import SheetIO

/// Prints the JSON Schema of the canonical JSON, or the CSV's Table Schema.
struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: BilingualText(
      es: "Imprime el esquema del JSON o del CSV.", en: "Print the schema of the JSON or the CSV."
    ).spoken
  ).ofProgram

  @Flag(help: ArgumentHelp(es: "El Table Schema del CSV.", en: "The CSV's Table Schema."))
  var csv = false

  @Flag(
    help: ArgumentHelp(
      es: "El esquema de una línea de «check --format jsonl».",
      en: "The schema of a line of “check --format jsonl”."))
  var check = false

  @OptionGroup var version: SchemaVersionOption
  @OptionGroup var language: LanguageOption

  func validate() throws {
    guard !(csv && check) else {
      throw ValidationError(
        es: "--csv y --check son dos esquemas: pida uno.",
        en: "--csv and --check are two schemas: ask for one.")
    }
    guard !check || version.schemaVersion == nil else {
      throw ValidationError(
        es: "--schema-version es del JSON de los informes; el de check no tiene versiones.",
        en: "--schema-version is of the reports' JSON; that of check has no versions.")
    }
    guard !csv || version.schemaVersion == nil else {
      throw ValidationError(
        es: "--schema-version es del JSON, y --csv pide el del CSV: quite una de las dos.",
        en: "--schema-version is of the JSON, and --csv asks for that of the CSV: leave out one of the two.")
    }
  }

  func run() throws {
    let text =
      check
      ? CheckKey.schema.text(.pretty) + "\n"
      : csv ? TableSchemaBuilder.text() : JSONSchemaBuilder.text(version.schemaVersion ?? .current)
    try Output.write(Data(text.utf8), to: nil)
  }
}
