"""One workbook in every format that is read: what LibreOffice, xlwt and hand-written exports make of it."""

import datetime

import xlrd
import xlwt

from handmade import expect, sheet, truth
from support import SAMPLES, cells, check, convert, expect_same, mirsheet, office

FORMS = ["xlsx", "xls", "ods", "fods", "html", "csv:Text - txt - csv (StarCalc):44,34,76,1"]


@check
def every_format_gives_the_same_report(folder):
    """LibreOffice: a report saved as xlsx, xls, ods, fods, html and csv is the same report through each reader."""
    for name in ("informe-limpio", "informe-real-excel", "dos-informes"):
        source = SAMPLES / name / "entrada.xlsx"
        wanted = convert(source)
        for form in FORMS:
            if name == "dos-informes" and form.startswith("csv"):
                continue  # a text holds one sheet
            found = convert(office(source, form, folder))
            assert found["source"]["format"] == form.split(":")[0]
            expect_same(found["reports"], wanted["reports"], f"{name} as {form}")
            assert len(found["unplaced"]) == len(wanted["unplaced"]), f"{name} as {form}: {found['unplaced']}"


@check
def every_format_gives_the_same_cells(folder):
    """LibreOffice: xls and ods hold cell for cell what the xlsx holds, with hidden sheets reported as such."""
    source = SAMPLES / "dos-informes/entrada.xlsx"
    wanted = cells(source)
    for form in ("xls", "ods", "fods"):
        found = cells(office(source, form, folder))
        assert found.keys() == wanted.keys(), sorted(found.keys() ^ wanted.keys())[:5]
        for key, (kind, text) in wanted.items():
            same = float(found[key][1]) == float(text) if kind == "n" else found[key][1] == text
            assert found[key][0] == kind and same, f"{form} {key}: {found[key]}, wanted {(kind, text)}"
    states = [line for line in mirsheet("inspect", "--cells", office(source, "ods", folder)).stdout.decode().splitlines()
              if line.startswith("#sheet")]
    assert [line.split("\t")[3] for line in states] == ["visible", "visible", "visible", "hidden"], states


@check
def xlwt_report(folder):
    """xlwt: the layout in an .xls, with merges, percent formats and formulas, gives the report."""
    report = truth()
    book = xlwt.Workbook(encoding="utf-8")
    page = book.add_sheet("Informe")
    for row, values in enumerate(sheet(report)):
        for column, value in enumerate(values):
            if value is not None:
                page.write(row, column, value)
    page.merge(0, 0, 0, 26)
    path = folder / "informe.xls"
    book.save(str(path))
    expect(path, report)


@check
def xlwt_cells(folder):
    """xlwt: long strings over several CONTINUE records, dates of 1904, merges and all letters: cell for cell as xlrd reads."""
    book = xlwt.Workbook(encoding="utf-8")
    book.dates_1904 = True
    page = book.add_sheet("Textos Ñ")
    for row in range(300):
        page.write(row, 0, f"{row} " + "Ñandú — á € 汉 " * (row % 90))
        page.write(row, 1, ("abc " * row)[:32000])
        page.write(row, 2, row * 1.37)
        page.write(row, 3, row)
        page.write(row, 4, xlwt.Formula(f"C{row + 1}*2"))
        page.write(row, 5, datetime.date(2024, 1, 1) + datetime.timedelta(row), xlwt.easyxf(num_format_str="dd/mm/yyyy"))
        page.write(row, 6, row % 2 == 0)
    page.merge(3, 5, 7, 9)
    path = folder / "textos.xls"
    book.save(str(path))
    found = cells(path)
    kinds = {xlrd.XL_CELL_TEXT: "s", xlrd.XL_CELL_NUMBER: "n", xlrd.XL_CELL_DATE: "d", xlrd.XL_CELL_BOOLEAN: "b"}
    wanted = 0
    for page in xlrd.open_workbook(str(path)).sheets():
        for row in range(page.nrows):
            for column in range(page.ncols):
                cell = page.cell(row, column)
                if cell.ctype not in kinds or cell.value == "":
                    continue
                wanted += 1
                kind, text = found[page.name, row + 1, column + 1]
                assert kind == kinds[cell.ctype], f"{row}, {column}: {kind} where xlrd has {cell}"
                same = text == cell.value if kind == "s" else float(text) == float(cell.value)
                assert same, f"{row}, {column}: {text[:60]!r} where xlrd has {str(cell.value)[:60]!r}"
    assert wanted == len(found), f"{len(found)} cells where xlrd has {wanted}"


@check
def exports_of_systems(folder):
    """An HTML table and an XML Spreadsheet 2003 under the name of an .xls are read as what they are, and that is said."""
    report = truth()
    rows = sheet(report)
    html = "".join(
        "<tr>" + "".join(f"<td>{'' if v is None else escape(v).replace(chr(10), '<br>')}</td>" for v in row) + "</tr>" for row in rows)
    page = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1252"></head><body><table>{html}</table></body></html>'
    path = folder / "pagina.xls"
    path.write_bytes(page.encode("cp1252"))
    told(path, report, "html")
    xml = "".join("<Row>" + "".join(cell(v) for v in row) + "</Row>" for row in rows)
    book = (
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
        f'<Worksheet ss:Name="Informe"><Table>{xml}</Table></Worksheet></Workbook>')
    path = folder / "libro.xls"
    path.write_text(book, encoding="utf-8")
    told(path, report, "spreadsheetml")


def told(path, report, form):
    document = convert(path)
    assert document["source"]["format"] == form
    expect_same(document["reports"], [report], path.name)
    assert "format-mismatch" in [finding["code"] for finding in document["findings"]]


def escape(value):
    return str(value).replace("&", "&amp;").replace("<", "&lt;")


def cell(value):
    if value is None:
        return "<Cell/>"
    kind = "Number" if isinstance(value, (int, float)) else "String"
    return f'<Cell><Data ss:Type="{kind}">{escape(value)}</Data></Cell>'

