/// Many names on the command line, as `*.xls` gives them: handed to the parser as one.
///
/// For each name the parser copies all before it: of a conversion of 4,000 files that was a quarter, and of more it would be
/// nearly all.
enum ArgumentRuns {
  /// Shorter runs are left as they are.
  private static let longestLeft = 16
  /// What ends every argument, so that none has it.
  private static let divider: UInt8 = 0

  /// The arguments with all but the first name of long runs joined, since that one may be the value of the option before it.
  static func joined(_ arguments: [String]) -> [String] {
    var result: [String] = []
    var left = arguments[...]
    while let argument = left.first {
      guard argument != "--" else { return result + left }
      let names = left.prefix { !$0.hasPrefix("-") }
      if names.count > longestLeft, let first = names.first {
        result += [first, names.dropFirst().joined(separator: String(Unicode.Scalar(divider)))]
      } else {
        result += names.isEmpty ? [argument] : Array(names)
      }
      left = left.dropFirst(max(1, names.count))
    }
    return result
  }

  /// The names that values of the command line stand for, in their order.
  static func names(_ values: [String]) -> [String] {
    values.flatMap { value in
      value.utf8.split(separator: divider, omittingEmptySubsequences: false).map { String(Substring($0)) }
    }
  }
}

/// A command that may be given thousands of names, and asks ``ArgumentRuns`` for them.
protocol TakesManyNames {}
