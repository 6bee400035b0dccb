#!/usr/bin/env python3
"""Writes release.profdata: what runs how often, which the compiler is told when it builds a release.

    python release_profile.py SWIFT BUILD WITH ITS FLAGS

A program that counts is built by the command that is given, in a folder of its own, and converts, checks and draws the
files that are timed and the samples. Worth doing again after larger changes to what reads and writes: what has changed
since is compiled as if nothing were known of it.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import run
from tool import ROOT

HERE = Path(__file__).resolve().parent
PROFILE = HERE / "release.profdata"
BUILT = ROOT / ".build/counting"


def toolchain():
    """The compiler's folder of programs, and the library that counts."""
    info = json.loads(subprocess.check_output(["swiftc", "-print-target-info"]))
    resources = Path(info["paths"]["runtimeResourcePath"])
    library = next(resources.glob(f"clang/lib/*/libclang_rt.profile-{info['target']['arch']}.a"))
    return resources.parents[1] / "bin", library


def counting(command, library):
    """The program that counts, built."""
    flags = ["-Xswiftc", "-Xfrontend", "-Xswiftc", "-ir-profile-generate"]
    # Nothing in the program asks for the library that counts, so it is asked for here.
    for flag in ("-u", "__llvm_profile_runtime", str(library)):
        flags += ["-Xlinker", flag]
    subprocess.run([*command, *flags, "--scratch-path", BUILT, "--product", "mirsheet"], cwd=ROOT, check=True)
    return BUILT / "release/mirsheet"


def work():
    """What the counted program does, one command after the other."""
    folder, out = run.WORK, BUILT / "out"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir()
    files = {form: sorted((folder / ("small" if form == "xlsx" else form)).glob("*." + form)) for form in ("xlsx", "xls", "ods")}
    samples = sorted(path for path in (ROOT / "Samples").glob("*/entrada.*") if path.suffix != ".json")
    quiet = ["--jobs", "1", "-q", "--fail-on", "never"]
    for number, paths in enumerate([*files.values(), [folder / "long.xlsx"], [folder / "long.csv"], samples]):
        yield ["convert", *paths, "--to", "ndjson", *quiet, "-o", out / f"{number}.ndjson"]
    yield ["convert", *files["xlsx"], "--to", "csv", *quiet, "-o", out / "reports.csv"]
    yield ["convert", folder / "small.ndjson", "--to", "xlsx", *quiet, "-o", out / "reports.xlsx"]
    yield ["check", *files["xlsx"][:100], *samples, "--no-config", "--format", "jsonl", "--jobs", "1", "--fail-on", "never", "-o", out / "findings.jsonl"]
    yield ["template", "--from", ROOT / "Samples/dibujar/entrada.json", "-o", out / "templates"]
    for path in files["xlsx"][:20]:
        yield ["convert", path, "--to", "json", *quiet, "-o", out / f"{path.stem}.json"]


def main():
    command = sys.argv[1:]
    if not command:
        sys.exit(__doc__)
    programs, library = toolchain()
    run.workload()
    tool = counting(command, library)
    counts = BUILT / "counts"
    shutil.rmtree(counts, ignore_errors=True)
    for number, arguments in enumerate(work()):
        environment = {**os.environ, "LLVM_PROFILE_FILE": str(counts / f"{number}.profraw")}
        subprocess.run([tool, *map(str, arguments)], env=environment, check=True, stdout=subprocess.DEVNULL)
    subprocess.run([programs / "llvm-profdata", "merge", "--sparse", "-o", PROFILE, *counts.iterdir()], check=True)
    # The compiler keeps what it has compiled, whatever it is told of how often it runs.
    shutil.rmtree((ROOT / ".build/release").resolve(), ignore_errors=True)
    print(f"{PROFILE.relative_to(ROOT)}: {PROFILE.stat().st_size // 1024} KB")


main()
