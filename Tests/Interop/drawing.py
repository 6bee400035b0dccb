"""The sheet that the tool writes, opened by openpyxl, python-calamine and LibreOffice."""

import datetime
import json
import re
import subprocess
from xml.etree import ElementTree

import openpyxl
from openpyxl.worksheet.properties import PageSetupProperties  # noqa: F401
from python_calamine import CalamineWorkbook

from support import SAMPLES, cells, check, convert, expect_same, office, write

DRAWN = ["dibujar/entrada.json", "informe-real-texto/entrada.txt", "dos-informes/entrada.xlsx"]


def drawn(folder):
    """Sheets of several samples, in both pagings."""
    for number, name in enumerate(DRAWN):
        for paging in ("titles", "repeated"):
            path = folder / f"{number}-{paging}.xlsx"
            yield SAMPLES / name, write(SAMPLES / name, path, "--paging", paging), paging


def plain(value):
    """A cell's value of another reader as the cell dump shows it."""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, (int, float)):
        return float(value)
    if isinstance(value, (datetime.date, datetime.time)):
        raise AssertionError(f"a date where none was written: {value}")
    return value


@check
def other_readers_agree(folder):
    """openpyxl and python-calamine read the same cells from a drawn sheet as `inspect --cells`."""
    for _, path, _ in drawn(folder):
        own = {key: (float(text) if kind == "n" else text) for key, (kind, text) in cells(path).items()}
        book = openpyxl.load_workbook(path, data_only=True)
        found = {
            (sheet.title, cell.row, cell.column): plain(cell.value)
            for sheet in book for row in sheet.iter_rows() for cell in row if cell.value not in (None, "")}
        assert found == own, sorted(set(found.items()) ^ set(own.items()), key=str)[:4]
        reader = CalamineWorkbook.from_path(str(path))
        found = {}
        for name in reader.sheet_names:
            for row, values in enumerate(reader.get_sheet_by_name(name).to_python(skip_empty_area=False), 1):
                for column, value in enumerate(values, 1):
                    if value != "":
                        found[name, row, column] = plain(value)
        assert found == own, sorted(set(found.items()) ^ set(own.items()), key=str)[:4]


@check
def sheet_is_set_up_for_print(folder):
    """A drawn sheet is landscape and one page wide; its heading repeats by print titles, or by page breaks."""
    for _, path, paging in drawn(folder):
        for sheet in openpyxl.load_workbook(path):
            setup = sheet.page_setup
            assert setup.orientation == "landscape"
            assert sheet.sheet_properties.pageSetUpPr.fitToPage
            assert (setup.fitToWidth, setup.fitToHeight) == (None, 0) or (setup.fitToWidth, setup.fitToHeight) == (1, 0)
            if paging == "titles" or sheet.title == "Sin lugar":
                assert re.fullmatch(r"\$\d+:\$\d+", sheet.print_title_rows or ""), sheet.print_title_rows
            else:
                assert not sheet.print_title_rows
                headings = [row[0].row for row in sheet.iter_rows(max_col=1) if row[0].value == "Nivel"]
                assert len(headings) == len(sheet.row_breaks.brk) + 1, (headings, sheet.row_breaks.brk)


@check
def sums_are_formulas(folder):
    """Sums and differences are formulas whose stored results LibreOffice recalculates to the same numbers."""
    for _, path, paging in drawn(folder):
        formulas = {
            (sheet.title, cell.row, cell.column)
            for sheet in openpyxl.load_workbook(path) for row in sheet.iter_rows() for cell in row
            if isinstance(cell.value, str) and cell.value.startswith("=")}
        assert len(formulas) >= 20, f"{path}: only {len(formulas)} formulas"
        again = cells(office(path, "xlsx", folder, recalculate=True))
        for key, (kind, text) in cells(path).items():
            other = again.get(key)
            assert other, f"{path} {key}: gone after LibreOffice"
            if kind == "n":
                assert abs(float(other[1]) - float(text)) < 1e-9, f"{path} {key}: {text}, recalculated {other[1]}"


