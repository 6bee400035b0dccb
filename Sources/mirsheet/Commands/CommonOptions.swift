public import ArgumentParser
import Foundation
public import MIRSchema
public import SheetIO

extension Language: ExpressibleByArgument {}
extension Severity: ExpressibleByArgument {}
extension Paging: ExpressibleByArgument {}

/// Options of every command that reads.
struct ReadingOptions: ParsableArguments {
  @Flag(help: "También lee las hojas ocultas. / Read hidden sheets too.")
  var hidden = false

  @Option(
    help: ArgumentHelp(
      "Vocabulario propio, en JSON: más nombres de encabezados, etiquetas y valores. / Own words for headings, labels and values, as JSON.",
      valueName: "file"))
  var vocabulary: String?

  @Option(help: "Idioma de los mensajes: es o en. / Language of messages. (default: the locale)")
  var lang: Language?

  @Flag(name: [.short, .long], help: "Sin avisos en pantalla. / No findings on standard error.")
  var quiet = false

  /// How workbooks are read.
  ///
  /// - Throws: ``Failure`` when the vocabulary cannot be read or is wrong.
  func reader() throws -> ReportReader.Options {
    var options = ReportReader.Options()
    options.includesHiddenSheets = hidden
    if let vocabulary {
      let bytes = try Input.bytes(vocabulary)
      do throws(VocabularyError) {
        options.vocabulary = try Vocabulary.standard.adding(VocabularyFile(json: Data(bytes)))
      } catch {
        throw Failure(error, file: vocabulary)
      }
    }
    return options
  }
}
