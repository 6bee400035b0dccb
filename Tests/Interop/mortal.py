#!/usr/bin/env python3
"""mirsheet as it is on a bad day, for the checks of work on many machines: `MORTAL` is a folder that remembers its deaths.

The first run that converts several files ends in the middle of a line; the second takes the executor with it that
started it; whoever is given a file called `veneno` dies each time. Every other run is mirsheet's.
"""

import os
import signal
import subprocess
import sys
from pathlib import Path

TOOL = Path(__file__).resolve().parents[2] / ".build/release/mirsheet"
MEMORY = Path(os.environ["MORTAL"])


def first(name):
    """Whether this has not happened before, on whichever machine."""
    try:
        (MEMORY / name).mkdir()
        return True
    except FileExistsError:
        return False


def executor():
    """The Java process that this one descends from."""
    process = os.getpid()
    while Path(f"/proc/{process}/comm").read_text().strip() != "java":
        process = int(Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[1])
    return process


def die():
    os.kill(os.getpid(), signal.SIGKILL)


arguments = sys.argv[1:]
if arguments[0] == "convert":
    together = "--files-from" in arguments
    paths = os.read(0, 1 << 20).splitlines() if together else [os.fsencode(arguments[-1])]
    with open(MEMORY / "runs", "a") as runs:
        runs.write(f"{len(paths)}\n")
    if any(b"veneno" in path for path in paths):
        die()
    if together:
        os.lseek(0, 0, os.SEEK_SET)
        if first("process"):
            output = subprocess.run([TOOL, *arguments], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
            os.write(1, output[:len(output) // 2])
            die()
        if first("executor"):
            os.kill(executor(), signal.SIGKILL)
            die()
os.execv(TOOL, [str(TOOL), *arguments])
