import ArgumentParser
import Foundation
import MIRSchema

/// Prints the JSON Schema of the canonical JSON, or the CSV's Table Schema.
struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Imprime el esquema del JSON o del CSV. / Print the schema of the JSON or the CSV.")

  @Flag(help: "El Table Schema del CSV. / The CSV's Table Schema.")
  var csv = false

  func run() throws {
    try Output.write(Data((csv ? TableSchemaBuilder.text() : JSONSchemaBuilder.text()).utf8), to: nil)
  }
}
