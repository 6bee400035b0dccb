/// The columns of the flat CSV for those who keep its rows in another form, for example a view of a database.
package enum CSVLayout {
  /// What a column holds.
  package enum Content: Sendable {
    case sourceFile
    case reportNumber
    case indicatorNumber
    case indicatorKey
    /// A plain field of the report.
    case report(FieldDescription)
    /// One part of each element of a list, packed into one cell: the list's own name and the part's.
    case list(String, part: String)
    /// A field of the indicator.
    case indicator(FieldDescription)
  }

  /// Heading and content of every column, in order.
  package static let columns: [(key: String, content: Content)] = CSVColumns.all.map { column in
    let content: Content =
      switch column.content {
      case .sourceFile: .sourceFile
      case .report: .reportNumber
      case .indicator: .indicatorNumber
      case .key: .indicatorKey
      case .value(let field): .report(field.description)
      case .packed(let list, let part):
        .list(list.description.path.last ?? "", part: list.elements[part].path.last ?? "")
      case .field(let list, let part): .indicator(list.elements[part])
      }
    return (column.key, content)
  }
}
