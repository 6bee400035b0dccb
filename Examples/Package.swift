// swift-tools-version: 6.2
import PackageDescription

// Programs as somebody outside the project writes them: they see what is public, and nothing else.
let package = Package(
  name: "Examples",
  dependencies: [.package(name: "mirsheet", path: "..")],
  targets: [
    .executableTarget(name: "read-cell", dependencies: [.product(name: "SheetIO", package: "mirsheet")]),
    .executableTarget(
      name: "list-findings",
      dependencies: [
        .product(name: "MIRSchema", package: "mirsheet"), .product(name: "MIRSheets", package: "mirsheet"),
        .product(name: "SheetIO", package: "mirsheet"),
      ]),
    .executableTarget(
      name: "convert-folder",
      dependencies: [
        .product(name: "MIRSchema", package: "mirsheet"), .product(name: "MIRSheets", package: "mirsheet"),
        .product(name: "SheetIO", package: "mirsheet"),
      ]),
  ])
