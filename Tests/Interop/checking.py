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
from junitparser import Error, Failure, JUnitXml
from sarif_pydantic import Sarif

import support
from support import SAMPLES, check, mirsheet

REAL = SAMPLES / "informe-real-excel/entrada.xlsx"
CLEAN = SAMPLES / "informe-limpio/entrada.xlsx"
HOSTILE = ['=HYPERLINK("http://example.com","pague aquí")', "<script>alert(1)</script> & \"dos\"",
           "\u202eal revés\u202c % , : ::error::", "@SUMA(A1)", "\u2028línea\tcon tabulador"]


def hostile(path):
    """The clean report with texts where numbers belong: each is quoted by a finding."""
    book = openpyxl.load_workbook(CLEAN, data_only=True)
    sheet = book.worksheets[0]
    rows = [row for row in range(1, sheet.max_row + 1) if str(sheet.cell(row, 1).value).startswith(("Componente", "Actividad"))]
    for row, text in zip(rows, HOSTILE + ["x" * 32_767]):
        cell = sheet.cell(row, 12)
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


@check
def sarif_is_read_by_its_model(folder):
    """SARIF is read by a model of version 2.1.0, with a place and a rule for each result"""
    text = report("sarif", *inputs(folder), code=65)
    (run,) = Sarif.model_validate_json(text).runs
    rules = [rule.id for rule in run.tool.driver.rules]
    assert len(set(rules)) == len(rules)
    assert not run.invocations[0].execution_successful
    assert len(json.loads(text)["runs"][0]["invocations"][0]["toolExecutionNotifications"]) == 1
    for result in run.results:
        assert rules[result.rule_index] == result.rule_id
        assert result.locations[0].physical_location.artifact_location.uri
    errors = [result for result in run.results if result.rule_id == "row-ambiguous"]
    assert [e.locations[0].physical_location.region.start_line for e in errors] == [59]
    uris = {result.locations[0].physical_location.artifact_location.uri for result in run.results}
    assert all(re.fullmatch(r"[A-Za-z0-9._~%/:-]+", uri) for uri in uris), uris
    assert any("hostil%2C%20100%25.xlsx" in uri for uri in uris), uris
    prints = [str(result.partial_fingerprints) for result in run.results]
    assert len(set(prints)) == len(prints)
    assert Sarif.model_validate_json(report("sarif", CLEAN, code=0)).runs[0].results == []


@check
def junit_is_read_by_its_parser(folder):
    """JUnit is read by a parser, a test for each indicator, and fails where an error is"""
    files = inputs(folder)
    path = folder / "junit.xml"
    path.write_bytes(report("junit", *files, code=65))
    suites = list(JUnitXml.fromfile(str(path)))
    assert [suite.tests for suite in suites] == [len(list(suite)) for suite in suites]
    assert [suite.tests for suite in suites][:2] == [14, 10]
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


@check
def copy_keeps_comments_that_were_there(folder):
    """what people wrote at cells stays in the copy, and other formats are drawn anew"""
    book = openpyxl.load_workbook(REAL)
    book.worksheets[0]["A1"].comment = openpyxl.comments.Comment("Revisado por Ana", "Ana")
    path = folder / "comentado.xlsx"
    book.save(path)
    found = openpyxl.load_workbook(marked(path, folder))
    assert "Revisado por Ana" in found.worksheets[0]["A1"].comment.text
    assert "Observaciones" in found.sheetnames
    ods = support.office(REAL, "ods", folder)
    drawn = openpyxl.load_workbook(marked(ods, folder, "de ods.xlsx"))
    assert "Sin lugar" in drawn.sheetnames
    support.expect_same(support.convert(folder / "de ods.xlsx")["reports"], support.convert(ods)["reports"])
    for options in (["-o", folder / "x.xlsx", REAL, CLEAN], [REAL]):
        assert mirsheet("check", "--format", "xlsx", *options).returncode == 64
