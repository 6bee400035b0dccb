import Testing

@testable import SheetIO

/// What pages of systems have besides text: controls, hidden parts, styles, control characters.
struct HTMLFormTests {
  private func workbook(_ row: String, head: String = "") throws -> Workbook {
    try WorkbookFile.read([UInt8]("<html><head>\(head)</head><body><table>\(row)</table></body></html>".utf8))
  }

  private func grid(_ row: String, head: String = "") throws -> [String] {
    try #require(try workbook(row, head: head).sheets.first).cells.map { "\($0.address)=\($0.shownText)" }
  }

  @Test(arguments: [
    ("<select><option>10</option><option selected>17.5</option></select>", "17.5"),
    ("<select><option>10<option>17.5</select>", "10"),
    ("<select><option disabled>Elija</option><option>17.5</option></select>", "17.5"),
    (
      "<select><optgroup label=a><option selected=\"selected\" label=\"Anual\">A</option></optgroup></select>",
      "Anual"
    ),
    (
      "<select multiple><option selected>a</option><option>b</option><option selected>c</option></select>",
      "a; c"
    ),
    ("Meta <select><option>1</option><option selected>2</option></select> obras", "Meta 2 obras"),
    ("<input value=\"20\">", "20"), ("<input type=\"number\" value=\"20\"/> %", "20 %"),
    ("<INPUT TYPE=TEXT VALUE='1,234.5'>", "1,234.5"),
    ("20<input type=hidden value=7>", "20"), ("20<input type=submit value=Guardar>", "20"),
    ("<textarea>uno\ndos</textarea>", "uno\ndos"), ("<input type=checkbox checked>", "X"),
    ("<input type=checkbox> Fin", "Fin"),
    ("<input type=radio name=s checked> Ascendente <input type=radio name=s> Descendente", "Ascendente"),
    ("Sí <input type=radio> No <input type=radio checked>", "No"),
    ("<input type=checkbox checked>a <input type=checkbox>b <input type=checkbox checked>c", "a; c"),
  ])
  func `of a control only what is chosen or typed counts`(_ cell: String, _ text: String) throws {
    #expect(try grid("<tr><td>\(cell)</td></tr>") == ["A1=\(text)"])
  }

  @Test(arguments: [
    "<select multiple><option>a</option></select>", "<input>", "<input type=checkbox>",
    "<textarea></textarea>",
    "<select></select>", "<datalist><option>1</option></datalist>", "<template>7</template>",
  ])
  func `a control without a value leaves its cell blank`(_ cell: String) throws {
    #expect(try grid("<tr><td>\(cell)</td><td>b</td></tr>") == ["B1=b"])
  }

  @Test(arguments: [
    "<span style=\"display:none\">0020</span>20", "<span style='color:red; DISPLAY : None'>0020</span>20",
    "<span hidden>0020</span>20", "<b class=\"x oculto\">0020</b>20",
    "20<span style='visibility:hidden'>00</span>",
    "20<i id=ruta>/a</i>", "20<span style='mso-hide:all'>1</span>",
    "<span style='visibility:hidden'>0<b style='visibility:visible'>20</b></span>",
  ])
  func `what a page hides is not read, and is reported`(_ cell: String) throws {
    let head = "<style><!-- .oculto, #ruta { display: none } @media print { td { display:none } } --></style>"
    let workbook = try workbook("<tr><td>a</td><td>\(cell)</td></tr>", head: head)
    #expect(workbook.sheets.first?.cells.map(\.shownText) == ["a", "20"])
    guard case .hiddenTexts(1, CellAddress(row: 0, column: 1), _)? = workbook.notices.first?.kind else {
      Issue.record("\(workbook.notices)")
      return
    }
  }