@check
def office_keeps_the_report(folder):
    """A drawn sheet that LibreOffice or openpyxl saves again gives the same reports."""
    for source, path, _ in drawn(folder):
        wanted = convert(source)
        for again in (office(path, "xlsx", folder), resaved(path, folder)):
            found = convert(again)
            assert found["reports"] == wanted["reports"], f"{source.parent.name} by {again}"
            assert found["unplaced"] == wanted["unplaced"], found["unplaced"]


def resaved(path, folder):
    again = folder / f"openpyxl-{path.name}"
    openpyxl.load_workbook(path).save(again)
    # openpyxl drops the stored results of formulas; LibreOffice calculates them.
    return office(again, "xlsx", folder, recalculate=True)


@check
def pages_are_whole(folder):
    """Printed, every page has the header block and the heading, is one page wide, and no text is clipped."""
    for source, path, paging in drawn(folder):
        pages = words(office(path, "pdf", folder))
        document = convert(source)
        indicators = sum(len(report["indicators"]) for report in document["reports"])
        assert len(pages) >= len(document["reports"])
        seen = []
        for number, page in enumerate(pages, 1):
            place = f"{path.name}, page {number} of {len(pages)}"
            assert page["width"] > page["height"], f"{place}: not landscape"
            text = [word for word, *_ in page["words"]]
            joined = " ".join(text)
            # The sheet *Sin lugar* has a heading of its own.
            is_kept = "What it is" in joined
            only_foot = is_kept or "Nivel" not in text and paging == "repeated" and number > 1
            if not only_foot:
                for label in ("Unidad Responsable:", "Valores Programados", "Valores Alcanzados", "Variación"):
                    assert label in joined, f"{place}: no {label}"
            for word, left, top, right, bottom in page["words"]:
                assert 0 <= left and right <= page["width"] and 0 <= top and bottom <= page["height"], f"{place}: {word}"
            # Text that does not fit its row runs into the text of the next.
            clash = overlap(page["words"])
            assert not clash, f"{place}: {clash}"
            if not is_kept:
                seen += text
        levels = sum(word in ("Fin", "Propósito", "Componente", "Actividad") for word in seen)
        assert levels >= indicators
        for report in document["reports"]:
            for indicator in report["indicators"]:
                for word in (indicator["meansOfVerification"] or "").split():
                    assert word in seen or any(word.startswith(s) for s in seen), f"{path.name}: {word} is not printed"


@check
def long_texts_are_readable_on_paper(folder):
    """Texts of 3,000 and 12,000 characters are printed whole, in letters of six points or more, and come back as one."""
    document = json.loads((SAMPLES / "dibujar/entrada.json").read_text())
    rows = document["reports"][0]["indicators"]
    rows[1]["definition"] = " ".join(f"palabra{n}" for n in range(300))
    rows[3]["meansOfVerification"] = " ".join(f"oficio{n}" for n in range(1100))
    (folder / "largo.json").write_text(json.dumps(document))
    for paging in ("titles", "repeated"):
        path = write(folder / "largo.json", folder / f"largo-{paging}.xlsx", "--paging", paging)
        expect_same(convert(path)["reports"], convert(folder / "largo.json")["reports"], paging)
        pages = words(office(path, "pdf", folder))
        printed = [word for page in pages for word, *_ in page["words"]]
        for text in (rows[1]["definition"], rows[3]["meansOfVerification"]):
            assert [word for word in printed if word.startswith(text[:6]) and word[-1].isdigit()] == text.split(), paging
        # A line of letters of six points is nearly seven high.
        heights = [bottom - top for page in pages for word, _, top, _, bottom in page["words"] if word.startswith("oficio")]
        assert min(heights) >= 6.6, min(heights)
        assert not any(overlap(page["words"]) for page in pages), paging


