"""What the project says of itself: dependencies and their licences, the package's notices, versions, make's targets."""

import json
import re
import subprocess
import sys
from pathlib import Path

import keepachangelog
from debian.copyright import Copyright

from support import ROOT, check, mirsheet

# The one that people get: other builds have other things inside.
RELEASE = ROOT / ".build/release/mirsheet"
PAGE = ROOT / "docs/dependencias.md"
# What a file of a licence has, by the licence's name in SPDX.
SIGNS = {
    "MIT": "Permission is hereby granted, free of charge",
    "Apache-2.0": "http://www.apache.org/licenses/",
    "Apache-2.0 WITH Swift-exception": "Runtime Library Exception",
}


def section(title):
    """A part of the page, and the rows of its table as {first cell: the others}."""
    text = re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", PAGE.read_text(), re.S | re.M)[1]
    rows = re.findall(r"^\| `([^`]+)` \| (.*) \|$", text, re.M)
    return text, {name: [cell.strip() for cell in rest.split("|")] for name, rest in rows}


def expect_same_names(listed, wanted, what):
    assert set(wanted), what
    assert set(listed) == set(wanted), (
        f"{what}: without a row in {PAGE.name} {sorted(set(wanted) - set(listed))}, "
        f"in it for nothing {sorted(set(listed) - set(wanted))}")


@check
def swift_packages_are_listed(folder):
    """Each Swift package that is resolved stands in the list of dependencies with the licence that its own file is, and
    the Debian package has its notice."""
    _, listed = section("Dentro del programa")
    asked = re.findall(r'\.package\(url: "[^"]*/([^"/]+)\.git"', (ROOT / "Package.swift").read_text())
    pins = json.loads((ROOT / "Package.resolved").read_text())["pins"]
    resolved = [Path(pin["location"]).name.removesuffix(".git") for pin in pins]
    # Of Swift itself there is no pin.
    expect_same_names(listed, [*resolved, "swift"], "Package.resolved")
    assert set(asked) <= set(resolved), asked
    notices = Copyright((ROOT / "Packaging/copyright").open(encoding="utf-8"), strict=True)
    for name in resolved:
        checkout = ROOT / ".build/checkouts" / name
        text = "".join(path.read_text() for path in sorted(checkout.glob("LICENSE*")))
        # The one with the exception has the signs of the one without.
        found = [licence for licence, sign in SIGNS.items() if sign in text][-1:]
        assert found == listed[name][:1], f"{name} is under {found}, the list says {listed[name][0]}"
        debian = found[0].replace("MIT", "Expat").replace(" WITH Swift-exception", " with Swift exception")
        paragraph = notices.find_files_paragraph(f"{name}/LICENSE")
        assert paragraph.license.synopsis == debian and name in " ".join(paragraph.files), f"{name}: {paragraph.license}"
        assert not list(checkout.glob("NOTICE*")), f"{name} has a notice that the package must carry"


@check
def notices_are_whole(folder):
    """The notices of the Debian package are in Debian's form, every licence in them has its text, and none is for nothing."""
    notices = Copyright((ROOT / "Packaging/copyright").open(encoding="utf-8"), strict=True)
    texts = [paragraph.license.synopsis for paragraph in notices.all_license_paragraphs()]
    assert all(paragraph.license.text.strip() for paragraph in notices.all_license_paragraphs())
    used = {name for paragraph in notices.all_files_paragraphs()
            for name in re.split(r" and | or ", paragraph.license.synopsis)}
    assert used == set(texts) and len(texts) == len(set(texts)), used ^ set(texts)
    assert all(paragraph.copyright.strip() for paragraph in notices.all_files_paragraphs())


@check
def embedded_parts_have_notices(folder):
    """Parts of others that are inside the built program and have an author of their own have a notice."""
    notices = (ROOT / "Packaging/copyright").read_text()
    names = subprocess.run(["nm", "--demangle", RELEASE], capture_output=True, text=True, check=True).stdout
    for sign, owner in {"yaml_parser_parse": "Kirill Simonov", "toml::v3": "Mark Gillard",
                        "utf8_decoder": "Bjoern Hoehrmann", "Inflections": "David Heinemeier Hansson",
                        "llvm::": "LLVM contributors", "_foundation_uuid_generate": "Apple Computer, Inc.",
                        "icu": "Unicode, Inc."}.items():
        assert sign in names, f"{sign} is no longer inside: its notice may go"
        assert owner in notices, f"{sign} is inside, and {owner} is not named"


@check
def system_libraries_are_listed(folder):
    """Every library that the program needs is of a Debian package in the list, with what it is built with."""
    _, listed = section("Del sistema")
    needed = re.findall(r"NEEDED\s+(\S+)", subprocess.run(
        ["objdump", "-p", RELEASE], capture_output=True, text=True, check=True).stdout)
    paths = dict(re.findall(r"(\S+) => (\S+)", subprocess.run(
        ["ldd", RELEASE], capture_output=True, text=True, check=True).stdout))
    packages = set()
    for name in needed:
        if name not in paths:
            continue  # the loader itself
        # Debian has merged /lib into /usr/lib; some packages still list the old place.
        found = [subprocess.run(["dpkg", "-S", path], capture_output=True, text=True).stdout
                 for path in (paths[name], str(Path(paths[name]).resolve()), "/usr" + paths[name])]
        owners = {text.split(":")[0] for text in found if text}
        assert owners, name
        packages |= owners
    expect_same_names(listed, packages, "what the program is linked with")
    first = re.search(r"^packages=\(([^)]*)\)", (ROOT / "Scripts/setup.sh").read_text(), re.M)[1]
    words = {name for name in first.split() if name.endswith("-dev")}
    expect_same_names([cells[1].strip("`") for cells in listed.values() if cells[1]], words, "Scripts/setup.sh")


