import MIRSchema
import SheetIO

/// A row of labels that each have their value right below, as header blocks drawn as a table have them.
struct LabelsOverValues {
  /// The lines, each of a label and the cell below it.
  let lines: [HeaderLine]
  /// Labels that are not known, and what is below them.
  let others: [SheetView.Item]

  /// One label may have its value below by chance; with so many the row below is one of values.
  private static let fewestLabels = 2
  /// Labels are short, in bytes.
  private static let longestLabel = 80

  /// `nil` where the row below has other columns or labels of its own, or the row itself has values.
  init?(_ labels: SheetView.Row, over values: SheetView.Row?, _ finder: HeaderLineFinder) {
    let own = labels.own
    guard let values, values.row == labels.row + 1, own.count >= Self.fewestLabels,
      own.elementsEqual(values.own, by: { $0.column == $1.column }),
      own.allSatisfy({ $0.cell.isText && $0.text.utf8.count <= Self.longestLabel }),
      own.has(Self.fewestLabels, where: finder.isBareLabel),
      !values.own.contains(where: finder.isBareLabel)
    else { return nil }
    var lines: [HeaderLine] = []
    var others: [SheetView.Item] = []
    for (label, value) in zip(own, values.own) {
      if var line = finder.bareLabel(label) {
        line.values = [value]
        lines.append(line)
      } else {
        others += [label, value]
      }
    }
    guard lines.count >= Self.fewestLabels else { return nil }
    self.lines = lines
    self.others = others
  }
}
