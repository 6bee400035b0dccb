import Foundation
import SheetIO

/// Writing to open files by the system's own calls: what fails is an error, never the end of the process.
enum Descriptor {
  /// Writes every byte.
  ///
  /// - Throws: ``SystemError`` when not all of them could be written.
  static func write(_ bytes: RawSpan, to descriptor: Int32) throws(SystemError) {
    var written = 0
    while written < bytes.byteCount {
      let rest = bytes.extracting(written..<min(bytes.byteCount, written + mostBytes))
      let count = unsafe rest.withUnsafeBytes {
        unsafe Foundation.write(descriptor, $0.baseAddress, $0.count)
      }
      if count > 0 {
        written += count
      } else {
        try recover(descriptor)
      }
    }
  }

  /// After a call that failed: returns when it is to be tried again.
  private static func recover(_ descriptor: Int32) throws(SystemError) {
    let error = SystemError.last
    switch error.number {
    case EINTR: return
    case EAGAIN:
      // A stream that somebody made non-blocking: wait until there is room.
      var wanted = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      _ = unsafe poll(&wanted, 1, -1)
    default: throw error
    }
  }

  /// What every system takes in one call.
  private static let mostBytes = 1 << 30

}

extension RawPath {
  /// The bytes of a file that this program wrote.
  ///
  /// - Throws: ``SystemError`` when it cannot be read to the end.
  func content() throws(SystemError) -> Data {
    let descriptor = unsafe withCString { unsafe open($0, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw SystemError.last }
    defer { close(descriptor) }
    return try Descriptor.content(of: descriptor)
  }
}

extension Descriptor {
  /// Every byte up to the end.
  ///
  /// - Throws: ``SystemError`` when it cannot be read to the end.
  static func content(of descriptor: Int32) throws(SystemError) -> Data {
    var content = Data()
    var piece = Data(count: 1 << 16)
    while true {
      let count = unsafe piece.withUnsafeMutableBytes {
        unsafe Foundation.read(descriptor, $0.baseAddress, $0.count)
      }
      if count == 0 { return content }
      if count > 0 {
        content += piece.prefix(count)
      } else if errno != EINTR {
        throw SystemError.last
      }
    }
  }
}
