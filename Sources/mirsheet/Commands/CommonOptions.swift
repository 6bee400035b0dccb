public import ArgumentParser
public import MIRSchema
public import SheetIO

extension Language: ExpressibleByArgument {}
extension Severity: ExpressibleByArgument {}
extension Paging: ExpressibleByArgument {}

/// Options of every command that reads.
struct ReadingOptions: ParsableArguments {
  @Flag(help: "También lee las hojas ocultas. / Read hidden sheets too.")
  var hidden = false

  @Option(help: "Idioma de los mensajes: es o en. / Language of messages. (default: the locale)")
  var lang: Language?

  @Flag(name: [.short, .long], help: "Sin avisos en pantalla. / No findings on standard error.")
  var quiet = false

  var reader: ReportReader.Options {
    var options = ReportReader.Options()
    options.includesHiddenSheets = hidden
    return options
  }
}
