import Foundation
import SheetIO

/// Prints a cell of any workbook, and where the workbook has none, what it does have.
///
///     swift run read-cell libro.xlsx B7
@main
struct ReadCell {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count == 3 else {
      print("usage: read-cell FILE ADDRESS")
      exit(64)
    }
    do {
      let workbook = try Workbook(contentsOf: URL(fileURLWithPath: arguments[1]))
      switch workbook[arguments[2]]?.value {
      case .number(let number): print("number", number)
      case .date(let serial): print("date", serial)
      case .text(let text): print("text", text)
      case .boolean(let flag): print("boolean", flag)
      case .error(let text): print("error", text)
      case nil:
        print("\(arguments[2]) is empty")
        for sheet in workbook.sheets {
          print("  \(sheet.name): \(sheet.usedRange?.description ?? "nothing"), \(sheet.cells.count) cells")
        }
      }
    } catch {
      print(error)
      exit(65)
    }
  }
}
