"""Templates: filled in by openpyxl, recalculated and saved in other formats by LibreOffice, and read back."""

import csv
import json
import re
import subprocess
from collections import Counter
from decimal import Decimal

import openpyxl

from drawing import words
from forms import QUARTERS, Form, expected, fill, plain
from support import SAMPLES, check, convert, expect_same, mirsheet, office

PROGRAMS = [
    ["responsible_unit_code", "responsible_unit_name", "program_code", "program_name", "plan_alignment_plan",
     "plan_alignment_axes_name", "plan_alignment_objectives_text"],
    ["504", "Instituto Municipal de Planeación", "6", "Planeación municipal y zona metropolitana",
     "Plan Municipal de Desarrollo 2022 - 2024", "3. Gobierno Abierto, Moderno y Eficaz 10. Gobernanza Metropolitana",
     "3.2 Ejercer con eficacia el gasto 10.1 Contribuir a la gobernanza"],
    ["E012", "Dirección de Ecología", "K-15", "Arbolado, parques y jardines", "", "4. Ciudad Verde", ""],
    ["", "Sindicatura", "", "Defensa jurídica / «amparos»", "", "", ""],
]


def listed(folder, rows=PROGRAMS, name="programas.csv"):
    path = folder / name
    with path.open("w", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def template(*arguments, code=0):
    run = mirsheet("template", *arguments)
    assert run.returncode == code, f"exit {run.returncode}: {run.stderr.decode()}"
    return run


def made(folder, *arguments):
    """The templates that a run makes, in the order in which it names them."""
    run = template(*arguments, "-o", folder)
    paths = run.stdout.decode().split("\n")[:-1]
    assert sorted(folder.glob("*")) == sorted(map(type(folder), paths)), (paths, list(folder.glob("*")))
    return [type(folder)(path) for path in paths]


def codes(document):
    return Counter(finding["code"] for finding in document["findings"])


QUIET = {"sheet-skipped", "hidden-sheet"}


def read_exact(path):
    run = mirsheet("convert", path, "--to", "json", "--fail-on", "never")
    assert run.returncode == 0, run.stderr.decode()
    return json.loads(run.stdout, parse_float=Decimal)


@check
def blank_templates_come_back(folder):
    """A blank template, filled in its unlocked cells, comes back as typed plus the arithmetic, also as .xls and .ods."""
    paths = made(
        folder / "out", "--programs", listed(folder), "--year", "2025", "--quarter", "2", "--activities", "2,3,3")
    assert [path.name for path in paths] == [
        "2025-T2_504_6_planeacion-municipal-y-zona-metropolitana.xlsx",
        "2025-T2_E012_K-15_arbolado-parques-y-jardines.xlsx",
        "2025-T2_sindicatura_defensa-juridica-amparos.xlsx"], paths
    for number, path in enumerate(paths):
        filled = folder / f"lleno{number}.xlsx"
        wanted = plain(fill(path, filled, number, 2))
        for form in ("xlsx", "xls", "ods"):
            document = read_exact(office(filled, form, folder, recalculate=True))
            report, = document["reports"]
            expect_same(plain(report["indicators"]), wanted, form)
            assert (report["fiscalYear"], report["quarter"], report["title"]) == (2025, 2, "Informe Trimestral 2025")
            assert [signature["role"] for signature in report["signatures"]] == ["Elaboró", "Vo. Bo."]
            assert all("Persona" in s["name"] and "Persona" in s["position"] for s in report["signatures"])
            assert document["unplaced"] == [] and set(codes(document)) <= QUIET, codes(document)
            row = PROGRAMS[number + 1]
            assert (report["responsibleUnit"]["code"] or "", report["responsibleUnit"]["name"]) == (row[0], row[1])
            assert (report["program"]["code"] or "", report["program"]["name"]) == (row[2], row[3])
            assert report["planAlignment"]["plan"] == (row[4] or None)
            if number == 0:
                assert [axis["code"] for axis in report["planAlignment"]["axes"]] == ["3", "10"]
                assert [goal["code"] for goal in report["planAlignment"]["objectives"]] == ["3.2", "10.1"]


@check
def an_untouched_template_is_a_report(folder):
    """A template that was not filled in is a report of blanks: one error says so, and every empty row is named."""
    path, *_ = made(folder / "out", "--programs", listed(folder), "--year", "2025", "--quarter", "1")
    for form in ("xlsx", "xls", "ods"):
        document = convert(path if form == "xlsx" else office(path, form, folder))
        report, = document["reports"]
        assert len(report["indicators"]) == 14
        told = {f["cell"] for f in document["findings"] if f["code"] == "template-row-empty"}
        assert told == {f"A{row}" for row in Form(path).rows}, (form, codes(document))
        assert set(codes(document)) == QUIET | {"template-row-empty", "form-blank"}, (form, codes(document))
        blank, = [f for f in document["findings"] if f["code"] == "form-blank"]
        assert blank["severity"] == "error", blank
        assert all(value is None for row in report["indicators"] for value in row["achieved"].values())


@check
def rows_pasted_over_a_template_are_kept(folder):
    """Rows pasted over cells, formulas and validations are kept as pasted; overwritten formulas are reported by cell."""
    path, *_ = made(
        folder / "out", "--programs", listed(folder), "--year", "2025", "--quarter", "2", "--unlocked")
    form = Form(path)
    assert not form.sheet.protection.sheet
    form.sheet.data_validations.dataValidation = []
    for index, row in enumerate(form.rows):
        values = dict(programmed=[10, 20, 30, 40 + index], achieved=[9, 18, None, None])
        for measure, numbers in values.items():
            for quarter, value in zip(QUARTERS, numbers):
                form.sheet.cell(row, form.column(measure, quarter)).value = value
            form.sheet.cell(row, form.column(measure, "cumulative")).value = sum(v or 0 for v in numbers)
        form.sheet.cell(row, form.column("name")).value = f"Indicador pegado {index}"
    wanted = expected(form.values(), 2)
    form.book.save(folder / "pegado.xlsx")
    for kind in ("xlsx", "xls", "ods"):
        document = read_exact(office(folder / "pegado.xlsx", kind, folder, recalculate=True))
        expect_same(plain(document["reports"][0]["indicators"]), plain(wanted), kind)
        told = [f for f in document["findings"] if f["code"] == "template-formula-overwritten"]
        cells = {form.sheet.cell(row, form.column(m, "cumulative")).coordinate for row in form.rows for m in ("programmed", "achieved")}
        assert {f["cell"] for f in told} == cells and {f["severity"] for f in told} == {"warning"}


@check
def four_quarters_and_the_next_year(folder):
    """Quarter by quarter a template made from the last report keeps its indicators; a new year only shows the old one."""
    source, *_ = made(folder / "t1", "--programs", listed(folder), "--year", "2024", "--quarter", "1", "--activities", "2,2")
    filled = folder / "2024-T1.xlsx"
    wanted = fill(source, filled, 7, 1)
    for quarter in (1, 2, 3, 4):
        path = office(filled, "xlsx", folder / f"office{quarter}", recalculate=True) if (folder / f"office{quarter}").mkdir() is None else None
        document = read_exact(path)
        report, = document["reports"]
        expect_same(plain(report["indicators"]), plain(wanted), f"T{quarter}")
        assert (report["fiscalYear"], report["quarter"]) == (2024, quarter)
        assert set(codes(document)) <= QUIET, codes(document)
        following, = made(folder / f"t{quarter + 1}", "--from", path)
        year, next_quarter = (2024, quarter + 1) if quarter < 4 else (2025, 1)
        assert following.name.startswith(f"{year}-T{next_quarter}_504_6_"), following
        form = Form(following)
        for row, old in zip(form.rows, wanted):
            known = {("programmed", q): old["programmed"][q] for q in QUARTERS} | {
                ("achieved", q): old["achieved"][q] for q in QUARTERS[:quarter]} | {
                ("name",): old["name"], ("baseline", "year"): old["baseline"]["year"]}
            for field, value in known.items():
                cell = form.sheet.cell(row, form.column(*field))
                if quarter == 4 and field[0] in ("programmed", "achieved"):
                    assert cell.value is None and cell.protection.locked == (field in {("achieved", q) for q in QUARTERS[1:]})
                else:
                    assert (Decimal(repr(cell.value)) if isinstance(value, Decimal) else cell.value) == value
                    assert cell.protection.locked == (quarter < 4 or field[0] != "baseline"), (quarter, field)
            means = form.sheet.cell(row, form.column("meansOfVerification"))
            assert means.value is None and not means.protection.locked
            current = form.sheet.cell(row, form.column("achieved", QUARTERS[next_quarter - 1]))
            assert current.value is None and not current.protection.locked
            assert current.fill.fill_type is None and blank_colour(form.sheet, current) == "FFFFF8D6"
            note = form.sheet.cell(row, form.column("programmed", "q1")).comment
            assert (note is not None) == (quarter == 4), note
            if note:
                assert "2024" in note.text and "alcanzado" in note.text, note.text
        filled = folder / f"{year}-T{next_quarter}.xlsx"
        before = [(row["level"], row["number"], row["name"], row["definition"]) for row in wanted]
        wanted = fill(following, filled, 7 + quarter, next_quarter)
        assert before == [(row["level"], row["number"], row["name"], row["definition"]) for row in wanted]
    document = read_exact(office(filled, "xlsx", folder, recalculate=True))
    expect_same(plain(document["reports"][0]["indicators"]), plain(wanted))
    assert document["reports"][0]["title"] == "Informe Trimestral 2025"


@check
def other_ways_of_accumulating_are_computed(folder):
    """Averages and last values are formulas that LibreOffice computes to what is read; what is not certain is typed."""
    rows = [
        ([70, 80, 82, 80, 78], [72, 81, 80.5, 77.83], "average"),
        ([10, 20, 30, 40, 40], [12, 19, 33, 33], "last"),
        ([80, 80, 80, 80, 80], [75, 82, 80, 79], "average"),
        ([80, 80, 80, 80, 80], [75, 82, 81, 81], "last"),
        ([80, 80, 80, 80, 80], [80, 80, 80, 80], "typed"),
        ([10, 20, 30, 40, 100], [10, 21, 30, 61], "sum")]
    document = convert(SAMPLES / "informe-limpio" / "entrada.xlsx")
    report = document["reports"][0]
    assert report["quarter"] == 3
    # One row of the sample for each.
    report["indicators"] = (report["indicators"] * len(rows))[:len(rows)]
    report["indicators"] = json.loads(json.dumps(report["indicators"]))
    for number, (indicator, (goals, done, _)) in enumerate(zip(report["indicators"], rows)):
        indicator.update(level="Componente", number=str(number + 1))
        indicator["programmed"] = dict(zip([*QUARTERS, "cumulative"], goals))
        indicator["achieved"] = dict(zip(["q1", "q2", "q3", "cumulative"], done), q4=None)
        indicator["variation"] = {
            key: None if goal is None else float(Decimal(repr(goal)) - Decimal(repr(indicator["achieved"][key] or 0)))
            for key, goal in indicator["programmed"].items()}
    document.update(findings=[], unplaced=[], provenance={})
    (folder / "antes.json").write_text(json.dumps(document))

    def made_of(values, way):
        known = [Decimal(repr(value)) for value in values]
        return {"sum": sum(known), "average": round(sum(known) / len(known), 4), "last": known[-1], "typed": Decimal(88)}[way]

    path, = made(folder / "t4", "--from", folder / "antes.json")
    form = Form(path)
    for row, (_, _, way) in zip(form.rows, rows):
        cumulative = form.sheet.cell(row, form.column("achieved", "cumulative"))
        assert cumulative.protection.locked == (way != "typed"), (cumulative.coordinate, way)
        form.sheet.cell(row, form.column("achieved", "q4")).value = 90.2
        if way == "typed":
            cumulative.value = 88
    form.book.save(folder / "lleno.xlsx")
    for kind in ("xls", "ods", "xlsx"):
        saved = office(folder / "lleno.xlsx", kind, folder, recalculate=True)
        found = read_exact(saved)["reports"][0]["indicators"]
        for indicator, (goals, done, way) in zip(found, rows):
            wanted = made_of([*done[:3], 90.2], way)
            assert Decimal(indicator["achieved"]["cumulative"]) == wanted, (kind, way, indicator["achieved"], wanted)
            assert Decimal(indicator["variation"]["cumulative"]) == goals[4] - wanted, (kind, way, indicator["variation"])
            assert [indicator["programmed"][key] for key in [*QUARTERS, "cumulative"]] == goals, (kind, way)

    following, = made(folder / "t1", "--from", saved)
    form = Form(following)
    typed = [71.5, 80.25, 81, 90]
    for row in form.rows:
        for quarter, value in zip(QUARTERS, typed):
            form.sheet.cell(row, form.column("programmed", quarter)).value = value
    form.book.save(folder / "nuevo.xlsx")
    found = read_exact(office(folder / "nuevo.xlsx", "xlsx", folder, recalculate=True))["reports"][0]["indicators"]
    for indicator, (_, _, way) in zip(found, rows):
        wanted = None if way == "typed" else made_of(typed, way)
        value = indicator["programmed"]["cumulative"]
        assert (value is None) == (wanted is None) and (value is None or Decimal(value) == wanted), (way, value, wanted)


@check
def openpyxl_sees_the_form(folder):
    """openpyxl sees lists by name on a hidden sheet, validations, protection, print titles, panes, hints and properties."""
    path, *_ = made(
        folder / "out", "--programs", listed(folder), "--year", "2025", "--quarter", "3", "--thresholds", "90,70")
    form = Form(path)
    book, sheet = form.book, form.sheet
    assert [(s.title, s.sheet_state) for s in book] == [
        ("Informe", "visible"), ("Instrucciones", "visible"), ("Listas", "hidden"), ("Sello", "hidden")]
    assert sheet.protection.sheet and not sheet.protection.password and not sheet.protection.formatRows
    assert sheet.print_title_rows == f"${form.top}:${form.first - 1}", sheet.print_title_rows
    assert sheet.freeze_panes == f"C{form.first}", sheet.freeze_panes
    kinds = Counter(rule.type for rule in sheet.data_validations.dataValidation)
    assert kinds["list"] == 5 and kinds["whole"] == 1 and kinds["decimal"] == 16, kinds
    for rule in sheet.data_validations.dataValidation:
        assert rule.promptTitle and 0 < len(rule.prompt) <= 255 and 0 < len(rule.promptTitle) <= 32
        assert rule.type is None or (len(rule.error) <= 255 and "Dato" in rule.errorTitle)
    rule = form.validation(sheet.cell(form.first, form.column("frequency")))
    assert form.listed(rule)[:3] == ["Mensual", "Bimestral", "Trimestral"]
    assert {rule.formula1 for rule in sheet.data_validations.dataValidation if rule.type == "list"} <= set(book.defined_names)
    for row in form.rows:
        for column, field in form.columns.items():
            cell = sheet.cell(row, column)
            is_open = field[0] not in ("variation",) and field != ("achieved", "q4") and field[-1] != "cumulative"
            assert cell.protection.locked != is_open, (cell.coordinate, field)
            if field[0] == "variation" or field[-1] == "cumulative":
                assert str(cell.value).startswith("=IF("), (cell.coordinate, cell.value)
    # Those that colour cells that are still blank are told apart.
    rules = [rule for area in sheet.conditional_formatting for rule in area.rules if not rule.formula[0].startswith("LEN(")]
    lights = [rule for rule in rules if rule.dxf.fill]
    assert len(rules) == 46 and len(lights) == 30 and all(rule.type == "expression" for rule in rules)
    # Every rule is the last one tried, since LibreOffice applies one only; so half of the colours show whole numbers.
    assert all(rule.stopIfTrue for rule in rules)
    assert sum(rule.dxf.numFmt is not None for rule in lights) == 15
    # In a differential style the background is the colour that is seen.
    assert {rule.dxf.fill.bgColor.rgb for rule in lights} == {"FFC6EFCE", "FFFFEB9C", "FFFFC7CE"}
    assert book.properties.title == "Informe Trimestral 2025" and "plantilla" in book.properties.keywords
    plain_sheet = Form(made(folder / "otro", "--programs", listed(folder), "--year", "2025", "--quarter", "3")[0]).sheet
    rules = [rule for area in plain_sheet.conditional_formatting for rule in area.rules]
    assert rules and not any(rule.dxf.fill and not rule.formula[0].startswith("LEN(") for rule in rules), "traffic lights without --thresholds"


@check
def templates_print_whole(folder):
    """LibreOffice prints every record of a template, and its values beside it; every page says at its foot what it is of."""
    source = SAMPLES / "informe-real-texto/entrada.txt"
    template("--from", source, "-o", folder / "lleno", "--fail-on", "never")
    path, = (folder / "lleno").glob("*.xlsx")
    for index, made_path in enumerate([path, *made(folder / "vacio", "--programs", listed(folder), "--year", "2025", "--quarter", "1")]):
        pdf = office(made_path, "pdf", folder)
        pages = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, check=True).stdout.decode().split("\f")
        table = [page for page in pages if "Datos del Indicador" in page and "Cómo llenar" not in page and "Columna" not in page]
        text = "\n".join(table)
        levels = re.findall(r"^\s*(Fin|Propósito|Componente \d|Actividad \d\.\d)", text, re.MULTILINE)
        form = Form(made_path)
        assert len(levels) == len(form.rows), (made_path.name, levels)
        assert all("Unidad Responsable: " in page for page in table) and table
        assert sum("Variación" in page and "Cómo llenar" not in page and "Columna" not in page for page in pages) >= len(table)
        # What is fixed is printed whole: the last words of each text are there.
        words = set(re.sub(r"\s+", " ", text).split(" "))
        for row in form.rows:
            for field in ("name", "definition", "calculationMethod"):
                value = form.sheet.cell(row, form.column(field)).value
                if value:
                    assert value.split()[-1] in words, (row, field, value)


