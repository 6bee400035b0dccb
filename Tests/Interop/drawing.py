"""The sheet that the tool writes, opened by openpyxl, python-calamine and LibreOffice."""

import datetime
import json
import re
import subprocess
from xml.etree import ElementTree

import openpyxl
from openpyxl.worksheet.properties import PageSetupProperties  # noqa: F401
from python_calamine import CalamineWorkbook

from support import SAMPLES, cells, check, convert, expect_same, mirsheet, office, write

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
    """A drawn sheet is landscape, in its natural size or one page wide; its heading repeats by print titles, or by breaks."""
    for _, path, paging in drawn(folder):
        for sheet in openpyxl.load_workbook(path):
            setup = sheet.page_setup
            assert setup.orientation == "landscape" and setup.paperSize == 5
            if sheet.col_breaks.brk:
                pages = sheet.sheet_properties.pageSetUpPr
                assert not (pages and pages.fitToPage) and setup.scale in (None, 100) and setup.pageOrder == "overThenDown"
                assert re.fullmatch(r"\$A:\$[BC]", sheet.print_title_cols or ""), sheet.print_title_cols
            else:
                assert sheet.sheet_properties.pageSetUpPr.fitToPage
                assert (setup.fitToWidth, setup.fitToHeight) in ((None, 0), (1, 0))
            if paging == "titles" or sheet.title == "Sin lugar":
                assert re.fullmatch(r"\$\d+:\$\d+", sheet.print_title_rows or ""), sheet.print_title_rows
            else:
                assert not sheet.print_title_rows
                headings = [row[0].row for row in sheet.iter_rows(max_col=1) if row[0].value == "Nivel"]
                assert len(headings) <= len(sheet.row_breaks.brk) + 1, (headings, sheet.row_breaks.brk)


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
    """Printed, every page says what it is of and has its heading, and no text is clipped."""
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
                for label in ("Unidad Responsable:", "Nivel", "Nombre"):
                    assert label in joined, f"{place}: no {label}"
                assert "Datos del Indicador" in joined or "Variación" in joined, f"{place}: no heading"
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


PAPERS = {"carta": (792, 612, 1), "oficio": (1008, 612, 5), "tabloide": (1224, 792, 3)}


def demanding(folder):
    """A report with texts of 6,000 and 12,000 characters, and one with large numbers in 60 indicators."""
    document = json.loads((SAMPLES / "dibujar/entrada.json").read_text())
    rows = document["reports"][0]["indicators"]
    rows[1]["definition"] = " ".join(f"palabra{n}" for n in range(570))
    rows[3]["meansOfVerification"] = " ".join(f"oficio{n}" for n in range(1100))
    (folder / "largo.json").write_text(json.dumps(document))
    document = json.loads((SAMPLES / "dibujar/entrada.json").read_text())
    rows = document["reports"][0]["indicators"]
    many = rows[:2]
    for component in range(1, 20):
        many.append({**rows[2], "number": str(component), "meansOfVerification": f"Oficio {component}"})
        many += [{**rows[3], "number": f"{component}.{number}"} for number in (1, 2)]
    many.append({**rows[2], "number": "20"})
    for row in many:
        for measure in ("programmed", "achieved", "variation"):
            row[measure] = {key: value and 12345678.9 for key, value in row[measure].items()}
    document["reports"][0]["indicators"] = many
    (folder / "grande.json").write_text(json.dumps(document))
    return folder / "largo.json", folder / "grande.json"


