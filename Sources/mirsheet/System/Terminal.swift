import Foundation

/// What is known of the terminal that a stream goes to.
enum Terminal {
  /// How many characters a line has; 80 where that is not known.
  static func columns(of descriptor: Int32) -> Int {
    var size = winsize()
    guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 10 else { return 80 }
    return Int(size.ws_col)
  }
}