@check
def nonsense_in_a_template_is_told(folder):
    """Text in numbers, a year of 20224, values of later quarters and #REF! are findings with cells, and none is lost."""
    path, *_ = made(folder / "out", "--programs", listed(folder), "--year", "2025", "--quarter", "2", "--activities", "2,3,3")
    filled = folder / "lleno.xlsx"
    fill(path, filled, 3, 2)
    form = Form(filled)
    nonsense = {}

    def type_in(row, field, value, code):
        cell = form.sheet.cell(form.rows[row], form.column(*field))
        cell.value = value
        nonsense[cell.coordinate] = (value, code)

    type_in(0, ("achieved", "q2"), "pendiente", "number-unreadable")
    type_in(1, ("achieved", "q2"), "2O", "number-unreadable")
    type_in(2, ("baseline", "year"), 20224, "number-unreadable")
    type_in(3, ("achieved", "q3"), 55, "achieved-ahead-of-quarter")
    type_in(4, ("achieved", "q2"), "=#REF!+1", "cell-error")
    type_in(5, ("frequency",), "Cada que se pueda", "catalogue-unknown")
    type_in(6, ("programmed", "q1"), "veinte", "number-unreadable")
    form.book.save(folder / "basura.xlsx")
    for kind in ("xlsx", "xls", "ods"):
        document = convert(office(folder / "basura.xlsx", kind, folder, recalculate=True))
        report, = document["reports"]
        assert len(report["indicators"]) == len(form.rows)
        told = {finding.get("cell"): finding["code"] for finding in document["findings"] if finding["code"] in {code for _, code in nonsense.values()}}
        for cell, (value, code) in nonsense.items():
            assert told.get(cell) == code, (kind, cell, value, code, told.get(cell))
        kept = json.dumps(report, ensure_ascii=False) + json.dumps(document["unplaced"], ensure_ascii=False)
        for value, code in nonsense.values():
            assert ("#REF!" if code == "cell-error" else str(value)) in kept, (kind, value)
        assert report["indicators"][3]["achieved"]["q3"] == 55


