import Foundation

/// The time zone, of which this program needs nothing.
enum LocalTime {
  /// Says to the C library where its time zone is, unless somebody has; to be called before anything else.
  ///
  /// Not being told, it looks for the file again whenever a time is computed, and libzip computes one for each part of a
  /// package: that was one twentieth of a conversion. What is said is what is so anyway.
  static func fix() { _ = unsafe setenv("TZ", ":/etc/localtime", 0) }
}
