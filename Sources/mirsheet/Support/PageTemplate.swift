import Mustache
import SheetIO

/// A page made from a template of the resources, in which every text is escaped.
enum PageTemplate {
  /// The page; throws where the template itself is wrong.
  static func page(_ template: [UInt8], _ context: [String: Any]) throws -> String {
    MustacheContentTypes.register(EscapedPage(), named: EscapedPage.name)
    let source = "{{% CONTENT_TYPE: \(EscapedPage.name)}}" + String(decoding: template, as: UTF8.self)
    return try MustacheTemplate(string: source).render(context)
  }
}

/// Texts of a page, escaped sign by sign: the library's own way misses a sign with a combining mark behind it.
private struct EscapedPage: MustacheContentType {
  static let name = "PAGE"

  func escapeText(_ text: String) -> String {
    text.escaping(["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#39;"])
  }
}