@check
def what_was_changed_in_a_template_is_told(folder):
    """A changed heading, a changed fixed value, added and deleted rows and another period are reported by cell."""
    rows = [[*PROGRAMS[0], "level", "number", "name", "programmed_q1"]]
    rows += [[*PROGRAMS[1], level, number, f"Indicador {index}", 10 + index]
             for index, (level, number) in enumerate([("Fin", ""), ("Propósito", ""), ("Componente", "1"), ("Actividad", "1.1"), ("Actividad", "1.2")])]
    path, = made(folder / "out", "--programs", listed(folder, rows), "--year", "2025", "--quarter", "1", "--unlocked")
    filled = folder / "lleno.xlsx"
    wanted = fill(path, filled, 5, 1)
    form = Form(filled)
    sheet = form.sheet
    heading = sheet.cell(form.top + 1, form.column("programmed", "q2"))
    heading.value = "Trimestre 2"
    goal = sheet.cell(form.rows[2], form.column("programmed", "q1"))
    assert goal.value == 12
    goal.value = 99
    unit = next(cell for row in sheet.iter_rows(max_row=form.top) for cell in row if cell.value == "1er. Trimestre 2025")
    unit.value = "1er. Trimestre 2026"
    last = form.rows[-1] + 1
    for column, field in form.columns.items():
        sheet.cell(last, column).value = {("name",): "Indicador nuevo", ("programmed", "q1"): 5, ("achieved", "q1"): 4}.get(field)
    sheet.cell(last, 1).value = "Actividad 1.3"
    form.book.save(folder / "cambiado.xlsx")
    for kind in ("xlsx", "xls", "ods"):
        document = convert(office(folder / "cambiado.xlsx", kind, folder, recalculate=True))
        found = {finding["code"]: finding for finding in document["findings"]}
        assert found["template-heading-changed"]["cell"] == heading.coordinate
        assert found["template-heading-changed"]["expected"] == "2do. Trim."
        changed = [f for f in document["findings"] if f["code"] == "template-value-changed"]
        assert {f["cell"] for f in changed} == {goal.coordinate, unit.coordinate}, changed
        assert found["template-period"]["expected"] == "1er. Trimestre 2025" and found["template-period"]["raw"] == "1er. Trimestre 2026"
        assert found["template-row-added"]["indicator"] == "Actividad 1.3" and found["template-row-added"]["severity"] == "info"
        report, = document["reports"]
        assert [row["number"] for row in report["indicators"]] == [None, None, "1", "1.1", "1.2", "1.3"]
        assert report["indicators"][2]["programmed"]["q1"] == 99 and report["indicators"][5]["achieved"]["q1"] == 4
        assert report["indicators"][1]["name"] == wanted[1]["name"]
    form = Form(filled)
    form.sheet.delete_rows(form.rows[3])
    form.book.save(folder / "borrado.xlsx")
    document = convert(folder / "borrado.xlsx")
    missing, = [f for f in document["findings"] if f["code"] == "template-row-missing"]
    assert missing["indicator"] == "Actividad 1.1", missing
    run = mirsheet("convert", filled, "--to", "json", "--expect", "2024-T4", "--fail-on", "warning")
    assert run.returncode == 1 and b"period-unexpected" in run.stderr, run.stderr.decode()


