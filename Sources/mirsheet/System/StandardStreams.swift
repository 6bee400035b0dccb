import Foundation
import SheetIO

/// The three streams as this program finds them, and makes them safe to use.
enum StandardStreams {
  /// To be called before anything else.
  ///
  /// A stream that is closed is held open, in such a way that reading or writing fails: else the next file to be opened
  /// would take its number, and messages would end in it. Writing to a pipe that is not read is a failure to report.
  static func prepare() {
    for (descriptor, mode) in [
      (STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY),
    ]
    where fcntl(descriptor, F_GETFD) == -1 {
      _ = unsafe open("/dev/null", mode)
    }
    _ = signal(SIGPIPE, SIG_IGN)
  }

  /// A message; when it cannot be written, nothing happens.
  static func tell(_ text: String) {
    do throws(SystemError) {
      try unsafe Descriptor.write(text.utf8.span.bytes, to: STDERR_FILENO)
    } catch {
      // Standard error is closed or full: there is no place left to report it.
    }
  }
}
