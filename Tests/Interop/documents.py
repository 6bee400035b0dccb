"""JSON and CSV, judged by jsonschema and frictionless."""

import json

import frictionless
import openpyxl
from jsonschema import Draft202012Validator

from support import SAMPLES, changed, check, convert, mirsheet, samples, write


def schema(*options):
    run = mirsheet("schema", *options)
    assert run.returncode == 0
    return json.loads(run.stdout)


@check
def schema_is_valid(folder):
    """`mirsheet schema` is itself a valid schema of draft 2020-12, in every version."""
    for options in ([], ["--schema-version", "1.0"]):
        found = schema(*options)
        assert found["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        Draft202012Validator.check_schema(found)


@check
def documents_are_valid(folder):
    """The schema accepts every document that is written: of every sample, with provenance, and line by line."""
    validator = Draft202012Validator(schema())
    for path in samples():
        validator.validate(convert(path))
        validator.validate(convert(path, "--provenance"))
    run = mirsheet("convert", *samples(), "--to", "ndjson", "--fail-on", "never")
    lines = run.stdout.decode().splitlines()
    assert len(lines) == len(samples())
    for line in lines:
        validator.validate(json.loads(line))


BROKEN = [
    (["schemaVersion"], ...), (["schemaVersion"], "2.0"), (["schemaVersion"], 1), (["reports"], ...),
    (["reports"], {}), (["informes"], []),
    (["reports", 0, "quarter"], 0), (["reports", 0, "quarter"], "2"), (["reports", 0, "quarter"], 2.5),
    (["reports", 0, "fiscalYear"], 24), (["reports", 0, "fiscalYear"], ...), (["reports", 0, "title"], 7),
    (["reports", 0, "trimestre"], 2), (["reports", 0, "responsibleUnit"], "504"),
    (["reports", 0, "responsibleUnit", "clave"], "504"), (["reports", 0, "program", "code"], 6),
    (["reports", 0, "planAlignment", "axes"], None), (["reports", 0, "planAlignment", "axes", 0], "4"),
    (["reports", 0, "planAlignment", "objectives", 0, "text"], False),
    (["reports", 0, "indicators", 0], []), (["reports", 0, "indicators", 0, "name"], ["x"]),
    (["reports", 0, "indicators", 0, "programmed"], [1, 2, 3, 4, 10]),
    (["reports", 0, "indicators", 0, "programmed", "q1"], "20"),
    (["reports", 0, "indicators", 0, "programmed", "q5"], 20),
    (["reports", 0, "indicators", 0, "achieved", "q2"], ...),
    (["reports", 0, "indicators", 0, "adjusted"], ...), (["reports", 0, "indicators", 0, "adjusted"], {}),
    (["reports", 0, "indicators", 0, "adjusted"], 20), (["reports", 0, "indicators", 0, "programmed"], None),
    (["reports", 0, "indicators", 0, "accumulation"], 1), (["reports", 0, "indicators", 0, "accumulation"], ...),
    (["reports", 0, "indicators", 0, "justification"], ["Llovió"]),
    (["reports", 0, "indicators", 0, "variation", "cumulative"], {}),
    (["reports", 0, "indicators", 0, "baseline", "year"], "2023"),
    (["reports", 0, "indicators", 0, "baseline", "year"], 20.5),
    (["reports", 0, "signatures", 0, "cargo"], "Director"), (["reports", 0, "signatures"], "Elaboró"),
    (["reports", 0, "notes"], [1]), (["reports", 0, "notes"], [None]), (["findings"], {}),
]


@check
def broken_documents_are_refused(folder):
    """What the schema rejects the program refuses too, with the pointer, and the other way round."""
    validator = Draft202012Validator(schema())
    good = json.loads((SAMPLES / "dibujar/entrada.json").read_text())
    validator.validate(good)
    for number, (path, value) in enumerate(BROKEN):
        broken = changed(good, path, value)
        assert not validator.is_valid(broken), f"the schema accepts {path} = {value!r}"
        file = folder / f"{number}.json"
        file.write_text(json.dumps(broken))
        run = mirsheet("convert", file, "--to", "json")
        assert run.returncode == 65 and not run.stdout, f"{path} = {value!r}: exit {run.returncode}"
        pointer = "/" + "/".join(map(str, path))
        assert pointer in run.stderr.decode(), f"{pointer}: {run.stderr.decode()}"


FULL = {"accumulation": "Promedio", "justification": "Llovió en mayo\nFaltó personal",
        "adjusted": {"q1": 1.5, "q2": None, "q3": 0, "q4": None, "cumulative": 1.5}}


def full_document():
    """The sample document with every field of 1.1 in its first indicator."""
    document = json.loads((SAMPLES / "dibujar/entrada.json").read_text())
    document["reports"][0]["indicators"][0].update(FULL)
    return document


@check
def versions_have_their_schemas(folder):
    """Documents of 1.1 and of 1.0 are valid by their own schema and by no other, the new keys are in their places, and
    what 1.0 has no place for is in unplaced."""
    new, old = (Draft202012Validator(schema("--schema-version", version)) for version in ("1.1", "1.0"))
    file = folder / "lleno.json"
    file.write_text(json.dumps(full_document()))
    document = convert(file)
    indicator = document["reports"][0]["indicators"][0]
    assert {key: indicator[key] for key in FULL} == FULL
    keys = list(indicator)
    for before, key in [("expectedDirection", "accumulation"), ("programmed", "adjusted"), ("variation", "justification")]:
        assert keys.index(key) == keys.index(before) + 1, f"{key} is not behind {before}"
    assert all(other["adjusted"] is None for other in document["reports"][0]["indicators"][1:])
    new.validate(document)
    assert not old.is_valid(document)
    lowered = convert(file, "--schema-version", "1.0")
    old.validate(lowered)
    assert not new.is_valid(lowered)
    texts = [cell["text"] for cell in lowered["unplaced"]]
    assert texts == ["Promedio", "1.5", "0", "1.5", "Llovió en mayo\nFaltó personal"], texts
    assert [finding["field"] for finding in lowered["findings"]
            if finding["code"] == "field-not-in-version"] == ["accumulation", "adjusted", "justification"]
    for path in samples():
        old.validate(convert(path, "--schema-version", "1.0"))
        old.validate(convert(path, "--schema-version", "1.0", "--provenance"))
    # An old document is read, and comes out as it was, or as a new one.
    old_file = folder / "viejo.json"
    old_file.write_text(json.dumps(lowered))
    assert convert(old_file, "--schema-version", "1.0") == lowered
    raised = convert(old_file)
    new.validate(raised)
    assert raised["reports"][0]["indicators"][0]["adjusted"] is None


@check
def new_fields_come_back(folder):
    """A document with every field of 1.1 comes back from sheet, pages, CSV in every dress and lines."""
    file = folder / "lleno.json"
    file.write_text(json.dumps(full_document()))
    wanted = convert(file)["reports"]
    for name, options in [
        ("a.xlsx", []), ("b.xlsx", ["--paging", "repeated"]), ("a.csv", []), ("b.csv", ["--labels"]),
        ("c.csv", ["--excel", "--labels"]), ("a.ndjson", []),
    ]:
        assert convert(write(file, folder / name, *options))["reports"] == wanted, name


@check
def headings_of_further_fields(folder):
    """Workbooks that openpyxl writes, with the new columns under names of several offices, are read."""
    quarters = ["1er. Trim.", "2do. Trim.", "3er. Trim.", "4to. Trim.", "Acumulado"]
    for number, (way, ways, group, reasons) in enumerate([
        ("Tipo de acumulación", ["Suma", "Promedio"], "Meta ajustada", ["Justificación"]),
        ("Comportamiento", ["ACUMULADA", "Último valor"], "Metas modificadas", ["Causas", "Efectos"]),
        ("Forma de acumulación", ["Sumatoria", "constante"], "META REPROGRAMADA", ["Motivo de la desviación"]),
    ]):
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.append(["Informe Trimestral 2024"])
        sheet.append(["Unidad Responsable:", "504 Instituto", "Programa Presupuestario:", "6 Planeación"])
        sheet.append(["Trimestre que se reporta:", "2do. Trimestre 2024"])
        blocks = ["Programado", group, "Alcanzado"]
        upper = ["Nivel", "Nombre del Indicador", "Definición", "Unidad de Medida", way]
        for block in blocks:
            upper += [block] + [None] * 4
        sheet.append(upper + reasons)
        sheet.append([None] * 5 + quarters * 3)
        for index, block in enumerate(blocks):
            first = 6 + 5 * index
            sheet.merge_cells(start_row=4, end_row=4, start_column=first, end_column=first + 4)
        texts = ["Porcentaje de planes", "Mide los planes del año", "Porcentaje"]
        values = [25, 25, 25, 25, 100, 25, 30, 30, 30, 115, 25, 30, None, None, 55]
        for row, word in enumerate(ways):
            sheet.append([f"Actividad 1.{row + 1}", *texts, word, *values, *[f"{r} {row}" for r in reasons]])
        path = folder / f"{number}.xlsx"
        book.save(path)
        document = convert(path)
        found = document["reports"][0]["indicators"]
        official = {"sumatoria": "Suma", "acumulada": "Suma", "constante": "Constante"}
        assert [i["accumulation"] for i in found] == [official.get(w.lower(), w) for w in ways], way
        for row, indicator in enumerate(found):
            assert list(indicator["adjusted"].values()) == [25, 30, 30, 30, 115], group
            assert list(indicator["programmed"].values()) == [25, 25, 25, 25, 100], group
            assert indicator["justification"] == "\n".join(f"{r} {row}" for r in reasons), reasons
        assert not document["unplaced"], document["unplaced"]


@check
def csv_is_a_data_package(folder):
    """frictionless finds no error in the CSV and its data package, with keys and with Spanish headings."""
    for number, path in enumerate(samples()):
        for options in ([], ["--labels"]):
            place = folder / f"{number}{len(options)}"
            place.mkdir()
            write(path, place / "informe.csv", "--datapackage", *options)
            report = frictionless.validate(str(place / "datapackage.json"))
            assert report.valid, f"{path}: {report.flatten(['rowNumber', 'fieldName', 'note'])[:3]}"
            resource = frictionless.Package(str(place / "datapackage.json")).resources[0]
            rows = resource.read_rows()
            assert len(rows) == sum(len(r["indicators"]) for r in convert(path)["reports"])


@check
def forms_come_back(folder):
    """JSON to sheet, to pages, to CSV in every dress and back gives the same reports, for every sample; sheet and JSON
    also give back what was unplaced and found."""
    for number, path in enumerate(samples()):
        first = folder / f"{number}.json"
        write(path, first)
        wanted = json.loads(first.read_text())
        for name, options in [
            ("titles.xlsx", []), ("pages.xlsx", ["--paging", "repeated"]), ("flat.csv", []),
            ("labels.csv", ["--labels"]), ("excel.csv", ["--excel"]), ("both.csv", ["--excel", "--labels"]),
            ("lines.ndjson", []),
        ]:
            made = write(first, folder / f"{number}-{name}", *options)
            found = convert(made)
            assert found["reports"] == wanted["reports"], f"{path} by {name}"
            if name.endswith(".csv"):
                assert not found["unplaced"], f"{path} by {name}: {found['unplaced']}"
                continue
            for part in ("unplaced", "findings"):
                assert found[part] == wanted[part], f"{path} by {name}: {part} {found[part]}, not {wanted[part]}"
