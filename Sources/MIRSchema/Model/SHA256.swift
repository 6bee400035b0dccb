/// SHA-256 of bytes that come piece by piece.
///
/// A value of fixed size: it allocates nothing, and nothing can fail. What it is for is telling files apart; no secret
/// passes through it.
///
/// Source: FIPS 180-4, sections 4.1.2, 4.2.2, 5.1.1, 5.3.3 and 6.2.
struct SHA256 {
  /// H, big-endian words of the digest in the end.
  private var state: InlineArray<8, UInt32> = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
  ]
  /// Bytes that fill no block yet: the first `count % blockBytes` of these.
  private var rest = InlineArray<64, UInt8>(repeating: 0)
  /// How many bytes there were.
  private var count: UInt64 = 0

  private static let blockBytes = 64

  /// Adds the next bytes.
  mutating func add(_ bytes: RawSpan) {
    var next = 0
    let held = Int(count % UInt64(Self.blockBytes))
    count &+= UInt64(bytes.byteCount)
    if held > 0 {
      let missing = min(Self.blockBytes - held, bytes.byteCount)
      keep(bytes.extracting(first: missing), from: held)
      guard held + missing == Self.blockBytes else { return }
      let block = rest
      unsafe compress(block.span.bytes)
      next = missing
    }
    let whole = (bytes.byteCount - next) / Self.blockBytes * Self.blockBytes
    compress(bytes.extracting(next..<next + whole))
    keep(bytes.extracting(droppingFirst: next + whole), from: 0)
  }

  /// The 32 bytes of the digest of everything added so far.
  var digest: [UInt8] {
    var last = self
    // A one bit, zeros, and the number of bits fill the last block.
    let bits = count &<< 3
    let held = Int(count % UInt64(Self.blockBytes))
    let zeros = (held < 56 ? 55 : 119) - held
    let length = stride(from: UInt64(56), through: 0, by: -8).map { UInt8(truncatingIfNeeded: bits >> $0) }
    let padding = [0x80] + [UInt8](repeating: 0, count: zeros) + length
    unsafe last.add(padding.span.bytes)
    return (0..<8).flatMap { word in
      stride(from: UInt32(24), through: 0, by: -8).map { UInt8(truncatingIfNeeded: last.state[word] >> $0) }
    }
  }

  private mutating func keep(_ bytes: RawSpan, from start: Int) {
    for index in 0..<bytes.byteCount {
      rest[start + index] = unsafe bytes.unsafeLoad(fromByteOffset: index, as: UInt8.self)
    }
  }

  /// Takes in whole blocks.
  private mutating func compress(_ blocks: RawSpan) {
    let constants = Self.constants
    // W
    var words = InlineArray<64, UInt32>(repeating: 0)
    var start = 0
    while start < blocks.byteCount {
      for index in 0..<16 {
        let word = unsafe blocks.unsafeLoadUnaligned(fromByteOffset: start + index * 4, as: UInt32.self)
        words[index] = UInt32(bigEndian: word)
      }
      for index in 16..<64 {
        let (early, late) = (words[index - 15], words[index - 2])
        let first = Self.turned(early, 7) ^ Self.turned(early, 18) ^ early &>> 3
        let second = Self.turned(late, 17) ^ Self.turned(late, 19) ^ late &>> 10
        words[index] = words[index - 16] &+ first &+ words[index - 7] &+ second
      }
      var (a, b, c, d) = (state[0], state[1], state[2], state[3])
      var (e, f, g, h) = (state[4], state[5], state[6], state[7])
      for index in 0..<64 {
        let choice = (e & f) ^ (~e & g)
        let majority = (a & b) ^ (a & c) ^ (b & c)
        let one =
          h &+ (Self.turned(e, 6) ^ Self.turned(e, 11) ^ Self.turned(e, 25)) &+ choice &+ constants[index]
          &+ words[index]
        let two = (Self.turned(a, 2) ^ Self.turned(a, 13) ^ Self.turned(a, 22)) &+ majority
        (h, g, f, e) = (g, f, e, d &+ one)
        (d, c, b, a) = (c, b, a, one &+ two)
      }
      state[0] &+= a
      state[1] &+= b
      state[2] &+= c
      state[3] &+= d
      state[4] &+= e
      state[5] &+= f
      state[6] &+= g
      state[7] &+= h
      start += Self.blockBytes
    }
  }

  /// ROTR.
  @inline(__always)
  private static func turned(_ word: UInt32, _ bits: UInt32) -> UInt32 {
    word &>> bits | word &<< (32 &- bits)
  }

  /// K.
  private static let constants: InlineArray<64, UInt32> = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
    0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
    0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
    0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
    0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
    0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
    0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
  ]
}
