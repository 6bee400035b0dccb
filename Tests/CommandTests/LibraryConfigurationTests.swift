import Foundation
import Testing

/// What a machine's configuration of the libraries below leaves out is not a reason to fail.
struct LibraryConfigurationTests {
  @Test func `a machine whose libcrypto is configured without SHA-256 reads the same report`() throws {
    let sample = Sample.root.appendingPathComponent("informe-limpio/entrada.xlsx").path
    let convert = "mirsheet convert '\(sample)' --to json --fail-on never"
    try Scratch.with { folder in
      let configuration = """
        openssl_conf = start
        [start]
        providers = chosen
        [chosen]
        legacy = active
        [active]
        activate = 1

        """
      try Data(configuration.utf8).write(to: folder.appendingPathComponent("openssl.cnf"))
      let usual = try Tool.shell(convert, in: folder)
      let configured = try Tool.shell("OPENSSL_CONF=openssl.cnf \(convert)", in: folder)
      #expect(usual.status == 0 && configured.status == 0)
      #expect(configured.text == usual.text && configured.text.contains("\"sha256\": \""))
    }
  }
}
