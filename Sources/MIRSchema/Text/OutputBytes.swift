/// Bytes that are written one behind the other.
///
/// An array asks with each byte whether it is shared; of what is written here there is one.
@safe
struct OutputBytes: ~Copyable {
  private var start: UnsafeMutablePointer<UInt8>
  private(set) var count = 0
  private var capacity: Int

  init(capacity: Int = 4096) {
    unsafe start = .allocate(capacity: capacity)
    self.capacity = capacity
  }

  deinit { unsafe start.deallocate() }

  /// The bytes as an array.
  var array: [UInt8] { unsafe Array(UnsafeBufferPointer(start: start, count: count)) }

  /// Hands the bytes on where they are.
  func handOn(to take: (RawSpan) -> Void) {
    unsafe take(UnsafeRawBufferPointer(start: start, count: count).bytes)
  }

  mutating func removeAll() { count = 0 }

  mutating func append(_ byte: UInt8) {
    reserve(1)
    unsafe start[count] = byte
    count += 1
  }

  mutating func append(_ bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { unsafe append($0) }
  }

  /// Appends bytes with a byte before and behind them.
  mutating func append(_ bytes: Span<UInt8>, between byte: UInt8) {
    reserve(bytes.count + 2)
    unsafe start[count] = byte
    unsafe bytes.withUnsafeBufferPointer { bytes in
      guard let first = bytes.baseAddress else { return }
      unsafe (start + count + 1).update(from: first, count: bytes.count)
    }
    count += bytes.count + 2
    unsafe start[count - 1] = byte
  }

  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { unsafe append($0) }
  }

  private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let first = bytes.baseAddress else { return }
    reserve(bytes.count)
    unsafe (start + count).update(from: first, count: bytes.count)
    count += bytes.count
  }

  private mutating func reserve(_ more: Int) {
    guard count + more > capacity else { return }
    capacity = max(capacity * 2, count + more)
    let wider = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    unsafe wider.update(from: start, count: count)
    unsafe start.deallocate()
    unsafe start = wider
  }
}
