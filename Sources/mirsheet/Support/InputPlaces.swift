import SheetIO

/// What several inputs are called in one table: each by its path from the folder that all of them are in.
struct InputPlaces {
  /// In the order of the inputs; what has no path, as standard input, has no name.
  let names: [String?]

  init(_ inputs: [String]) {
    let folders = inputs.map { input -> [Substring]? in
      guard input != "-" else { return nil }
      let folder = RawPath(input).folder
      return (folder.resolved ?? folder).shown.split(separator: "/")
    }
    var shared = folders.compactMap(\.self).first ?? []
    for folder in folders.compactMap(\.self) {
      shared = zip(shared, folder).prefix { $0 == $1 }.map(\.0)
    }
    names = zip(inputs, folders).map { input, folder in
      folder.map { folder in
        (folder.dropFirst(shared.count) + [Substring(RawPath(RawPath(input).name).shown)]).joined(
          separator: "/")
      }
    }
  }
}
