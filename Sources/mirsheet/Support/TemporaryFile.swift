import Foundation
import SheetIO

/// An output next to its place until it is whole.
///
/// Dropping it takes it away.
struct TemporaryFile: ~Copyable {
  let path: RawPath
  let descriptor: Int32

  /// A new file next to a place, with the mode and, where possible, the owner of the one that it is to be `like`.
  ///
  /// - Throws: ``SystemError`` when the folder does not take it.
  init(beside place: RawPath, like status: FileStatus?) throws(SystemError) {
    (path, descriptor) = try Temporaries.make(beside: place) { path in
      unsafe path.withCString {
        unsafe open($0, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, status == nil ? 0o666 : 0o600)
      }
    }
    if let status {
      // Only the administrator may give files away; to others nothing else is left than to keep it.
      _ = fchown(descriptor, status.owner, status.group)
      _ = fchmod(descriptor, status.permissions)
    }
  }

  deinit {
    close(descriptor)
    Temporaries.remove(path)
  }

  /// Puts it into its place.
  ///
  /// - Throws: ``SystemError`` when that cannot be, and then the place is as it was.
  consuming func move(to place: RawPath) throws {
    let path = path
    try Temporaries.settle { try path.rename(to: place) }
  }
}

/// Outputs of one folder until all of them are made: they appear together.
///
/// Dropping it takes them away.
struct Staging: ~Copyable {
  private let folder: RawPath
  private let path: RawPath
  private let descriptor: Int32

  /// - Throws: ``SystemError`` when the folder does not take anything.
  init(in folder: RawPath) throws(SystemError) {
    self.folder = folder
    (path, descriptor) = try Temporaries.make(beside: folder.appending(Array("salida".utf8))) { path in
      unsafe path.withCString { path in
        unsafe mkdir(path, 0o700) == 0 ? open(path, O_RDONLY | O_CLOEXEC) : -1
      }
    }
  }

  deinit {
    close(descriptor)
    Temporaries.remove(path)
  }

  /// Where an output of the folder is written for the time being.
  func place(of output: String) -> String { path.appending(RawPath(output).name).text }

  /// Puts the outputs into their places, as far as they were made; what is there is replaced.
  ///
  /// - Throws: ``Failure`` at the first that cannot be put there.
  consuming func move(_ outputs: [String]) throws {
    let made = outputs.map { (output: $0, staged: RawPath(place(of: $0))) }.filter {
      FileStatus($0.staged) != nil
    }
    // What exists may be a link, or have a mode to be kept: such are written like any other output.
    for (output, staged) in made where FileStatus(RawPath(output)) != nil {
      try Output.write(try staged.content(), to: output)
    }
    try Temporaries.settle {
      for (output, staged) in made where FileStatus(RawPath(output)) == nil {
        try Output.telling(output) { try staged.rename(to: RawPath(output)) }
      }
    }
  }
}
