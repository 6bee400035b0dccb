"""The layout as other programs write it: the same report, drawn in many ways by openpyxl, XlsxWriter and LibreOffice."""

import copy
import csv
import io
import json

import openpyxl
import xlsxwriter
from openpyxl.styles import Alignment

from support import SAMPLES, check, convert, expect_same, office

PERIODS = [("q1", "1er. Trim."), ("q2", "2do. Trim."), ("q3", "3er. Trim."), ("q4", "4to. Trim."), ("cumulative", "Acumulado")]
TEXTS = [
    ("level", "Nivel"), ("name", "Nombre"), ("definition", "Definición"), ("calculationMethod", "Método de Cálculo"),
    ("unitOfMeasure", "Unidad de Medida"), ("type", "Tipo"), ("dimension", "Dimensión"),
    ("frequency", "Frecuencia de Medición"), ("expectedDirection", "Sentido Esperado")]
GROUPS = [("programmed", "Valores Programados"), ("achieved", "Valores Alcanzados"), ("variation", "Variación")]


def truth():
    """The report that every drawing holds."""
    report = json.loads((SAMPLES / "dibujar/entrada.json").read_text())["reports"][0]
    for indicator in report["indicators"]:
        # The real layout has no columns for these two.
        indicator["narrativeSummary"] = indicator["assumptions"] = None
    report["notes"] = []
    return report


def level(indicator):
    return " ".join(filter(None, (indicator["level"], indicator["number"])))


def record(indicator):
    """The cells of one indicator, in the order of the real layout."""
    row = [level(indicator)] + [indicator[key] for key, _ in TEXTS[1:]]
    row += [indicator["baseline"]["value"], indicator["baseline"]["year"]]
    for group, _ in GROUPS:
        row += [indicator[group][key] for key, _ in PERIODS]
    return row + [indicator["meansOfVerification"]]


def header(report):
    axes = " ".join(f"{axis['code']}. {axis['name']}" for axis in report["planAlignment"]["axes"])
    objectives = " ".join(f"{o['code']} {o['text']}" for o in report["planAlignment"]["objectives"])
    return [
        ["Unidad Responsable:", f"{report['responsibleUnit']['code']} - {report['responsibleUnit']['name']}"],
        ["Programa Presupuestario:", f"{report['program']['code']} - {report['program']['name']}"],
        ["Trimestre que se reporta:", f"{report['quarter']}do. Trimestre {report['fiscalYear']}"],
        [f"Vinculación con el {report['planAlignment']['plan']}"],
        ["Eje:", axes], ["Objetivo:", objectives]]


def heading(rows):
    """The column heading in one, two or three rows."""
    leaves = [label for _, label in TEXTS] + ["Valor", "Año"] + [label for _, label in PERIODS] * 3
    if rows == 1:
        flat = [label for _, label in TEXTS] + ["Línea base valor", "Línea base año"]
        flat += [f"{group} {label}" for group in ("Programado", "Alcanzado", "Variación") for _, label in PERIODS]
        return [flat + ["Medios de Verificación"]]
    groups = [None] * 9 + ["Línea Base", None]
    for _, label in GROUPS:
        groups += [label] + [None] * 4
    groups += ["Medios de Verificación"]
    if rows == 2:
        return [[label for _, label in TEXTS] + groups[9:], [None] * 9 + leaves[9:] + [None]]
    return [["Datos del Indicador"] + [None] * 8 + groups[9:], [label for _, label in TEXTS] + [None] * 18,
            [None] * 9 + leaves[9:] + [None]]


def foot(report):
    """The signatures, side by side, with the seal's text between."""
    first, second = report["signatures"]
    def line(left, middle, right):
        return [None, left] + [None] * 6 + [middle] + [None] * 6 + [right]
    return [[], [], line(first["role"], None, second["role"]), [], line(first["name"], "Sello", second["name"]),
            line(first["position"], None, second["position"])]


def sheet(report, rows=3, every=None, title=True):
    """The whole sheet as rows of values."""
    result = [[report["title"]], []] if title else []
    step = every or len(report["indicators"])
    for start in range(0, len(report["indicators"]), step):
        result += header(report) + [[]] + heading(rows)
        result += [record(i) for i in report["indicators"][start:start + step]] + [[]]
    return result + foot(report)


def expect(path, report, unplaced=("Sello",)):
    """The file gives the report, and nothing else is lost or reported wrong."""
    document = convert(path)
    expect_same(document["reports"], [report], path.name)
    assert sorted(cell["text"] for cell in document["unplaced"]) == sorted(unplaced), document["unplaced"]
    bad = [f for f in document["findings"] if f["severity"] != "info"]
    assert not bad, bad


def by_openpyxl(rows, path, merges=(), name="Informe"):
    book = openpyxl.Workbook()
    page = book.active
    page.title = name
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            if value is not None:
                page.cell(number, column, value).alignment = Alignment(wrap_text=True)
    for merge in merges:
        page.merge_cells(merge)
    book.save(path)
    return path