@check
def bad_lists_are_refused(folder):
    """A bad list is refused by row and column with what was expected, and nothing is written."""
    head = PROGRAMS[0]
    cases = [
        ([[*head[:3], "nombre del progama"], ["504", "A", "6", "B"]], [b"column D", b"program"]),
        ([head[:2], ["504", "Planeaci\u00f3n"]], [b"row 1", b"program_name"]),
        ([head, ["504", "A", "6", "B", "", "", ""], ["", "", "7", "C", "", "", ""]], [b"row 3", b"responsible unit"]),
        ([head, PROGRAMS[1], PROGRAMS[2], PROGRAMS[1]], [b"row 4", b"row 2"]),
        ([[*head, "level", "number", "type", "programmed_q1"], [*PROGRAMS[1], "Componente", "", "Raro", "veinte"]],
         [b"row 2, column I", b"row 2, column J", b"Estrat", b"row 2, column K"]),
        ([[*head, "level", "achieved_q3"], [*PROGRAMS[1], "Fin", "5"]], [b"row 2, column I", b"blank"]),
        ([head], [b"no programme"]),
    ]
    for number, (rows, parts) in enumerate(cases):
        out = folder / f"out{number}"
        run = template("--programs", listed(folder, rows), "--year", "2025", "--quarter", "2", "-o", out, code=65)
        for part in parts:
            assert part in run.stderr, (number, part, run.stderr.decode())
        assert not out.exists(), number
    bad = folder / "lista.json"
    bad.write_text('[{"program": {"code": 6, "name": "B"}, "responsibleUnit": {"code": "504", "nombre": "A"}}]')
    run = template("--programs", bad, "--year", "2025", "--quarter", "2", "-o", folder / "json", code=65)
    assert b"/0/responsibleUnit/nombre" in run.stderr, run.stderr.decode()


