#!/usr/bin/env python3
"""Does in a minimal Debian what the last stage of the Containerfile does, then uses the program there as its user does.

There need be no container engine: the steps are those that the Containerfile has, run in a root of their own, as root. The
Debian is made once, in .build/container; the package is the one in .build/deb.
"""

import difflib
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TAR = ROOT / ".build/container/debian.tar"
# What Debian's slim images leave out, and that they keep notices.
SLIM = ["path-exclude=/usr/share/man/*", "path-exclude=/usr/share/doc/*", "path-include=/usr/share/doc/*/copyright"]


def last_stage():
    """The instructions of the last stage, as pairs of name and text, and the values of its arguments."""
    text = re.sub(r"^#.*\n", "", (ROOT / "Containerfile").read_text(), flags=re.M).replace("\\\n", " ")
    steps = [line.split(None, 1) for line in text.splitlines() if line.strip()]
    arguments = dict(rest.split("=", 1) for name, rest in steps if name == "ARG")
    start = max(place for place, (name, _) in enumerate(steps) if name == "FROM")
    return steps[start:], arguments


def main():
    steps, arguments = last_stage()
    release = re.search(r"debian:(\w+)-slim", arguments["DEBIAN"])[1]
    assert release in arguments["SWIFT"], "both images must be of one Debian"
    [package] = (ROOT / ".build/deb").glob("mirsheet_*.deb")
    if not TAR.exists():
        TAR.parent.mkdir(parents=True, exist_ok=True)
        made = TAR.with_suffix(".part.tar")
        subprocess.run(["mmdebstrap", "--quiet", "--variant=minbase", *(f"--dpkgopt={line}" for line in SLIM), release, made],
                       check=True)
        made.rename(TAR)
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch) / "root"
        root.mkdir()
        # Devices cannot be made everywhere; those that are needed are below.
        subprocess.run(["tar", "-xf", TAR, "-C", root, "--exclude=./dev/*"], check=True)
        check(root, steps, package)


def check(root, steps, package):
    for device in ("null", "zero", "random", "urandom"):
        (root / "dev" / device).touch()
    shutil.copy("/etc/resolv.conf", root / "etc/resolv.conf")
    # The devices are seen only by what is started here, and are gone with it.
    inside = "".join(f"mount --bind /dev/{name} {root}/dev/{name}; " for name in ("null", "zero", "random", "urandom"))
    # As in every container; Swift's runtime takes a program's arguments from there.
    inside += f"mount --bind /proc {root}/proc; "
    state = {"user": "root", "folder": "/", "environment": {}, "entry": []}

    def run(command, wanted=0):
        where = ["chroot", *([f"--userspec={state['user']}"] if state["user"] != "root" else []), str(root), "/usr/bin/env",
                 "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", *proxies(),
                 *(f"{key}={value}" for key, value in state["environment"].items()),
                 "/bin/sh", "-c", f"cd {shlex.quote(state['folder'])} && {command}"]
        made = subprocess.run(["unshare", "--mount", "sh", "-c", f"set -e; {inside} exec {shlex.join(where)}"],
                              capture_output=True, text=True)
        assert made.returncode == wanted, f"{command}\n{made.returncode}: {made.stdout[-2000:]}{made.stderr[-2000:]}"
        return made.stdout

    for name, text in steps:
        if name == "RUN":
            mount = re.match(r"--mount=type=bind,from=build,source=/src/\.build/deb,target=(\S+)\s+", text)
            folder = root / mount[1].lstrip("/")
            folder.mkdir()
            shutil.copy(package, folder)
            run(text[mount.end():])
            shutil.rmtree(folder)
        elif name == "ENV":
            state["environment"].update(pair.split("=", 1) for pair in shlex.split(text))
        elif name == "USER":
            state["user"] = text.strip()
        elif name == "WORKDIR":
            state["folder"] = text.strip()
        elif name == "ENTRYPOINT":
            state["entry"] = json.loads(text)
        else:
            assert name in ("FROM", "LABEL", "CMD"), name
    use(root, state, run)


def use(root, state, run):
    entry = shlex.join(state["entry"])
    assert run("id -u").strip() not in ("", "0"), "the program runs as root"
    run("test -w . && test ! -w / && test ! -w /usr/bin && test ! -w /etc")
    run("! command -v swift && ! ldd /usr/bin/mirsheet | grep -iE 'swift|Foundation|dispatch|not found'")
    assert (root / "usr/share/doc/mirsheet/copyright").read_text() == (ROOT / "Packaging/copyright").read_text()
    version = run(f"{entry} --version").splitlines()[0]
    sample = ROOT / "Samples/informe-limpio"
    shutil.copy(sample / "entrada.xlsx", root / state["folder"].lstrip("/"))
    run(f"{entry} convert entrada.xlsx --to json -o informe.json && {entry} convert informe.json --to xlsx -o vuelta.xlsx")
    table, wanted = run(f"{entry} convert entrada.xlsx --to csv"), (sample / "esperado/salida.csv").read_text()
    assert table == wanted, "\n".join(difflib.unified_diff(wanted.splitlines(), table.splitlines(), lineterm="", n=0))
    back = json.loads(run(f"{entry} convert vuelta.xlsx --to json"))
    assert back["reports"] == json.loads((root / state["folder"].lstrip("/") / "informe.json").read_text())["reports"]
    run(f"{entry} check no-hay.xlsx", wanted=66)
    assert "USO: mirsheet" in run(f"{entry} --help"), "Spanish where the system says nothing"
    size = sum(path.lstat().st_size for path in root.rglob("*") if not path.is_symlink() and path.is_file())
    print(f"the last stage of the Containerfile works: mirsheet {version}, {size // 2**20} MB in all")


def proxies():
    return [f"{key}={value}" for key, value in os.environ.items() if key.lower() in ("http_proxy", "https_proxy", "no_proxy")]


if __name__ == "__main__":
    if os.getuid() != 0:
        sys.exit("as root: sudo make container-check")
    main()
