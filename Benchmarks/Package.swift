// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Benchmarks",
  dependencies: [.package(name: "mirsheet", path: "..")],
  targets: [
    .executableTarget(
      name: "reading", dependencies: [.product(name: "SheetIO", package: "mirsheet")]),
    .executableTarget(
      name: "phases",
      dependencies: [
        .product(name: "SheetIO", package: "mirsheet"), .product(name: "MIRSchema", package: "mirsheet"),
        .product(name: "MIRSheets", package: "mirsheet"),
      ])
  ]
)