@check
def lists_in_other_shapes(folder):
    """A list may be JSON or a workbook, with Spanish headings; templates replace nothing without --force."""
    book = openpyxl.Workbook()
    for row in [["Unidad Responsable", "Programa Presupuestario", "Ejes"], ["504 - Instituto Municipal de Planeación", "6 - Planeación", "3. Gobierno"]]:
        book.active.append(row)
    book.save(folder / "lista.xlsx")
    value = [{"responsibleUnit": {"code": "504", "name": "Instituto Municipal de Planeación"},
              "program": {"code": 6, "name": "Planeación"}, "planAlignment": {"axes": [{"code": "3", "name": "Gobierno"}]}}]
    (folder / "lista.json").write_text(json.dumps(value))
    reports = []
    for name in ("lista.xlsx", "lista.json"):
        path, = made(folder / name[6:], "--programs", folder / name, "--year", "2025", "--quarter", "4", "--components", "1", "--activities", "1")
        reports.append(convert(path)["reports"])
    expect_same(*reports)
    before = path.read_bytes()
    run = template("--programs", folder / "lista.json", "--year", "2025", "--quarter", "4", "-o", path.parent, code=73)
    assert path.read_bytes() == before and b"--force" in run.stderr
    template("--programs", folder / "lista.json", "--year", "2025", "--quarter", "4", "-o", path.parent, "--force")
    assert path.read_bytes() != before
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def prefilled(folder):
    """A template for T3 of 2024 after a report of T2 whose rows are much alike: same goals, same values."""
    rows = [[*PROGRAMS[0], "level", "number", "name", "definition", "calculation_method", "unit_of_measure", "type", "dimension",
             "frequency", "expected_direction", "baseline_value", "baseline_year",
             *[f"programmed_{q}" for q in QUARTERS], "achieved_q1", "achieved_q2"]]
    levels = [("Fin", ""), ("Propósito", ""), ("Componente", "1"), ("Actividad", "1.1"), ("Actividad", "1.2"),
              ("Componente", "2"), ("Actividad", "2.1"), ("Actividad", "2.2")]
    for index, (level, number) in enumerate(levels):
        rows.append([*PROGRAMS[1], level, number, f"Indicador {index}", "Mide lo mismo", "(a / b) * 100", "Porcentaje",
                     "De gestión", "Eficacia", "Trimestral", "Ascendente", 50, 2023, 25, 25, 25, 25, 25, 20])
    path, = made(folder / "t3", "--programs", listed(folder, rows), "--year", "2024", "--quarter", "3")
    return path


