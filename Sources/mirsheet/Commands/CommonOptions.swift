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

  @Option(
    help: ArgumentHelp(
      "Lo más que puede medir un archivo, en MB. / The largest file that is read, in MB.", valueName: "MB"))
  var maxSize: Int = ReadLimits.defaultFileBytes >> 20

  @Option(help: "Idioma de los mensajes: es o en. / Language of messages. (default: the locale)")
  var lang: Language?

  @Flag(name: [.short, .long], help: "Sin avisos en pantalla. / No findings on standard error.")
  var quiet = false

  /// How much a file may ask of the reader.
  var limits: ReadLimits { ReadLimits(fileBytes: maxSize << 20) }

  func validate() throws {
    guard (1...Self.mostMegabytes).contains(maxSize) else { throw ValidationError("--max-size: 1, 2, …") }
  }

  /// A thousand gigabytes: beyond that it is a typing error.
  private static let mostMegabytes = 1 << 20

  /// How workbooks are read.
  ///
  /// - Throws: ``Failure`` when the vocabulary cannot be read or is wrong.
  func reader() throws -> ReportReader.Options {
    var options = ReportReader.Options()
    options.includesHiddenSheets = hidden
    options.limits = limits
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