@check
def headings_in_every_shape(folder):
    """openpyxl: a heading of one, two or three rows, merged or not, is the same heading."""
    report = truth()
    for rows in (1, 2, 3):
        expect(by_openpyxl(sheet(report, rows), folder / f"{rows}.xlsx"), report)
    merges = ["J10:K10", "L10:P10", "Q10:U10", "V10:Z10", "AA10:AA12", "A10:I10"]
    expect(by_openpyxl(sheet(report, 3), folder / "merged.xlsx", merges), report)
    down = [f"{c}10:{c}11" for c in "ABCDEFGHI"] + ["J10:K10", "L10:P10", "Q10:U10", "V10:Z10", "AA10:AA11"]
    expect(by_openpyxl(sheet(report, 2), folder / "down.xlsx", down), report)


@check
def pages_repeat(folder):
    """openpyxl: the header block and heading repeated every two records are read once, the report whole."""
    report = truth()
    for every in (1, 2, 4):
        expect(by_openpyxl(sheet(report, 2, every), folder / f"{every}.xlsx"), report)


@check
def anywhere_on_the_sheet(folder):
    """openpyxl: empty rows above, empty columns before and between, and rows between records change nothing."""
    report = truth()
    rows = sheet(report)
    expect(by_openpyxl([[]] * 9 + [[None] * 4 + row for row in rows], folder / "moved.xlsx"), report)
    spaced = [row[:9] + [None] + row[9:21] + [None, None] + row[21:] for row in rows]
    expect(by_openpyxl(spaced, folder / "columns.xlsx"), report)
    first = next(i for i, row in enumerate(rows) if row and row[0] == "Fin")
    loose = rows[:first] + [r for row in rows[first:] for r in (row, [])]
    expect(by_openpyxl(loose, folder / "rows.xlsx"), report)


@check
def words_of_people(folder):
    """openpyxl: headings in capitals, without accents, broken over lines and misspelt are understood."""
    report = truth()
    plain = str.maketrans("áéíóúÁÉÍÓÚ", "aeiouAEIOU")
    marks = {row[0] for row in header(report) if len(row) > 1} | {v for row in heading(2) for v in row if v}
    for number, change in enumerate([
        lambda text: text.upper().translate(plain), lambda text: text.replace(" ", "\n"),
        lambda text: "  " + text.replace(" ", "   ") + " ", lambda text: text.replace("Trim.", "Trím."),
        lambda text: {"Nombre": "Nombre del Indicador", "Unidad de Medida": "U. de M.", "Valores Alcanzados": "Avance",
                      "Frecuencia de Medición": "Periodicidad", "Acumulado": "Acumulado *"}.get(text, text),
        lambda text: {"Definición": "Definicón", "Sentido Esperado": "Sentido Esperdo", "Dimensión": "Dimencion",
                      "Variación": "Variacion"}.get(text, text),
    ]):
        rows = [[change(v) if v in marks else v for v in row] for row in sheet(report, 2)]
        expect(by_openpyxl(rows, folder / f"{number}.xlsx"), report)


@check
def quarters_in_every_spelling(folder):
    """openpyxl: the quarter is understood in every way in which people write it, also next to its label."""
    report = truth()
    year = report["fiscalYear"]
    for number, text in enumerate([
        f"2do. Trimestre {year}", f"Segundo Trimestre de {year}", f"Trimestre II de {year}", f"Abril - Junio {year}",
        f"2° Trimestre del {year}", f"T2 {year}", f"2DO TRIMESTRE {year}", "Segundo Trimestre",
    ]):
        rows = sheet(report)
        place = next(i for i, row in enumerate(rows) if row and row[0] == "Trimestre que se reporta:")
        rows[place][1] = text
        expect(by_openpyxl(rows, folder / f"{number}.xlsx"), report)
        rows[place] = [f"Trimestre que se reporta: {text}"]
        expect(by_openpyxl(rows, folder / f"{number}-one.xlsx"), report)


@check
def numbers_in_every_dress(folder):
    """XlsxWriter: numbers as text, under percent formats and as formulas with stored results are the same numbers."""
    report = truth()
    first = len(sheet(report)) - len(foot(report)) - len(report["indicators"]) - 1
    for dress in ("plain", "text", "percent text", "percent", "formula"):
        path = folder / f"{dress}.xlsx"
        book = xlsxwriter.Workbook(str(path))
        page = book.add_worksheet("Informe")
        percent = book.add_format({"num_format": "0.00%"})
        for row, values in enumerate(sheet(report)):
            is_record = first <= row < first + len(report["indicators"])
            for column, value in enumerate(values):
                if value is None:
                    continue
                number = is_record and 11 <= column < 26
                if number and dress == "text":
                    page.write_string(row, column, f" {value:,} ")
                elif number and dress == "percent text":
                    page.write_string(row, column, f"{value}%")
                elif number and dress == "percent":
                    page.write_number(row, column, value / 100, percent)
                elif number and dress == "formula":
                    page.write_formula(row, column, f"={value}+0", None, value)
                else:
                    page.write(row, column, value)
        book.close()
        expect(path, report)