def review(form, folder, name="revisado"):
    """The document of a form after a person changed it, recalculated by LibreOffice."""
    form.book.save(folder / f"{name}.xlsx")
    return convert(office(folder / f"{name}.xlsx", "xlsx", folder, recalculate=True))


def told(document, *names):
    return [(f["code"], f.get("cell")) for f in document["findings"] if f["code"].startswith(names or ("template-",))]


@check
def rows_are_known_by_their_level(folder):
    """A deleted row is named rightly and nothing is reported of rows that were sorted, however alike the rows are."""
    path = prefilled(folder)
    for gone in (0, 3, 7):
        form = Form(path)
        for row in form.rows:
            form.sheet.cell(row, form.column("achieved", "q3")).value = 20
        label = form.sheet.cell(form.rows[gone], 1).value
        form.sheet.delete_rows(form.rows[gone])
        form.book.save(folder / "menos.xlsx")
        document = convert(folder / "menos.xlsx")
        found = [(f["code"], f.get("indicator")) for f in document["findings"] if f["code"] in ("template-row-missing", "template-value-changed")]
        assert found == [("template-row-missing", label)], (gone, found)
    form = Form(path)
    values = [[form.sheet.cell(row, column).value for column in range(1, 28)] for row in form.rows]
    for row, cells in zip(form.rows, reversed(values)):
        for column, value in enumerate(cells, 1):
            is_formula = isinstance(value, str) and value.startswith("=")
            if not is_formula:
                form.sheet.cell(row, column).value = value
        form.sheet.cell(row, form.column("achieved", "q3")).value = 20
    document = review(form, folder)
    assert told(document) == [], told(document)
    assert [row["name"] for row in document["reports"][0]["indicators"]] == [f"Indicador {7 - i}" for i in range(8)]


@check
def what_is_gone_from_a_template_is_told(folder):
    """Deleted formulas, a changed title or plan, a lost or damaged stamp and another programme's sheet are reported."""
    path = prefilled(folder)

    def opened():
        form = Form(path)
        for row in form.rows:
            form.sheet.cell(row, form.column("achieved", "q3")).value = 20
        return form

    assert told(review(opened(), folder)) == []
    form = opened()
    deleted = [form.sheet.cell(form.rows[2], form.column(*field)) for field in (("programmed", "cumulative"), ("variation", "q1"))]
    for cell in deleted:
        cell.value = None
    # Without the sum the difference of sums is blank, too; its formula is still there.
    document = review(form, folder)
    assert {cell for code, cell in told(document, "template-formula-deleted")} == {c.coordinate for c in deleted}, told(document)
    form = opened()
    head = [cell for row in form.sheet.iter_rows(max_row=form.top) for cell in row]
    title, plan = (next(cell for cell in head if str(cell.value).startswith(text)) for text in ("Informe Trimestral", "Vinculación con"))
    title.value = "Informe Anual 2024"
    plan.value = "Vinculación con el Plan Municipal de Desarrollo 2025 - 2027"
    assert told(review(form, folder)) == [("template-value-changed", title.coordinate), ("template-value-changed", plan.coordinate)]
    form = opened()
    program = next(cell for row in form.sheet.iter_rows(max_row=form.top) for cell in row if str(cell.value).startswith("6 - "))
    program.value = "7 - Otro programa"
    found = told(review(form, folder))
    assert ("template-program", program.coordinate) in found, found
    form = opened()
    form.book["Sello"]["B6"].value = "0" * 64
    assert [code for code, _ in told(review(form, folder))] == ["template-stamp-lost"]
    form = opened()
    del form.book["Sello"]
    form.book.save(folder / "sin-sello.xlsx")
    assert ("template-stamp-lost", None) in told(convert(folder / "sin-sello.xlsx"))


@check
def thirds_and_decimals_are_right_in_a_template(folder):
    """Repeating decimals in a correctly filled template are not checked against its sums; changed values are reported exactly."""
    path = prefilled(folder)
    form = Form(path)
    for index, row in enumerate(form.rows):
        form.sheet.cell(row, form.column("achieved", "q3")).value = f"={index + 1}/7*100"
    document = review(form, folder)
    assert not [code for code, _ in told(document, "achieved-", "variation-", "programmed-", "template-")], codes(document)
    assert document["reports"][0]["indicators"][0]["achieved"]["q3"] == 14.2857142857143
    goal = form.sheet.cell(form.rows[0], form.column("programmed", "q1"))
    goal.value = 25.4
    change, = [f for f in review(form, folder)["findings"] if f["code"] == "template-value-changed"]
    assert (change["cell"], change["raw"], change["expected"]) == (goal.coordinate, "25.4", "25"), change


@check
def a_position_without_a_name_is_a_position(folder):
    """What is typed into the signature block stays where its hints say, also where only one of the two is filled in."""
    path = prefilled(folder)
    form = Form(path)
    prompts = {rule.promptTitle: str(rule.sqref) for rule in form.sheet.data_validations.dataValidation if "firma" in rule.promptTitle}
    assert set(prompts) == {"Rol de la firma", "Nombre de quien firma", "Cargo de quien firma"}, prompts
    blanks = [cell for cell in form.open_cells() if cell.row not in form.rows]
    last = max(cell.row for cell in blanks)
    left, right = [cell for cell in blanks if cell.row == last]
    left.value = "Directora de Planeación"
    document = review(form, folder)
    assert document["reports"][0]["signatures"][0] == {"role": "Elaboró", "name": None, "position": "Directora de Planeación"}


