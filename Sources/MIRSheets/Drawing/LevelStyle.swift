import MIRSchema
import SheetIO

/// How a record looks by its level: the higher, the darker its row; the lower, the farther its level is set in.
struct LevelStyle {
  /// The styles of a record's cells.
  struct Styles {
    let level: CellStyle
    let running: CellStyle
    let short: CellStyle
    let number: CellStyle
    let year: CellStyle
    let longNumber: CellStyle

    fileprivate init(_ tint: UInt32?, indent: UInt8, isBold: Bool) {
      let plain = ReportSheet.textStyle.with {
        $0.background = tint
        $0.indent = 0
      }
      level = plain.with {
        $0.bold = isBold
        $0.indent = indent
      }
      running = plain.with { $0.indent = ReportSheet.textStyle.indent }
      short = plain.with { $0.horizontal = .center }
      number = plain.with {
        $0.horizontal = .right
        $0.wrap = false
        $0.shrink = true
      }
      year = number.with {
        $0.horizontal = .center
        $0.numberFormat = "0"
      }
      // A number of more digits than a page is wide goes on in the next line.
      longNumber = plain.with { $0.horizontal = .right }
    }

    /// The style of a text column's cells.
    func text(_ column: SheetLayout.Column) -> CellStyle { column.kind == .running ? running : short }
  }

  let styles: Styles
  let indent: UInt8

  /// The style of the record of a level.
  init(level: String?) {
    guard let known = Self.byName[level ?? ""] else {
      self = Self.other
      return
    }
    self = known
  }

  private init(tint: UInt32?, indent: UInt8, isBold: Bool) {
    styles = Styles(tint, indent: indent, isBold: isBold)
    self.indent = indent
  }

  private static let other = LevelStyle(tint: nil, indent: 1, isBold: true)

  /// In grey the tints are 90, 94 and 97 per cent of white, which printers show as fine dots that letters are read on;
  /// activities, of which there are most, have none.
  private static let byName = Dictionary(
    uniqueKeysWithValues: Level.allCases.map { level in
      let style =
        switch level {
        case .fin: LevelStyle(tint: 0xDDE7F0, indent: 1, isBold: true)
        case .purpose: LevelStyle(tint: 0xE9F0F6, indent: 1, isBold: true)
        case .component: LevelStyle(tint: 0xF3F7FA, indent: 2, isBold: true)
        case .activity: LevelStyle(tint: nil, indent: 3, isBold: false)
        }
      return (level.name, style)
    })
}
