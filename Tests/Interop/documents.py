"""JSON and CSV, judged by jsonschema and frictionless."""

import json

import frictionless
from jsonschema import Draft202012Validator

from support import SAMPLES, changed, check, convert, mirsheet, samples, write


def schema():
    run = mirsheet("schema")
    assert run.returncode == 0
    return json.loads(run.stdout)


@check
def schema_is_valid(folder):
    """`mirsheet schema` is itself a valid schema of draft 2020-12."""
    found = schema()
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
