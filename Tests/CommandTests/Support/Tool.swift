import Foundation
import Testing

/// The built tool, run as people run it.
enum Tool {
  /// What one run left behind.
  struct Run {
    let status: Int32
    let output: Data
    let messages: String

    var text: String { String(decoding: output, as: UTF8.self) }

    /// The JSON documents on standard output, one, or one a line.
    func documents() throws -> [[String: Any]] {
      if let one = try? JSONSerialization.jsonObject(with: output) as? [String: Any] { return [one] }
      return try text.split(separator: "\n").map { line in
        try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      }
    }

    /// The `reports` of a document as written, byte for byte.
    func reports() throws -> String {
      let start = try #require(text.range(of: "\n  \"reports\": "))
      let end = try #require(text.range(of: "\n  \"unplaced\": ", range: start.upperBound..<text.endIndex))
      return String(text[start.lowerBound..<end.lowerBound])
    }
  }

  /// The root of the package.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The folder that the tool was built into: the one this test's own program is in.
  static let folder: URL = {
    var folder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      if FileManager.default.isExecutableFile(atPath: folder.appendingPathComponent("mirsheet").path) {
        return folder
      }
    }
    return root.appendingPathComponent(".build/debug")
  }()

  /// Runs the tool in a folder.
  static func run(
    _ arguments: [String], in directory: URL, locale: String = "es_MX.UTF-8", input: Data = Data()
  ) throws -> Run {
    try launch(
      folder.appendingPathComponent("mirsheet").path, arguments, in: directory, locale: locale, input: input)
  }

  /// Runs a command line through the shell, with the tool on its path.
  static func shell(_ line: String, in directory: URL, locale: String = "es_MX.UTF-8") throws -> Run {
    try launch("/bin/sh", ["-c", line], in: directory, locale: locale, input: Data())
  }

  private static func launch(
    _ program: String, _ arguments: [String], in directory: URL, locale: String, input: Data
  ) throws -> Run {
    try Scratch.with { scratch in
      // Files in place of pipes: nothing can block on a full one.
      let files = ["entrada", "salida", "mensajes"].map { scratch.appendingPathComponent($0) }
      try input.write(to: files[0])
      for file in files.dropFirst() { try Data().write(to: file) }
      let process = Process()
      process.executableURL = URL(fileURLWithPath: program)
      process.arguments = arguments
      process.currentDirectoryURL = directory
      let path = ProcessInfo.processInfo.environment["PATH", default: "/usr/bin:/bin"]
      // What a sanitizer is told goes for the program, too.
      let own = ProcessInfo.processInfo.environment.filter { $0.key.hasSuffix("SAN_OPTIONS") }
      process.environment = own.merging(
        ["PATH": "\(folder.path):\(path)", "LANG": locale, "HOME": scratch.path]) { _, fixed in fixed }
      let handles = [
        try FileHandle(forReadingFrom: files[0]), try FileHandle(forWritingTo: files[1]),
        try FileHandle(forWritingTo: files[2]),
      ]
      process.standardInput = handles[0]
      process.standardOutput = handles[1]
      process.standardError = handles[2]
      try process.run()
      process.waitUntilExit()
      for handle in handles { try handle.close() }
      return Run(
        status: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus,
        output: try Data(contentsOf: files[1]),
        messages: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self))
    }
  }
}

/// A folder that lasts as long as one test.
enum Scratch {
  static func with<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let outer = FileManager.default.temporaryDirectory.appendingPathComponent(
      "mirsheet-\(UUID().uuidString)")
    let folder = outer.appendingPathComponent("trabajo")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: outer) }
    // What somebody configured in a folder above is looked for no further than here.
    try Data().write(to: outer.appendingPathComponent("mirsheet.toml"))
    return try body(folder)
  }

  /// The names of everything in a folder, hidden files too.
  static func names(in folder: URL) throws -> Set<String> {
    Set(try FileManager.default.contentsOfDirectory(atPath: folder.path))
  }
}
