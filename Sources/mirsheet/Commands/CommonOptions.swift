public import ArgumentParser
import Foundation
public import MIRSchema
public import MIRSheets
public import SheetIO

extension Language: ExpressibleByArgument {}
extension Severity: ExpressibleByArgument {}
extension Paging: ExpressibleByArgument {}
extension Paper: ExpressibleByArgument {}

extension SchemaVersion: ExpressibleByArgument {
  /// The versions that can be written, for the help.
  public static var allValueStrings: [String] { all.map(\.description) }
  /// The same, for shells.
  public static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}

/// The version of the JSON, which every command takes that writes it or its schema.
struct SchemaVersionOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      es: "Versión del esquema del JSON. (por omisión: 1.1)",
      en: "Version of the schema of the JSON. (default: 1.1)", value: ValueName.version))
  var schemaVersion: SchemaVersion?
}

/// How drawn sheets are printed, which every command takes that draws them.
struct PaperOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      es: "xlsx: papel para el que se dibuja: carta, oficio o tabloide. (por omisión: oficio)",
      en:
        "xlsx: the paper it is drawn for: carta (letter), oficio (legal) or tabloide (tabloid). (default: oficio)",
      value: ValueName.paper))
  var paper: Paper?

  /// The paper that is drawn for; where none is named it is the one that the offices have.
  var drawn: Paper { paper ?? .oficio }

  @Option(
    help: ArgumentHelp(
      es: "xlsx: logotipo, en PNG o JPG; va arriba a la izquierda.",
      en: "xlsx: logo, PNG or JPG; it goes above on the left.", value: ValueName.file), completion: .file())
  var logo: String?

  /// The logo's picture.
  ///
  /// - Throws: ``Failure`` when the file cannot be read or is none.
  func picture() throws -> Picture? {
    guard let logo else { return nil }
    let bytes = try Input.plainBytes(logo, most: Self.largestLogo)
    do throws(SheetError) {
      return try Picture(bytes)
    } catch {
      throw Failure(error, file: logo)
    }
  }

  /// Every sheet has a copy of it.
  private static let largestLogo = 10 << 20
}

/// The language of messages, which every command takes.
///
/// ``SpokenLanguage`` has taken it from the command line before that is parsed; it is declared for the help, and so that
/// what is not a language is refused.
struct LanguageOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      es: "Idioma de los mensajes y de la ayuda. (por omisión: el del sistema)",
      en: "Language of messages and help. (default: the system's)", value: ValueName.language))
  var lang: Language?
}

/// Options of every command that reads.
struct ReadingOptions: ParsableArguments {
  @Flag(help: ArgumentHelp(es: "También lee las hojas ocultas.", en: "Read hidden sheets too."))
  var hidden = false

  @Option(
    help: ArgumentHelp(
      es: "Vocabulario propio, en JSON: más nombres de encabezados, etiquetas y valores.",
      en: "Own vocabulary, as JSON: more names of headings, labels and values.", value: ValueName.file),
    completion: .file())
  var vocabulary: String?

  @Option(
    help: ArgumentHelp(
      es: "Tamaño máximo de un archivo, en MB.", en: "The largest file that is read, in MB.",
      value: BilingualText(es: "MB", en: "MB")))
  var maxSize: Int = ReadLimits.defaultFileBytes >> 20

  @OptionGroup var language: LanguageOption

  @Flag(
    name: [.short, .long],
    help: ArgumentHelp(
      es: "Sin mensajes; si algo falla, solo el motivo.",
      en: "No messages; if something fails, only the reason."))
  var quiet = false

  /// How much a file may ask of the reader.
  var limits: ReadLimits { ReadLimits(filesUpTo: maxSize << 20) }

  func validate() throws {
    guard (1...Self.mostMegabytes).contains(maxSize) else {
      throw ValidationError(
        es: "--max-size \(maxSize): se esperaba de 1 a \(Self.mostMegabytes).",
        en: "--max-size \(maxSize): expected 1 to \(Self.mostMegabytes).")
    }
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
        options.vocabulary = try Vocabulary.standard.adding(json: bytes)
      } catch {
        throw Failure(error, file: vocabulary)
      }
    }
    return options
  }
}

extension ExpectedPeriod: ExpressibleByArgument {
  /// The period that `--expect` names.
  public init?(argument: String) { self.init(argument) }
}