@check
def traffic_lights_show_what_they_should(folder):
    """LibreOffice colours achieved values by the thresholds, the other way round where less is better."""
    rows = [[*PROGRAMS[0], "level", "number", "name", "expected_direction", *[f"programmed_{q}" for q in QUARTERS], "programmed_cumulative"]]
    cases = [("Ascendente", [10] * 4, 40, 9), ("Ascendente", [10] * 4, 40, 8), ("Ascendente", [10] * 4, 40, 5),
             ("Descendente", [10] * 4, 40, 10), ("Descendente", [10] * 4, 40, 20), ("Regular", [10] * 4, 40, 10.5),
             ("Regular", [10] * 4, 40, 15), ("Nominal", [10] * 4, 40, 1), ("Ascendente", [80] * 4, 80, 80), ("Ascendente", [-10] * 4, -40, -10)]
    colours = ["green", "amber", "red", "green", "red", "green", "red", None, "green", "green"]
    for index, (direction, goals, total, _) in enumerate(cases):
        rows.append([*PROGRAMS[1], "Actividad", f"1.{index + 1}", f"Indicador {index}", direction, *goals, total])
    path, = made(folder / "out", "--programs", listed(folder, rows), "--year", "2025", "--quarter", "1", "--thresholds", "90,70")
    form = Form(path)
    for row, (_, _, total, value) in zip(form.rows, cases):
        form.sheet.cell(row, form.column("achieved", "q1")).value = value
    # LibreOffice evaluates each rule's own formula, written into cells next to the table.
    names = {"FFC6EFCE": "green", "FFFFEB9C": "amber", "FFFFC7CE": "red"}
    column = form.column("achieved", "q1")
    letter = openpyxl.utils.get_column_letter(column)
    rules = [(rule.formula[0], names[rule.dxf.fill.bgColor.rgb]) for area in form.sheet.conditional_formatting
             if str(area.sqref).startswith(letter) for rule in area.rules
             if rule.dxf.fill and not rule.formula[0].startswith("LEN(")]
    assert len(rules) == 6
    first = form.rows[0]
    for row in form.rows:
        for offset, (formula, _) in enumerate(rules):
            moved = re.sub(rf"(\$[A-Z]+|{letter}){first}\b", lambda m: f"{m[1]}{row}", formula)
            form.sheet.cell(row, 40 + offset).value = f"=IF({moved},1,0)"
    form.book.save(folder / "luces.xlsx")
    sheet = openpyxl.load_workbook(office(folder / "luces.xlsx", "xlsx", folder, recalculate=True), data_only=True)["Informe"]
    for row, wanted, case in zip(form.rows, colours, cases):
        shown = [name for offset, (_, name) in enumerate(rules) if sheet.cell(row, 40 + offset).value == 1]
        assert (shown[0] if shown else None) == wanted, (case, shown, wanted)


@check
def traffic_lights_are_painted(folder):
    """LibreOffice paints whole and broken numbers alike, each as it shows it, and neither blanks nor texts."""
    cases = [  # direction, goal, achieved, what is painted, what is shown
        ("Ascendente", 10, 10, "green", "10"), ("Ascendente", 10, 9, "green", "9"), ("Ascendente", 3, 2.7, "green", "2.70"),
        ("Ascendente", 100, 89.99, "amber", "89.99"), ("Ascendente", 10, 8, "amber", "8"), ("Ascendente", 100, 70, "amber", "70"),
        ("Ascendente", 100, 69.99, "red", "69.99"), ("Ascendente", 10, 5, "red", "5"), ("Ascendente", 10, 0, "red", "0"),
        ("Ascendente", 10, -2, "red", "-2"), ("Ascendente", 10, None, None, None), ("Ascendente", 10, "S/D", None, "S/D"),
        ("Descendente", 90, 100, "green", "100"), ("Descendente", 10, 10, "green", "10"), ("Descendente", 10, 12.5, "amber", "12.50"),
        ("Descendente", 70, 100, "amber", "100"), ("Descendente", 10, 20, "red", "20"), ("Descendente", 10, 0, "green", "0"),
        ("Regular", 10, 10.5, "green", "10.50"), ("Regular", 10, 11, "green", "11"), ("Regular", 10, 15, "red", "15"),
        ("Nominal", 10, 10, None, "10"), ("Ascendente", 0, 5, None, "5"), ("Ascendente", 2000, 2500, "green", "2,500")]
    rows = [[*PROGRAMS[0], "level", "number", "name", "expected_direction", *[f"programmed_{q}" for q in QUARTERS]]]
    for index, (direction, goal, *_) in enumerate(cases):
        rows.append([*PROGRAMS[1], "Actividad", f"1.{index + 1}", f"Indicador {index}", direction, goal, 1, 1, 1])
    path, = made(folder / "out", "--programs", listed(folder, rows), "--year", "2025", "--quarter", "1", "--thresholds", "90,70")
    form = Form(path)
    column = form.column("achieved", "q1")
    for row, (_, _, value, *_) in zip(form.rows, cases):
        form.sheet.cell(row, column).value = value
    form.book.save(folder / "pintado.xlsx")
    pdf = office(folder / "pintado.xlsx", "pdf", folder, recalculate=True)
    scale = 3
    names = {(0xC6, 0xEF, 0xCE): "green", (0xFF, 0xEB, 0x9C): "amber", (0xFF, 0xC7, 0xCE): "red", (0xFF, 0xF8, 0xD6): None, (0xFF, 0xFF, 0xFF): None}
    found = {}
    pages = [
        (number, page) for number, page in enumerate(words(pdf), 1)
        if any(word[0] == "Alcanzados" for word in page["words"])]
    # The column's right end: broken numbers are there and in the columns right of it.
    broken = {shown for *_, shown in cases if shown and "." in shown}
    right = min(word[3] for _, page in pages for word in page["words"] if word[0] in broken)
    x = right - 1
    for number, page in pages:
        levels = {other[0]: word for word, other in zip(page["words"], page["words"][1:]) if word[0] == "Actividad"}
        if not levels:
            continue
        picture = pixels(pdf, number, 72 * scale)
        for index, (_, _, value, _, shown) in enumerate(cases):
            label = levels.get(f"1.{index + 1}")
            if not label:
                continue
            middle = (label[2] + label[4]) / 2
            near = [word for word in page["words"] if abs((word[2] + word[4]) / 2 - middle) < 2 and word[0] == shown]
            found[index] = (number, middle, near)
            colour = picture(round(x * scale), round((label[4] + 8) * scale))
            assert colour in names, (cases[index], colour)
            assert names[colour] == cases[index][3], (cases[index], colour)
            assert shown is None or any(-14 < word[3] - right < 3 or shown == "S/D" for word in near), (cases[index], near)
    assert len(found) == len(cases), sorted(found)