@check
def what_has_no_place_is_kept(folder):
    """The sheet *Sin lugar* gives back what was unplaced and found, also from LibreOffice, with comments at the cells."""
    source = SAMPLES / "informe-real-texto/entrada.txt"
    wanted = convert(source)
    assert wanted["unplaced"] and wanted["findings"], "the sample has nothing to tell"
    path = write(source, folder / "real.xlsx")
    again = [path, *(office(path, form, folder) for form in ("xlsx", "ods", "xls"))]
    for found in map(convert, again):
        expect_same(found["unplaced"], wanted["unplaced"], found["source"]["format"])
        # Without the property of its own drawings a sheet is read as people's are, and more may be found in it.
        known = found["findings"][:len(wanted["findings"])]
        expect_same(known, wanted["findings"], found["source"]["format"])
        assert found["source"]["format"] != "xlsx" or len(found["findings"]) == len(known), found["findings"][len(known):]
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Informe", "Sin lugar"]
    sheet = book["Sin lugar"]
    heading = [cell.value for cell in sheet[3]]
    assert heading[0] == "What it is" and sheet.freeze_panes == "A4" and sheet.print_title_rows == "$3:$3", heading
    assert all(cell.alignment.wrap_text for row in sheet.iter_rows(min_row=4) for cell in row)
    comments = {cell.coordinate: cell.comment.text for row in book["Informe"].iter_rows() for cell in row if cell.comment}
    asked = [f for f in wanted["findings"] if f.get("indicator") and f.get("field")]
    assert asked and all(any(f["message"] in text for text in comments.values()) for f in asked), comments


@check
def what_xml_cannot_hold_is_no_danger(folder):
    """Control characters and non-characters in every text of a report make a workbook that openpyxl opens."""
    document = json.loads((SAMPLES / "dibujar/entrada.json").read_text())
    bad = "".join(map(chr, [*range(1, 32), 0x7F, 0xFFFE, 0xFFFF])) + "_x0041_"
    report = document["reports"][0]
    report["title"] += bad
    for key in ("responsibleUnit", "program"):
        report[key] = {"code": "5" + chr(0xFFFF) + "04", "name": report[key]["name"] + bad}
    report["indicators"][0]["name"] += bad
    document["reports"].append(report)
    (folder / "malo.json").write_text(json.dumps(document))
    path = write(folder / "malo.json", folder / "malo.xlsx")
    book = openpyxl.load_workbook(path)
    assert len(book.sheetnames) >= 2 and chr(0xFFFD) in book.properties.title, book.properties.title
    expect_same(convert(path)["reports"], convert(folder / "malo.json")["reports"])
    assert convert(office(path, "xlsx", folder))["reports"], "LibreOffice cannot open it"


def words(pdf):
    """The words of each page with their boxes."""
    text = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, check=True).stdout.decode()
    text = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text)
    space = "{http://www.w3.org/1999/xhtml}"
    return [
        {"width": float(page.get("width")), "height": float(page.get("height")),
         "words": [(word.text or "", *(float(word.get(key)) for key in ("xMin", "yMin", "xMax", "yMax")))
                   for word in page.iter(f"{space}word")]}
        for page in ElementTree.fromstring(text).iter(f"{space}page")]


def overlap(found):
    """Two words that lie over each other by more than a third of the smaller."""
    for index, (one, l1, t1, r1, b1) in enumerate(found):
        for other, l2, t2, r2, b2 in found[index + 1:]:
            width, height = min(r1, r2) - max(l1, l2), min(b1, b2) - max(t1, t2)
            if width > 0 and height > 0:
                least = min((r1 - l1) * (b1 - t1), (r2 - l2) * (b2 - t2))
                if least > 0 and width * height > least / 3:
                    return f"«{one}» over «{other}» at {l1:.0f}, {t1:.0f}"
    return None