@check
def tools_of_checks_are_listed(folder):
    """Whatever is installed only to build and check stands in the list: from PyPI with the licence, from Debian by name."""
    text, listed = section("Solo para construir y comprobar")
    asked = [re.split(r"[=<>\[]", line)[0]
             for name in ("Tests/Interop/requirements.txt", "Examples/spark/requirements.txt")
             for line in (ROOT / name).read_text().split()]
    expect_same_names(listed, asked, "requirements.txt")
    assert all(cells[0] for cells in listed.values())
    groups = re.findall(r"packages\+?=\(([^)]*)\)", (ROOT / "Scripts/setup.sh").read_text())
    _, libraries = section("Del sistema")
    built_with = {cells[1].strip("`") for cells in libraries.values()}
    packages = {name for group in groups for name in group.split()} - built_with
    debian = re.search(r"De Debian (.*)\. De PyPI", text)[1]
    expect_same_names(re.findall(r"`([a-z0-9-]+)`", debian), packages, "Scripts/setup.sh")


@check
def changelog_is_of_its_form(folder):
    """The list of changes is as Keep a Changelog has it, newest first, and the notes of a version are those of its section."""
    path = ROOT / "CHANGELOG.md"
    versions = keepachangelog.to_dict(str(path), show_unreleased=True)
    assert next(iter(versions)) == "unreleased", list(versions)
    headings = re.findall(r"^## (.*)$", path.read_text(), re.M)
    assert headings[0] == "[Unreleased]" and len(headings) == len(versions), headings
    numbers = []
    for heading in headings[1:]:
        number = re.fullmatch(r"\[(\d+)\.(\d+)\.(\d+)\] - \d{4}-\d\d-\d\d", heading)
        assert number, heading
        numbers.append(tuple(map(int, number.groups())))
    assert numbers == sorted(set(numbers), reverse=True), numbers
    program = mirsheet("--version").stdout.decode().split()[0]
    assert not numbers or tuple(map(int, program.split("."))) >= numbers[0], program
    for kind in re.findall(r"^### (.*)$", path.read_text(), re.M):
        assert kind in ("Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"), kind

    # With two versions, since nothing may have been released yet.
    (folder / "Scripts").mkdir()
    script = folder / "Scripts/release-notes.sh"
    script.write_bytes((ROOT / "Scripts/release-notes.sh").read_bytes())
    script.chmod(0o755)
    (folder / "CHANGELOG.md").write_text(
        "# Changelog\n\n## [Unreleased]\n\n## [0.10.0] - 2027-02-01\n\n### Added\n- Diez.\n\n## [0.1.0] - 2027-01-01\n\n"
        "### Fixed\n- Uno.\n  Y más.\n")

    def notes(*version):
        run = subprocess.run([script, *version], capture_output=True, text=True)
        return run.returncode, run.stdout

    assert notes("0.10.0") == (0, "### Added\n- Diez.\n")
    assert notes("0.1.0") == (0, "### Fixed\n- Uno.\n  Y más.\n")
    assert notes()[0] == notes("0.1")[0] == 1
    here = subprocess.run(["make", "--no-print-directory", "release-notes"], cwd=ROOT, capture_output=True, text=True)
    assert here.returncode == 0 and here.stdout.strip() in path.read_text(), here


@check
def help_lists_every_target(folder):
    """`make help` lists every target that make knows, and says something of each."""
    database = subprocess.run(
        ["make", "-pnq", "-f", ROOT / "Makefile", "help"], cwd=ROOT, capture_output=True, text=True).stdout
    rules = database.split("# Files", 1)[1]
    targets = {match[1] for match in re.finditer(r"(# Not a target:\n)?^([A-Za-z][\w-]*):(?!=)", rules, re.M)
               for match in [(match[1], match[2])] if not match[0]} - {"Makefile"}
    text = subprocess.run(["make", "--no-print-directory", "help"], cwd=ROOT, capture_output=True, text=True).stdout
    listed = re.findall(r"^  make ([\w-]+) +\S", text, re.M)
    assert len(targets) > 15 and set(listed) == targets and len(listed) == len(targets), set(listed) ^ targets


@check
def containerfile_is_clean(folder):
    """hadolint finds nothing in the Containerfile, and would have."""
    hadolint = Path(sys.executable).with_name("hadolint")
    made = subprocess.run([hadolint, "--no-color", ROOT / "Containerfile"], capture_output=True, text=True)
    assert made.returncode == 0 and not made.stdout, made.stdout + made.stderr
    (folder / "Containerfile").write_text((ROOT / "Containerfile").read_text().replace("WORKDIR /datos", "WORKDIR datos"))
    made = subprocess.run([hadolint, "--no-color", folder / "Containerfile"], capture_output=True, text=True)
    assert made.returncode == 1 and "DL3000" in made.stdout, made.stdout + made.stderr


@check
def versions_are_told(folder):
    """The page on versions shows what `--version` prints, but for the commit."""
    said = [line for line in mirsheet("--version").stdout.decode().splitlines() if not line.startswith("commit")]
    shown = re.search(r"```\n(.*?)```", (ROOT / "docs/versiones.md").read_text(), re.S)[1].splitlines()
    assert shown == said, (shown, said)
