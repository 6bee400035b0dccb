import MIRSchema
import SheetIO

/// The hidden sheet that holds the lists of a template, and the names by which validations find them.
struct TemplateLists {
  static let sheetName = "Listas"

  /// A list: its name, what its column is headed, its values.
  struct List {
    let name: String
    let title: String
    let values: [String]
    /// Whether other values may be right, too.
    let isAdvice: Bool
  }

  /// By the key of the field.
  let lists: [(key: FieldKey, list: List)]

  /// The lists of every catalogue field that is drawn; of the levels, those that the indicators have and those that may follow.
  init(_ indicators: [Indicator]) {
    let records = RecordCells.all(of: indicators)
    lists = ColumnForm.all.compactMap { form in
      let field = form.field
      guard case .catalogue(let catalogue) = field.kind, form.isDrawn(for: records) else { return nil }
      let isLevel = catalogue == .level
      let values =
        isLevel ? Self.levels(indicators) : Vocabulary.standard.officialValues[catalogue, default: []]
      return (
        field.key,
        List(
          name: "lista_\(field.key.snake)", title: field.description.title,
          values: values,
          isAdvice: isLevel)
      )
    }
  }

  /// The list of a field.
  subscript(key: FieldKey) -> List? { lists.first { $0.key == key }?.list }

  private static func levels(_ indicators: [Indicator]) -> [String] {
    var seen: Set<String> = []
    let own = indicators.filter { $0.level != nil }.compactMap(\.label).filter { seen.insert($0).inserted }
    // One Actividad more in each Componente, and one Componente more.
    var most: [Int: Int] = [:]
    for number in indicators.compactMap(\.number) {
      let parts = number.split(separator: ".").compactMap { Int($0) }
      guard let component = parts.first else { continue }
      most[component] = max(most[component, default: 0], parts.count > 1 ? parts[1] : 0)
    }
    let next = (most.keys.max() ?? 0) + 1
    most[next] = 0
    let more =
      ["\(Level.component.name) \(next)"]
      + most.sorted { $0.key < $1.key }.map { "\(Level.activity.name) \($0.key).\($0.value + 1)" }
    return own + more.filter { seen.insert($0).inserted }
  }

  /// The sheet, each list in a column under its title.
  func sheet() -> DrawnSheet {
    var sheet = DrawnSheet(name: Self.sheetName)
    sheet.behaviour.isHidden = true
    sheet.columnWidths = lists.map { _ in 24 }
    let style = CellStyle(fontSize: 9).with { $0.wrap = false }
    for (column, entry) in lists.enumerated() {
      for (row, text) in ([entry.list.title] + entry.list.values).enumerated() {
        let address = CellAddress(row: row, column: column)
        sheet.boxes.append(
          DrawnSheet.Box(
            CellRange(address, address), .text(text), row == 0 ? style.with { $0.bold = true } : style))
      }
    }
    return sheet
  }

  /// The names of the ranges.
  var names: [(name: String, formula: String)] {
    lists.enumerated().map { column, entry in
      let letter = CellAddress.name(ofColumn: column)
      let last = entry.list.values.count + 1
      return (entry.list.name, "=\(Self.sheetName)!$\(letter)$2:$\(letter)$\(last)")
    }
  }
}