@check
def columns_in_another_order(folder):
    """openpyxl: text columns and whole groups in another order are found by their headings."""
    report = truth()
    order = [0, 4, 1, 3, 2, 8, 7, 6, 5, 26, *range(9, 11), *range(16, 21), *range(11, 16), *range(21, 26)]
    start = len(header(report)) + 3
    rows = sheet(report, 2)
    def turned(row):
        wide = row + [None] * (27 - len(row))
        return [wide[column] for column in order]
    rows = [turned(r) if start <= i < start + 2 + len(report["indicators"]) else r for i, r in enumerate(rows)]
    expect(by_openpyxl(rows, folder / "order.xlsx"), report)


@check
def several_reports(folder):
    """openpyxl: four quarters in four sheets next to instructions and hidden lists, and two reports on one sheet."""
    reports = []
    book = openpyxl.Workbook()
    book.active.title = "Instrucciones"
    book.active["A1"] = "Llene una hoja por trimestre."
    for quarter in (1, 2, 3, 4):
        report = truth()
        report["quarter"] = quarter
        reports.append(report)
        page = book.create_sheet(f"T{quarter}")
        rows = sheet(report)
        for i, row in enumerate(rows):
            if row and row[0] == "Trimestre que se reporta:":
                row[1] = f"{['Primer', 'Segundo', 'Tercer', 'Cuarto'][quarter - 1]} Trimestre de {report['fiscalYear']}"
            for column, value in enumerate(row, 1):
                page.cell(i + 1, column, value)
    hidden = book.create_sheet("Listas")
    hidden["A1"] = "Eficacia"
    hidden.sheet_state = "veryHidden"
    path = folder / "cuatro.xlsx"
    book.save(path)
    document = convert(path)
    expect_same(document["reports"], reports)
    assert document["source"]["sheets"] == ["T1", "T2", "T3", "T4"]
    codes = [finding["code"] for finding in document["findings"]]
    assert "sheet-skipped" in codes and "hidden-sheet" in codes
    below = copy.deepcopy(truth())
    below["program"] = {"code": "16", "name": "Parques"}
    path = by_openpyxl(sheet(truth()) + [[]] + sheet(below), folder / "debajo.xlsx")
    expect_same(convert(path)["reports"], [truth(), below])


@check
def what_stands_around(folder):
    """openpyxl: notes, totals, page numbers and a column that the model does not know are reported, not mistaken."""
    report = truth()
    rows = sheet(report, 2)
    last = max(i for i, row in enumerate(rows) if row and str(row[0]).startswith("Actividad"))
    rows[last + 1:last + 1] = [["Total"] + [None] * 10 + [1, 2], ["Nota: Cifras preliminares."], ["Página 1 de 1"]]
    path = by_openpyxl(rows, folder / "pie.xlsx")
    document = convert(path)
    report["notes"] = ["Nota: Cifras preliminares."]
    expect_same(document["reports"], [report])
    assert [cell["text"] for cell in document["unplaced"]] == ["Total", "1", "2", "Página 1 de 1", "Sello"]


@check
def office_saves_them_again(folder):
    """LibreOffice: what openpyxl drew, saved again as xlsx, is read the same."""
    report = truth()
    for rows in (1, 2, 3):
        path = by_openpyxl(sheet(report, rows, every=3), folder / f"{rows}.xlsx")
        expect(office(path, "xlsx", folder), report)


@check
def text_in_every_encoding(folder):
    """The same layout as text, between tabs, commas or semicolons, in UTF-8, UTF-16 and windows-1252, is read the same."""
    report = truth()
    for mark, name in (("\t", "txt"), (",", "csv"), (";", "csv")):
        for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
            text = io.StringIO()
            csv.writer(text, delimiter=mark, lineterminator="\r\n").writerows(sheet(report, 3, every=3))
            path = folder / f"{ord(mark)}-{encoding}.{name}"
            path.write_bytes(text.getvalue().encode(encoding))
            document = convert(path)
            expect_same(document["reports"], [report], path.name)
            assert [cell["text"] for cell in document["unplaced"]] == ["Sello"], document["unplaced"]


@check
def constant_memory_and_inline_strings(folder):
    """XlsxWriter in constant memory, which writes strings in the cells, gives the same report."""
    report = truth()
    path = folder / "inline.xlsx"
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    page = book.add_worksheet("Informe")
    for row, values in enumerate(sheet(report)):
        for column, value in enumerate(values):
            if value is not None:
                page.write(row, column, value)
    book.close()
    expect(path, report)
