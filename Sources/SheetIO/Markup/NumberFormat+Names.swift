extension NumberFormat {
  /// The format of a code, or of one of the names that stand for codes in Excel's markup: `Percent`, `Short Date`.
  ///
  /// Source: XML Spreadsheet Reference, `ss:NumberFormat`; Excel's pages have the same names in `mso-number-format`.
  init(named name: String) {
    switch name {
    case "Percent": self.init(code: "0.00%")
    case "Fixed": self.init(code: "0.00")
    case "Standard", "Currency", "Euro Currency": self.init(code: "#,##0.00")
    case "Scientific": self.init(code: "0.00E+00")
    case "General Number", "General": self = .general
    case "Long Date", "Medium Date", "Short Date", "General Date": self.init(code: "yyyy-mm-dd")
    case "Long Time", "Medium Time", "Short Time": self.init(code: "h:mm:ss")
    default: self.init(code: name)
    }
  }
}
