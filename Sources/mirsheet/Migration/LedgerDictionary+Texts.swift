import MIRSchema
import SheetIO

/// What each table and view of the ledger and its own columns mean; those that are fields are explained by the fields.
extension LedgerDictionary {
  static let sourceFile = BilingualText(
    es:
      "Ruta del archivo desde la carpeta que se migró, con el nombre de esta si son varias; «!/» va antes de un miembro de un zip.",
    en:
      "The file's path from the folder that was migrated, behind its name where there are several; “!/” comes before a member of a zip archive."
  )
  private static let path = BilingualText(
    es:
      "Ruta del archivo desde la carpeta que se migró (archives.path); «!/» va antes de un miembro de un zip.",
    en:
      "The file's path from the folder that was migrated (archives.path); “!/” comes before a member of a zip archive."
  )
  private static let archive = BilingualText(
    es: "La carpeta que se migró (archives.id).", en: "The folder that was migrated (archives.id).")
  private static let content = BilingualText(
    es: "El contenido (contents.id).", en: "The content (contents.id).")
  private static let report = BilingualText(es: "El informe (reports.id).", en: "The report (reports.id).")
  private static let position = BilingualText(
    es: "Lugar en la lista, desde 0.", en: "Place in the list, from 0.")
  private static let sheet = BilingualText(es: "Nombre de la hoja.", en: "The sheet's name.")
  private static let cell = BilingualText(
    es: "Celda, como en Excel: AB59; en documentos JSON, el puntero.",
    en: "Cell, as in Excel: AB59; in JSON documents, the pointer.")
  private static let raw = BilingualText(
    es: "El texto de la celda, tal cual.", en: "The cell's text, unchanged.")
  private static let reasonES = BilingualText(es: "Por qué, en español.", en: "Why, in Spanish.")
  private static let reasonEN = BilingualText(es: "Por qué, en inglés.", en: "Why, in English.")
  private static let hash = BilingualText(es: "SHA-256 del contenido.", en: "SHA-256 of the content.")
  private static let indicator = BilingualText(
    es: "El indicador (indicators.id).", en: "The indicator (indicators.id).")
  private static let measure = BilingualText(
    es: "programmed: programado; adjusted: meta ajustada; achieved: alcanzado; variation: variación.",
    en: "programmed, adjusted, achieved or variation.")
  private static let period = BilingualText(
    es: "q1 a q4: trimestre; cumulative: acumulado.", en: "q1 to q4: quarter; cumulative.")
  private static let value = BilingualText(
    es: "El valor; como texto si un número binario perdería cifras.",
    en: "The value; as text where a binary number would lose digits.")

  private static let unitKey = BilingualText(
    es: "La unidad, como en reports.", en: "The unit, as in reports.")
  private static let programKey = BilingualText(
    es: "El programa, como en reports.", en: "The programme, as in reports.")
  private static let level = BilingualText(es: "Nivel.", en: "Level.")
  private static let number = BilingualText(es: "Número.", en: "Number.")
  private static let name = BilingualText(es: "Nombre.", en: "Name.")

  typealias Columns = KeyValuePairs<String, BilingualText>

