// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

// The Makefile says which commit is built, for `--version`. A build that is not told has none: the package manager's own
// answer is kept with the manifest, and so that of an earlier commit.
let commit = Context.environment["MIRSHEET_COMMIT"] ?? ""

let package = Package(
  name: "mirsheet",
  products: [
    .library(name: "SheetIO", targets: ["SheetIO"]),
    .library(name: "MIRSchema", targets: ["MIRSchema"]),
    .library(name: "MIRSheets", targets: ["MIRSheets"]),
    .executable(name: "mirsheet", targets: ["mirsheet"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache.git", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams.git", from: "6.2.2"),
    .package(url: "https://github.com/LebJe/TOMLKit.git", from: "0.6.0"),
  ],
  targets: [
    // Compiler flags only: no Swift file may see libxml2's headers (see ARCHITECTURE.md, "Traps").
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    // What a build is told, in a target of its own: no Swift is compiled again for it.
    .target(name: "CBuild", cSettings: [.define("MIRSHEET_COMMIT", to: "\"\(commit)\"")]),
    .target(
      name: "CXlsx",
      dependencies: ["CLibXML2"],
      linkerSettings: [
        .linkedLibrary("xlsxwriter"), .linkedLibrary("zip"), .linkedLibrary("deflate"),
        .linkedLibrary("isal"), .linkedLibrary("xml2"),
      ]),
    .target(
      name: "SheetIO", dependencies: ["CXlsx"], resources: [.embedInCode("Resources/theme1.xml")],
      swiftSettings: strict),
    .target(
      name: "MIRSchema", dependencies: ["CCrypto", "SheetIO"],
      resources: [.embedInCode("Resources/vocabulary.json")],
      swiftSettings: strict + [.strictMemorySafety()]),
    .target(
      name: "MIRSheets", dependencies: ["MIRSchema", "SheetIO"],
      swiftSettings: strict + [.strictMemorySafety()]),
    .executableTarget(
      name: "mirsheet",
      dependencies: [
        "CBuild", "SheetIO", "MIRSchema", "MIRSheets",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
        .product(name: "Mustache", package: "swift-mustache"),
        .product(name: "TOMLKit", package: "TOMLKit"),
        .product(name: "Yams", package: "Yams"),
      ],
      resources: [
        .embedInCode("Resources/overview.mustache"), .embedInCode("Resources/check.mustache"),
      ],
      swiftSettings: strict + [.strictMemorySafety()],
      // A program that starts often, for one small file: see docs/decisions/0071-installing.md.
      linkerSettings: [
        .unsafeFlags(
          [
            "-use-ld=lld", "-Xlinker", "-z", "-Xlinker", "pack-relative-relocs", "-Xlinker",
            "--no-export-dynamic",
          ], .when(platforms: [.linux], configuration: .release))
      ]),
    // The labelled collection that recognition is scored on: support of tests, no product.
    .target(
      name: "Collection", dependencies: ["MIRSchema", "MIRSheets", "SheetIO"], path: "Tests/Collection",
      swiftSettings: strict),
    .executableTarget(
      name: "scorecard", dependencies: ["Collection", "MIRSchema", "MIRSheets", "SheetIO"],
      path: "Tests/Scorecard",
      swiftSettings: strict),
    .testTarget(name: "SheetIOTests", dependencies: ["SheetIO"], swiftSettings: strict),
    .testTarget(
      name: "MIRSchemaTests", dependencies: ["Collection", "MIRSchema", "SheetIO"], exclude: ["Golden"],
      swiftSettings: strict),
    .testTarget(
      name: "MIRSheetsTests", dependencies: ["Collection", "MIRSchema", "MIRSheets", "SheetIO"],
      swiftSettings: strict),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "mirsheet", "MIRSchema", "MIRSheets", "SheetIO", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      exclude: ["Older"],
      swiftSettings: strict),
  ]
)