  @Test func `rows and columns that are hidden are read as in any sheet`() throws {
    let sheet = try #require(
      try workbook(
        "<col><col style='display:none'><tr><td>a</td><td>b</td></tr><tr style='display:none'><td>c</td></tr>"
      )
      .sheets.first)
    #expect(sheet.cells.map(\.shownText) == ["a", "b", "c"])
    #expect(sheet.hiddenRows == [1] && sheet.hiddenColumns == [1...1])
  }

  @Test(arguments: [
    ("Encuesta\u{0B}anual", "Encuesta\nanual"), ("Encuesta&#11;anual", "Encuesta\nanual"),
    ("Encuesta&#x0B;anual", "Encuesta\nanual"), ("uno\u{07}dos", "uno dos"), ("a\u{1E}b\u{1F}c", "a-bc"),
    ("uno\u{0C}dos&#9;tres", "uno dos tres"), ("uno<br>dos<br/>tres", "uno\ndos\ntres"),
  ])
  func `control characters part words`(_ text: String, _ shown: String) throws {
    #expect(try grid("<tr><td>\(text)</td></tr>") == ["A1=\(shown)"])
  }

  @Test(arguments: [
    ("<td style='mso-number-format:\"0\\.00%\"'>0.15</td>", CellValue.number(0.15), true),
    ("<td class=xl65>0.15</td>", .number(0.15), true), ("<td class=xl66>0.15</td>", .text("0.15"), false),
    ("<td class=xl65>15%</td>", .text("15%"), false),
    ("<td class=xl65 x:num=\"0.15\">15%</td>", .number(0.15), true),
    ("<td style=\"mso-number-format:\\@\">0012</td>", .text("0012"), false),
    ("<td class=xl67 x:num=\"45469\">26/06/2024</td>", .date(45469), false),
    ("<td style='mso-number-format:Percent' x:num>0.5</td>", .number(0.5), true),
  ])
  func `number formats of Excel's pages count`(_ cell: String, _ value: CellValue, _ isPercent: Bool) throws {
    let head = """
      <style><!--td {mso-number-format:General;} .xl65 {mso-style-parent:style0; mso-number-format:Percent;}
      .xl66 {mso-number-format:"\\@";} .xl67 {mso-number-format:"Short Date";}--></style>
      """
    let sheet = try #require(try workbook("<tr>\(cell)</tr>", head: head).sheets.first)
    #expect(sheet.cells.map(\.value) == [value])
    #expect(sheet.cells.first?.format.isPercent == isPercent)
  }

  @Test(arguments: [
    ("17.5<sup>1</sup>", "17.5 ^1^"), ("<s>25</s>20", "~25~ 20"), ("<del> 25 </del>  20", "~25~  20"),
    ("<strike>25</strike><font color=red>20</font>", "~25~ 20"), ("H<sub>2</sub>O", "H _2_ O"),
    ("<span style='text-decoration: line-through'>25 <sup>1</sup></span> 20", "~25 1~  20"),
    ("<span class=font6>1</span>er", "^1^ er"), ("a<b>b</b>", "ab"),
    ("<s>uno</s><br><s>dos</s>", "~uno\ndos~"),
  ])
  func `what is struck out, raised or lowered in a page is kept apart`(_ cell: String, _ parts: String) throws
  {
    let page = try workbook("<tr><td>\(cell)</td></tr>", head: "<style>.font6 {vertical-align:super}</style>")
    #expect(try CellMarksTests.parts(page) == ["A1: \(parts)"])
  }

  @Test func `a cell that its style strikes out is struck out whole, and aligned above is not raised`() throws
  {
    let page = try workbook(
      "<tr><td class=xl70>25</td><td style='vertical-align:super'>20</td></tr>",
      head: "<style>.xl70 {text-decoration:line-through;}</style>")
    #expect(try CellMarksTests.parts(page) == ["A1: ~25~", "B1: 20"])
  }

  @Test func `a formula without a result is reported`() throws {
    let page = try workbook("<tr><td x:fmla=\"=A2+1\"></td><td x:fmla=\"=1+1\" x:num>2</td></tr>")
    #expect(
      page.notices.map(\.kind) == [.formulasWithoutResult(count: 1, first: CellAddress(row: 0, column: 0))])
  }
}
