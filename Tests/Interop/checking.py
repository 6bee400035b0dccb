"""What `check` finds, in the forms for programs, as other programs read it."""

import csv
import io
import json
import re

import html5lib
import jsonschema
import openpyxl
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
    book = openpyxl.load_workbook(CLEAN)
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
