import Foundation
import MIRSchema
import MIRSheets
import SheetIO

/// Times the two halves of the job in one process, in turn: reading the cells of files, and recognising the reports in
/// them.
///
///     phases [ROUNDS] FILE…
@main
enum Phases {
  static func main() throws {
    var arguments = Array(CommandLine.arguments.dropFirst())
    let rounds = arguments.first.flatMap { Int($0) } ?? 5
    if arguments.first.flatMap({ Int($0) }) != nil { arguments.removeFirst() }
    let files = try arguments.map { [UInt8](try Data(contentsOf: URL(fileURLWithPath: $0))) }
    let clock = ContinuousClock()
    var reading: [Double] = []
    var recognising: [Double] = []
    var indicators = 0
    var options = ReportReader.Options()
    options.keepsProvenance = false
    // The first round, of a process that knows nothing yet, is reported separately.
    var first = 0.0
    for round in 0...rounds {
      var workbooks: [Workbook] = []
      let read = try clock.measure { workbooks = try files.map { try Workbook($0) } }
      var documents: [ReportDocument] = []
      let recognised = clock.measure {
        documents = workbooks.map {
          ReportReader(options: options).read($0, source: Source(format: $0.format.rawValue))
        }
      }
      indicators = documents.reduce(0) { $0 + $1.reports.reduce(0) { $0 + $1.indicators.count } }
      guard round > 0 else {
        first = recognised.seconds / read.seconds
        continue
      }
      reading.append(read.seconds)
      recognising.append(recognised.seconds)
    }
    let ratios = zip(recognising, reading).map { $0 / $1 }
    print(
      """
      \(files.count) files, \(indicators) indicators, \(rounds) rounds, medians:
        reading the cells        \(milliseconds(reading))
        recognising the reports  \(milliseconds(recognising))
        recognising / reading    \(String(format: "%.2f", median(ratios))), in the first round \(String(format: "%.2f", first))
      """)
  }

  private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

  private static func milliseconds(_ values: [Double]) -> String {
    String(format: "%8.1f ms", median(values) * 1000)
  }
}

extension Duration {
  /// The duration in seconds.
  fileprivate var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
