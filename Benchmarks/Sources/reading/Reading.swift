import Foundation
import SheetIO

/// Times the first step of the job alone, in one process: files to cells, as `peers.py` has other programs do it.
///
///     reading [ROUNDS] FILE…
@main
enum Reading {
  static func main() throws {
    var arguments = Array(CommandLine.arguments.dropFirst())
    let rounds = arguments.first.flatMap { Int($0) }
    if rounds != nil { arguments.removeFirst() }
    let files = arguments.map { URL(fileURLWithPath: $0) }
    let clock = ContinuousClock()
    var seconds: [Double] = []
    var cells = 0
    for _ in 0..<max(rounds ?? 5, 1) {
      cells = 0
      let time = try clock.measure {
        for file in files {
          cells += try Workbook(contentsOf: file).sheets.reduce(0) { $0 + $1.cells.count }
        }
      }
      seconds.append(Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18)
    }
    // The first round is that of a process that knows nothing yet.
    let median = seconds.sorted()[seconds.count / 2]
    print("\(files.count) files, \(cells) cells; seconds of the first round and median:")
    print(String(format: "%.4f %.4f", seconds[0], median))
  }
}
