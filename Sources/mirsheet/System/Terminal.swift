import Foundation

/// What is known of the terminal that a stream goes to.
enum Terminal {
  /// How many characters a line has; 80 where that is not known.
  static func columns(of descriptor: Int32) -> Int {
    var size = winsize()
    guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 10 else { return 80 }
    return Int(size.ws_col)
  }

  /// How long a line of text for people may be; longer ones are hard to read, however wide the terminal is.
  static func lineLength(of descriptor: Int32) -> Int { min(columns(of: descriptor), 110) }

  /// Whether colour may be used.
  static func isColoured(_ descriptor: Int32) -> Bool {
    isatty(descriptor) != 0 && (Environment.value("NO_COLOR") ?? "").isEmpty
  }
}