  static let tables: [(String, BilingualText, Columns)] = [
    (
      "files", BilingualText(es: "Todos los archivos que se encontraron.", en: "Every file that was found."),
      [
        "archive_id": archive, "path": path, "size": BilingualText(es: "Bytes.", en: "Bytes."),
        "modified": BilingualText(
          es: "Cuándo cambió su contenido, en UTC.",
          en: "When its content changed, in UTC."),
        "name_rank": BilingualText(
          es:
            "Lo que dice su nombre: 0, el archivo; 1, una copia o versión; 2, un borrador, respaldo o prueba.",
          en: "What its name says: 0, the file; 1, a copy or version; 2, a draft, backup or trial."),
        "changed": BilingualText(
          es: "Cuándo cambió algo del archivo, según el sistema.",
          en: "When anything about the file changed, according to the system."),
        "sha256": hash, "content_id": content,
        "outcome": BilingualText(
          es:
            "read: leído; copy: copia exacta; refused: no contiene informes; unreadable: no se pudo leer; timed-out: no terminó; crashed: falló; skipped: omitido; container: zip con archivos; pending: por leer.",
          en:
            "read; copy: exact copy; refused: contains no report; unreadable: could not be read; timed-out; crashed; skipped; container: zip archive with files; pending: to be read."
        ),
        "reason_es": reasonES, "reason_en": reasonEN,
      ]
    ),
    (
      "contents",
      BilingualText(
        es: "Lo que hay en los archivos; las copias exactas comparten uno.",
        en: "What is in the files; exact copies share one."),
      [
        "id": BilingualText(es: "Número, tomado del SHA-256.", en: "Number, taken from the SHA-256."),
        "sha256": hash,
        "outcome": BilingualText(es: "Como en files.", en: "As in files."), "reason_es": reasonES,
        "reason_en": reasonEN,
        "format": BilingualText(es: "Formato que se leyó.", en: "The format that was read."),
        "sheets": BilingualText(
          es: "Hojas que se leyeron, una por renglón.", en: "The sheets that were read, one per line."),
        "family": BilingualText(
          es: "Forma de las hojas: las iguales tienen la misma.",
          en: "Layout of the sheets: sheets drawn alike have the same one."),
        "version": BilingualText(
          es: "Versión del programa que lo leyó.", en: "The version of the program that read it."),
        "settings": BilingualText(
          es: "Opciones con que se leyó.", en: "The options that it was read with."),
        "read_as": BilingualText(es: "Nombre con que se leyó.", en: "The name that it was read under."),
        "seconds": BilingualText(es: "Segundos que tardó.", en: "Seconds that it took."),
      ]
    ),
    (
      "reports",
      BilingualText(
        es: "Los informes que había en los contenidos.", en: "The reports in the contents."),
      [
        "id": report, "content_id": content, "position": position, "sheet": sheet,
        "digest": BilingualText(
          es: "SHA-256 de lo que dice el informe: los que lo tienen igual dicen lo mismo.",
          en: "SHA-256 of what the report says: those with the same one say the same."),
        "errors": BilingualText(
          es: "Cuántos errores se encontraron en él.", en: "How many errors were found in it."),
        "warnings": BilingualText(
          es: "Cuántos avisos se encontraron en él.", en: "How many warnings were found in it."),
        "amounts": BilingualText(es: "Cuántos valores tiene.", en: "How many values it has."),
        "reached": BilingualText(
          es: "Cuántos indicadores tienen valor alcanzado en el trimestre.",
          en: "How many indicators have an achieved value in the quarter."),
        "unit_key": BilingualText(
          es: "La unidad, sin ceros a la izquierda ni diferencias de escritura: agrupe por ella.",
          en: "The unit, without leading zeros and differences in spelling: group by it."),
        "program_key": BilingualText(
          es: "El programa, de la misma manera.", en: "The programme, in the same way."),
        "number": BilingualText(
          es: "Número en informes.csv, si se eligió.", en: "The number in informes.csv, if it was chosen."),
        "status": BilingualText(
          es:
            "chosen: elegido; duplicate: dice lo mismo que el elegido; version: dice otra cosa y no se eligió; unidentified: no dice su año, trimestre o programa.",
          en:
            "chosen; duplicate: says the same as the chosen one; version: says something else and was not chosen; unidentified: does not say its year, quarter or programme."
        ),
        "chosen_id": BilingualText(
          es: "El informe elegido en su lugar.", en: "The report chosen in its place."),
        "reason_es": reasonES, "reason_en": reasonEN,
        "output": BilingualText(
          es: "Ruta de su JSON, desde la carpeta de salida.", en: "Path of its JSON, from the output folder."),
      ]
    ),
    (
      "documents",
      BilingualText(
        es: "Lo que se publica de cada informe.", en: "What is published of each report."),
      [
        "report_id": report,
        "name": BilingualText(
          es: "El nombre de su archivo, sin carpeta ni extensión.",
          en: "Its file's name, without folder and extension."),
        "json": BilingualText(
          es: "El documento JSON, en un renglón.", en: "The JSON document, on one line."),
        "csv": BilingualText(
          es: "Sus renglones de informes.csv, sin las dos primeras columnas.",
          en: "Its rows of informes.csv, without the first two columns."),
      ]
    ),
    (
      "report_origins",
      BilingualText(
        es: "De qué celda salió cada dato que no es un valor; por renglones, en field_origins.",
        en: "The cell that each field other than the values came from; as rows, in field_origins."),
      [
        "report_id": report,
        "json": BilingualText(
          es: "Un objeto JSON: el puntero de cada dato con hoja, celda y texto.",
          en: "A JSON object: the pointer of each field with sheet, cell and text."),
      ]
    ),
    (
      "indicators",
      BilingualText(es: "Los indicadores de los informes.", en: "The indicators of the reports."),
      [
        "id": indicator, "report_id": report, "position": position, "indicator_key": Indicator.keySummary,
        "series_id": BilingualText(es: "La serie a la que pertenece.", en: "The series that it belongs to."),
      ]
    ),
    (
      "indicator_values",
      BilingualText(
        es: "Los valores de los indicadores, cada uno con su celda.",
        en: "The values of the indicators, each with its cell."),
      [
        "indicator_id": indicator, "measure": measure, "period": period, "value": value, "sheet": sheet,
        "cell": cell,
        "raw": raw,
      ]
    ),
    (
      "value_origins",
      BilingualText(
        es: "Los valores con el archivo del que salieron.",
        en: "The values with the file that they came from."),
      [
        "indicator_id": indicator, "measure": measure, "period": period, "value": value,
        "archive_id": archive, "path": path,
        "sheet": sheet,
        "cell": cell, "raw": raw,
      ]
    ),
    (
      "field_origins",
      BilingualText(
        es: "De qué celda salió cada otro dato.", en: "The cell that every other field came from."),
      [
        "report_id": report,
        "pointer": BilingualText(es: "El dato, como puntero JSON.", en: "The field, as a JSON pointer."),
        "sheet": sheet, "cell": cell, "raw": raw,
      ]
    ),
    (
      "origins",
      BilingualText(
        es: "De qué celda salió cada dato, valores incluidos.",
        en: "The cell that every field and value came from."),
      [
        "report_id": report,
        "pointer": BilingualText(es: "El dato, como puntero JSON.", en: "The field, as a JSON pointer."),
        "sheet": sheet, "cell": cell, "raw": raw,
      ]
    ),
    (
      "findings",
      BilingualText(
        es: "Los hallazgos: lo dudoso y lo que está mal.", en: "The findings: what is doubtful or wrong."),
      [
        "content_id": content, "position": position,
        "code": BilingualText(
          es: "La regla, por su clave.", en: "The rule, by its code."),
        "severity": BilingualText(es: "error, warning (aviso) o info (nota).", en: "error, warning or info."),
        "message_es": BilingualText(es: "Qué se encontró, en español.", en: "What was found, in Spanish."),
        "message_en": BilingualText(es: "Qué se halló, en inglés.", en: "What was found, in English."),
        "hint_es": BilingualText(es: "Qué hacer, en español.", en: "What to do, in Spanish."),
        "hint_en": BilingualText(es: "Qué hacer, en inglés.", en: "What to do, in English."), "sheet": sheet,
        "cell": cell,
        "indicator": BilingualText(
          es: "El indicador, como lo nombran los mensajes.", en: "The indicator, as messages name it."),
        "field": BilingualText(es: "El campo.", en: "The field."), "raw": raw,
        "expected": BilingualText(es: "Qué se esperaba.", en: "What was expected."),
      ]
    ),
    (
      "unplaced",
      BilingualText(
        es: "Celdas que no tienen lugar en un informe.", en: "Cells that have no place in a report."),
      [
        "content_id": content, "position": position, "sheet": sheet, "cell": cell,
        "text": BilingualText(es: "El texto de la celda.", en: "The cell's text."),
        "indicator": BilingualText(es: "El indicador de su renglón.", en: "The indicator of its row."),
      ]
    ),
    (
      "series",
      BilingualText(
        es: "Indicadores seguidos por los trimestres y los años.",
        en: "Indicators followed through quarters and years."),
      [
        "id": BilingualText(es: "Número.", en: "Number."),
        "responsible_unit": BilingualText(es: "Unidad, por su clave.", en: "Unit, by its code."),
        "program": BilingualText(es: "Programa, por su clave.", en: "Programme, by its code."),
        "first_report": BilingualText(es: "El primer informe.", en: "The first report."),
        "last_report": BilingualText(es: "El último informe.", en: "The last report."),
        "name": BilingualText(es: "El nombre en el último.", en: "The name in the last one."),
        "reports": BilingualText(es: "En cuántos informes está.", en: "How many reports it is in."),
      ]
    ),
    (
      "changes", BilingualText(es: "Qué cambió en una serie.", en: "What changed in a series."),
      [
        "series_id": BilingualText(es: "La serie (series.id).", en: "The series (series.id)."),
        "indicator_id": indicator,
        "kind": BilingualText(
          es:
            "renamed: otro nombre; renumbered: otro número; goal-moved: otra meta en el mismo año; transferred: otra unidad o programa; began: no estaba antes; ended: no está después.",
          en:
            "renamed; renumbered; goal-moved: another goal within a year; transferred: another unit or programme; began: was not there before; ended: is no longer there."
        ),
        "field": BilingualText(es: "Qué dato cambió.", en: "The field that changed."),
        "before": BilingualText(es: "Antes.", en: "Before."),
        "after": BilingualText(es: "Después.", en: "After."),
      ]
    ),
    (
      "indicator_changes",
      BilingualText(
        es: "Los cambios con su periodo y su programa.", en: "The changes with their period and programme."),
      [
        "fiscal_year": BilingualText(es: "Año.", en: "Year."),
        "quarter": BilingualText(es: "Trimestre.", en: "Quarter."),
        "unit_key": unitKey, "program_key": programKey,
        "program_name": BilingualText(es: "Nombre del programa.", en: "The programme's name."),
        "level": level, "number": number, "name": name,
        "kind": BilingualText(es: "Como en changes.", en: "As in changes."),
        "field": BilingualText(es: "Qué dato cambió.", en: "The field that changed."),
        "before": BilingualText(es: "Antes.", en: "Before."),
        "after": BilingualText(es: "Después.", en: "After."),
        "series_id": BilingualText(es: "La serie (series.id).", en: "The series (series.id)."),
        "indicator_id": indicator,
      ]
    ),
    (
      "disagreements",
      BilingualText(
        es:
          "En qué valores no coinciden los informes de un mismo trimestre con el elegido; vacío si no hay valor.",
        en:
          "The values in which reports of the same quarter disagree with the chosen one; empty where there is no value."
      ),
      [
        "report_id": report,
        "chosen_id": BilingualText(es: "El informe elegido.", en: "The report that was chosen."),
        "fiscal_year": BilingualText(es: "Año.", en: "Year."),
        "quarter": BilingualText(es: "Trimestre.", en: "Quarter."),
        "unit_key": unitKey, "program_key": programKey, "level": level, "number": number, "name": name,
        "measure": measure, "period": period,
        "chosen_value": BilingualText(es: "El valor del informe elegido.", en: "The chosen report's value."),
        "other_value": BilingualText(es: "El del otro informe.", en: "The other report's."),
        "other_path": sourceFile,
      ]
    ),
    (
      "archives", BilingualText(es: "Las carpetas que se migraron.", en: "The folders that were migrated."),
      [
        "id": BilingualText(es: "Número, tomado de la ruta.", en: "Number, taken from the path."),
        "path": BilingualText(
          es: "Dónde está la carpeta; solo aquí se dice.", en: "Where the folder is; it is said only here."),
        "file": BilingualText(
          es: "El archivo de ella que se migró; vacío: todos.",
          en: "The file of it that was migrated; empty: all of them."),
        "label": BilingualText(
          es: "Lo que va antes de las rutas donde hay archivos de varias carpetas; si no, vacío.",
          en: "What comes before paths where there are files of several folders; else empty."),
        "is_current": BilingualText(
          es: "1: cuenta; 0: se quitó con --forget, o está en otro lugar.",
          en: "1: it counts; 0: it was removed with --forget, or is elsewhere."),
      ]
    ),
    (
      "file_places",
      BilingualText(es: "Dónde está cada archivo en la máquina.", en: "Where each file is on the machine."),
      [
        "location": BilingualText(
          es: "Ruta completa: la de la carpeta y la del archivo en ella.",
          en: "The whole path: the folder's, and the file's in it."),
        "name": sourceFile, "archive_id": archive, "path": path, "content_id": content,
        "outcome": BilingualText(es: "Como en files.", en: "As in files."),
      ]
    ),
    (
      "plan_entries",
      BilingualText(es: "Ejes y objetivos de los informes.", en: "Axes and objectives of the reports."),
      [
        "report_id": report,
        "kind": BilingualText(es: "axes: ejes; objectives: objetivos.", en: "axes or objectives."),
        "position": position,
        "code": BilingualText(es: "Clave.", en: "Code."), "text": BilingualText(es: "Texto.", en: "Text."),
      ]
    ),
    (
      "signatures", BilingualText(es: "Firmas de los informes.", en: "Signatures of the reports."),
      [
        "report_id": report, "position": position,
        "role": BilingualText(es: "Elaboró, autorizó, ….", en: "What the person did."),
        "name": BilingualText(es: "Nombre.", en: "Name."),
        "office": BilingualText(es: "Cargo.", en: "Office."),
      ]
    ),
    (
      "notes", BilingualText(es: "Notas de los informes.", en: "Notes of the reports."),
      ["report_id": report, "position": position, "text": BilingualText(es: "La nota.", en: "The note.")]
    ),
    (
      "flat",
      BilingualText(
        es: "Los informes elegidos, como en informes.csv.",
        en: "The reports that were chosen, as in informes.csv."
      ), [:]
    ),
    (
      "runs", BilingualText(es: "Las ejecuciones del programa.", en: "The runs of the program."),
      [
        "id": BilingualText(es: "Número.", en: "Number."),
        "started": BilingualText(es: "Cuándo empezó.", en: "When it began."),
        "finished": BilingualText(
          es: "Cuándo terminó; vacío si se interrumpió.", en: "When it ended; empty if it was interrupted."),
        "version": BilingualText(es: "Versión del programa.", en: "The program's version."),
        "arguments": BilingualText(es: "Con qué opciones.", en: "With what options."),
        "files": BilingualText(es: "Archivos que se encontraron.", en: "Files that were found."),
        "read": BilingualText(es: "Contenidos que se leyeron.", en: "Contents that were read."),
        "seconds": BilingualText(es: "Segundos que tardó.", en: "Seconds that it took."),
      ]
    ),
    (
      "gone_files",
      BilingualText(es: "Archivos que ya no estaban.", en: "Files that were gone."),
      [
        "run_id": BilingualText(es: "En qué ejecución (runs.id).", en: "In which run (runs.id)."),
        "archive_id": archive, "path": path, "sha256": hash,
      ]
    ),
    (
      "preferences",
      BilingualText(es: "Lo que nombra --prefer.", en: "What --prefer names."),
      [
        "pattern": BilingualText(
          es: "Archivo, carpeta o patrón que se elige ante otras versiones.",
          en: "File, folder or pattern that is chosen over other versions.")
      ]
    ),
    (
      "outputs", BilingualText(es: "Archivos JSON que se escribieron.", en: "JSON files that were written."),
      ["path": BilingualText(es: "Ruta, desde la carpeta de salida.", en: "Path, from the output folder.")]
    ),
    (
      "data_dictionary", BilingualText(es: "Qué significa cada columna.", en: "What each column means."),
      [
        "table_name": BilingualText(es: "La tabla o vista.", en: "The table or view."),
        "column_name": BilingualText(es: "La columna; vacío: la tabla.", en: "The column; empty: the table."),
        "es": BilingualText(es: "En español.", en: "In Spanish."),
        "en": BilingualText(es: "En inglés.", en: "In English."),
      ]
    ),
  ]
}
