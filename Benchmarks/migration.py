"""Times `migrate` on archives of about 200 and 2,000 files, by one job and by two, and tells its memory by their number."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "Tests/Interop"))
import archive  # noqa: E402

TOOL = ROOT / ".build/release/mirsheet"


def run(source, target, jobs):
    """Seconds, and the peak of the main process' memory in MB; into a folder that was never there.

    A file system is slow to make files where many were just taken away.
    """
    start = time.monotonic()
    process = subprocess.Popen([TOOL, "migrate", source, "-o", target, "-q", "--jobs", str(jobs)])
    _, status, usage = os.wait4(process.pid, 0)
    assert os.waitstatus_to_exitcode(status) == 1, status
    return time.monotonic() - start, usage.ru_maxrss / 1024


def main(folder):
    folder = Path(folder)
    number = 0
    for name, years, units, programs in (("200", range(2019, 2021), 4, 4), ("2000", range(2019, 2025), 8, 8)):
        source = folder / name / "archivo"
        shutil.rmtree(folder / name, ignore_errors=True)
        archive.make(source, years=years, units=units, programs=programs, by_office=8)
        count = sum(len(files) for _, _, files in os.walk(source))
        for _ in range(3):
            number += 2
            one, memory = run(source, folder / name / f"salida {number}", 1)
            two, _ = run(source, folder / name / f"salida {number + 1}", 2)
            print(f"  {count} files: {one:.2f} s by one job, {two:.2f} s by two ({one / two:.2f} times), "
                  f"{count / two:.0f} files a second, {memory:.0f} MB", flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