@check
def every_paper_is_read_at_arms_length(folder):
    """On every paper all is printed, in letters of eight points or more, within the page, and signatures are never alone."""
    for source in demanding(folder):
        document = json.loads(source.read_text())
        for paper, (width, height, code) in PAPERS.items():
            for paging in ("titles", "repeated"):
                place = f"{source.stem} {paper} {paging}"
                path = write(source, folder / f"{source.stem}-{paper}-{paging}.xlsx", "--paper", paper, "--paging", paging)
                expect_same(convert(path)["reports"], convert(source)["reports"], place)
                assert openpyxl.load_workbook(path)["Informe"].page_setup.paperSize == code
                pdf = office(path, "pdf", folder)
                assert min(sizes(pdf)) >= 8, f"{place}: letters of {sizes(pdf)} points"
                pages = words(pdf)
                printed = [word for page in pages for word, *_ in page["words"]]
                for page in pages:
                    assert (page["width"], page["height"]) == (width, height), place
                    for word, left, top, right, bottom in page["words"]:
                        assert 0 <= left and right <= width and 0 <= top and bottom <= height, f"{place}: {word}"
                    text = " ".join(word for word, *_ in page["words"])
                    if "Vo. Bo." in text:
                        assert re.search("Actividad|Componente|oficio1099", text), f"{place}: signatures alone"
                assert not any("###" in word for word in printed), place
                for row in document["reports"][0]["indicators"]:
                    for text in (row["definition"], row["meansOfVerification"]):
                        if text and len(text) > 4000:
                            assert [word for word in printed if word[:6] == text[:6] and word[-1].isdigit()] == text.split(), place
                if source.stem == "grande":
                    assert printed.count("12,345,678.9") >= 60 * 6, place


@check
def a_logo_is_above_and_covers_nothing(folder):
    """A logo keeps its proportions and is in the workbook; what is no picture is refused before anything is written."""
    import struct
    import zlib
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    raw = b"".join(b"\0" + bytes((150, 30, 60)) * 300 for _ in range(100))
    logo = folder / "escudo.png"
    logo.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 300, 100, 8, 2, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(raw)) + chunk(b"IEND", b""))
    source = SAMPLES / "informe-limpio/entrada.xlsx"
    for paper in PAPERS:
        path = write(source, folder / f"{paper}.xlsx", "--paper", paper, "--logo", logo)
        expect_same(convert(path)["reports"], convert(source)["reports"], paper)
        picture, = openpyxl.load_workbook(path)["Informe"]._images
        assert (picture.anchor._from.row, picture.anchor._from.col) == (0, 0)
        pdf = office(path, "pdf", folder)
        dark = printed_area(pdf, (150, 30, 60))
        assert dark and abs((dark[2] - dark[0]) / (dark[3] - dark[1]) - 3) < 0.1, (paper, dark)
        for word, left, top, right, bottom in words(pdf)[0]["words"]:
            assert right < dark[0] or left > dark[2] or bottom < dark[1] or top > dark[3], (paper, word)
    (folder / "nada.png").write_text("no soy una imagen")
    run = mirsheet("convert", source, "--to", "xlsx", "-o", folder / "no.xlsx", "--logo", folder / "nada.png")
    assert run.returncode == 65 and b"PNG or JPG" in run.stderr and not (folder / "no.xlsx").exists(), run.stderr


def printed_area(pdf, colour, dpi=72):
    """The box of a colour on the first page, in points."""
    run = subprocess.run(["pdftoppm", "-r", str(dpi), "-l", "1", str(pdf)], capture_output=True, check=True)
    _, size, _, data = run.stdout.split(b"\n", 3)
    width = int(size.split()[0])
    found = [
        divmod(place // 3, width) for place in range(0, len(data) - 2, 3)
        if all(abs(data[place + part] - colour[part]) < 12 for part in range(3))]
    if not found:
        return None
    ys, xs = [y for y, _ in found], [x for _, x in found]
    return min(xs), min(ys), max(xs) + 1, max(ys) + 1


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


def sizes(pdf):
    """The sizes of the letters as they are printed, in points."""
    run = subprocess.run(["pdftohtml", "-xml", "-stdout", "-i", "-zoom", "1", str(pdf)], capture_output=True, check=True)
    return {int(size) for size in re.findall(rb'<fontspec [^>]*size="(\d+)"', run.stdout)}


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
