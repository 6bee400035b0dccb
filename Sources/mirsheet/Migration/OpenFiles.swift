import Foundation

/// How many files this process may have open, and how many workers that is enough for.
enum OpenFiles {
  /// What a worker costs: two pipes and what starting a process takes for a moment.
  private static let perWorker = 12
  /// What the program needs besides: database, archive, outputs.
  private static let besides = 48

  /// Foundation closes as many descriptors as this for a process that it starts, and fails where there are fewer.
  private static let least = 256

  /// As many workers as are wanted and the system allows; the limit is raised as far as it may be.
  ///
  /// - Throws: ``Failure`` when not even one is possible.
  static func workers(_ wanted: Int) throws -> Int {
    var limit = rlimit()
    guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return wanted }
    let needed = rlim_t(max(least, besides + perWorker * wanted))
    if limit.rlim_cur < needed {
      limit.rlim_cur = min(limit.rlim_max, needed)
      unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
    guard limit.rlim_cur >= least else {
      throw Failure(
        .internalError,
        es: "el sistema solo permite \(limit.rlim_cur) archivos abiertos a la vez, y hacen falta \(least).",
        en: "the system allows only \(limit.rlim_cur) open files at a time, and \(least) are needed.",
        hintES: "Suba el límite, por ejemplo con ulimit -n 1024.",
        hintEN: "Raise the limit, for example with ulimit -n 1024.")
    }
    return min(wanted, (Int(clamping: limit.rlim_cur) - besides) / perWorker)
  }
}
