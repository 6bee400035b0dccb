"""What the checks share: running the tool and LibreOffice, and comparing documents."""

import copy
import json
import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Another build, or an installed one, by its path.
TOOL = Path(os.environ.get("MIRSHEET_TOOL", ROOT / ".build/release/mirsheet"))
SAMPLES = ROOT / "Samples"

CHECKS = []


def check(function):
    """Registers a check; its docstring is the sentence that it proves."""
    CHECKS.append(function)
    return function


def mirsheet(*arguments, input=None, lang="en", folder=None):
    """Runs the tool; text output unless the output is a workbook."""
    return subprocess.run(
        [str(TOOL), *map(str, arguments)], input=input, capture_output=True, cwd=folder, timeout=120,
        env={**os.environ, "LANG": {"en": "en_US.UTF-8", "es": "es_MX.UTF-8"}[lang], "LC_ALL": ""})


def convert(path, *options):
    """The document that the tool reads from a file; its findings are not judged."""
    run = mirsheet("convert", path, "--to", "json", "--fail-on", "never", *options)
    assert run.returncode == 0, f"{path}: exit {run.returncode}: {run.stderr.decode()}"
    return json.loads(run.stdout)


def write(source, path, *options):
    """Writes a form of a document with the tool."""
    form = Path(path).suffix[1:]
    run = mirsheet("convert", source, "--to", form, "-o", path, "--fail-on", "never", *options)
    assert run.returncode == 0, f"{source} to {form}: exit {run.returncode}: {run.stderr.decode()}"
    return Path(path)


def samples():
    """Every sample's input."""
    return sorted(SAMPLES.glob("*/entrada.*"))


def cells(path):
    """`inspect --cells` as {(sheet, row, column): (type, text)}, rows and columns from 1."""
    run = mirsheet("inspect", "--cells", path)
    assert run.returncode == 0, run.stderr.decode()
    result = {}
    for line in run.stdout.decode().split("\n"):
        parts = line.split("\t")
        if len(parts) == 5:
            text = parts[4].replace("\\n", "\n").replace("\\t", "\t").replace("\\\\", "\\")
            result[parts[0], int(parts[1]), int(parts[2])] = (parts[3], text)
    assert result, f"{path}: no cells"
    return result


def office(path, form, folder, recalculate=False):
    """Converts a file with LibreOffice, in a profile of its own."""
    return office_many([path], form, folder, recalculate)[0]


def office_many(paths, form, folder, recalculate=False):
    """Converts several files with LibreOffice in one go."""
    profile = Path(folder) / "profile"
    user = profile / "user"
    user.mkdir(parents=True, exist_ok=True)
    always = 0 if recalculate else 1
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        '<item oor:path="/org.openoffice.Office.Calc/Formula/Load">'
        f'<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>{always}</value></prop></item></oor:items>')
    out = Path(folder) / "office"
    out.mkdir(exist_ok=True)
    run = subprocess.run(
        ["soffice", "--headless", "--norestore", f"-env:UserInstallation={profile.resolve().as_uri()}", "--convert-to", form,
         "--outdir", str(out), *map(str, paths)], capture_output=True, timeout=400)
    made = [out / (Path(path).stem + "." + form.split(":")[0]) for path in paths]
    assert run.returncode == 0 and all(path.exists() for path in made), run.stderr.decode()
    return made


def expect_same(found, wanted, path=""):
    """Equal values, or the first place where they differ."""
    if isinstance(wanted, dict) and isinstance(found, dict):
        assert list(found) == list(wanted), f"{path}: keys {list(found)}, wanted {list(wanted)}"
        for key in wanted:
            expect_same(found[key], wanted[key], f"{path}/{key}")
    elif isinstance(wanted, list) and isinstance(found, list):
        assert len(found) == len(wanted), f"{path}: {len(found)} entries, wanted {len(wanted)}"
        for index, pair in enumerate(zip(found, wanted)):
            expect_same(*pair, f"{path}/{index}")
    else:
        assert found == wanted, f"{path}: found {found!r}, wanted {wanted!r}"


def changed(document, path, value):
    """A copy of a document with one place changed; `...` takes it away."""
    result = copy.deepcopy(document)
    node = result
    *way, last = path
    for key in way:
        node = node[key]
    if value is ...:
        del node[last]
    else:
        node[last] = value
    return result