def blank_colour(sheet, cell):
    """The colour that a rule gives the cell as long as it is blank."""
    for area in sheet.conditional_formatting:
        if cell.coordinate in area:
            for rule in area.rules:
                if rule.formula[0].startswith("LEN("):
                    return rule.dxf.fill.bgColor.rgb
    return None


@check
def what_was_filled_in_prints_white(folder):
    """The colours of cells to be filled in are seen while these are blank; filled in, they print white."""
    path, *_ = made(folder / "out", "--programs", listed(folder), "--year", "2025", "--quarter", "2", "--activities", "2")
    tones = {(0xFF, 0xF8, 0xD6), (0xF0, 0xFA, 0xEE)}
    form = Form(path)
    for cell in list(form.open_cells()):
        rule = form.validation(cell)
        kind = rule.type if rule else None
        cell.value = {"list": lambda: form.listed(rule)[0], "whole": lambda: 2024, "decimal": lambda: 1}.get(kind, lambda: "Texto")()
    form.book.save(folder / "lleno.xlsx")
    for name, expected in ((path, True), (folder / "lleno.xlsx", False)):
        pdf = office(name, "pdf", folder)
        count = sum(any(w[0] == "Dimensión" for w in page["words"]) or any(w[0] == "Alcanzados" for w in page["words"])
                    for page in words(pdf) if not any(w[0] == "entregar" for w in page["words"]) and "Qué" not in [w[0] for w in page["words"]])
        printed = set()
        for number in range(1, count + 1):
            size = words(pdf)[number - 1]
            picture = pixels(pdf, number, 36)
            printed |= {picture(x, y) for x in range(int(size["width"] / 2)) for y in range(int(size["height"] / 2))}
        assert bool(printed & tones) == expected, (name, printed & tones)


def pixels(pdf, page, dpi):
    """The colours of a page by x and y."""
    run = subprocess.run(
        ["pdftoppm", "-r", str(dpi), "-f", str(page), "-l", str(page), str(pdf)], capture_output=True, check=True)
    _, size, _, data = run.stdout.split(b"\n", 3)
    width = int(size.split()[0])
    return lambda x, y: tuple(data[3 * (y * width + x):3 * (y * width + x) + 3])


@check
def templates_follow_on_several_reports(folder):
    """Values of earlier quarters are taken from the reports that have them; standard input serves as well as a file."""
    first = prefilled(folder)
    quarters = {}
    for quarter, values in (("2024-T1", {"achieved_q1": 7}), ("2024-T2", {"achieved_q2": 8})):
        head = [*PROGRAMS[0], "fiscal_year", "quarter", "level", "name", *[f"programmed_{q}" for q in QUARTERS], *values]
        rows = [head, [*PROGRAMS[1], "2024", quarter[-1], "Fin", "Uno", 10, 10, 10, 10, *values.values()]]
        made_path, = made(folder / quarter, "--programs", listed(folder, rows, f"{quarter}.csv"))
        form = Form(made_path)
        for name, value in values.items():
            form.sheet.cell(form.rows[0], form.column("achieved", name[-2:])).value = value
        form.book.save(folder / f"{quarter}.xlsx")
        quarters[quarter] = office(folder / f"{quarter}.xlsx", "xlsx", folder, recalculate=True)
    path, = made(folder / "sigue", "--from", quarters["2024-T2"], quarters["2024-T1"])
    form = Form(path)
    q1 = form.sheet.cell(form.rows[0], form.column("achieved", "q1"))
    assert (q1.value, q1.protection.locked) == (7, True)
    run = mirsheet("template", "--from", "-", "-o", folder / "entrada", input=quarters["2024-T2"].read_bytes())
    assert run.returncode == 0 and len(list((folder / "entrada").glob("*.xlsx"))) == 1, run.stderr
    run = mirsheet("template", "--from", quarters["2024-T2"], "--year", "2023", "-o", folder / "antes")
    assert run.returncode == 65 and not (folder / "antes").exists(), run.stderr
