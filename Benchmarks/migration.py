"""Times `migrate` on archives of short reports and of reports like the real one, by one job and by two, and reports its memory."""

import os
import shutil
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import openpyxl

from tool import ROOT, TOOL

sys.path.insert(0, str(ROOT / "Tests/Interop"))
import archive  # noqa: E402


def run(source, target, jobs):
    """Seconds, and the peak of the main process' memory in MB; into a folder that was never there.

    A file system is slow to make files where many were just taken away.
    """
    start = time.monotonic()
    process = subprocess.Popen([TOOL, "migrate", source, "-o", target, "-q", "--jobs", str(jobs)])
    _, status, usage = os.wait4(process.pid, 0)
    assert os.waitstatus_to_exitcode(status) == 1, status
    return time.monotonic() - start, usage.ru_maxrss / 1024


def real(folder, programs):
    """The real report as workbooks of other programmes, years and quarters: its texts, styles and length."""
    book = openpyxl.load_workbook(ROOT / "Samples/informe-real-excel/entrada.xlsx", data_only=True)
    sheet = book.worksheets[0]
    # The header is repeated on its second page.
    places = {text: [cell for row in sheet for cell in row if str(cell.value).startswith(text)]
              for text in ("Informe Trimestral", "504 - ", "6 - ", "2do. Trimestre")}
    for program in range(programs):
        for year in range(2021, 2025):
            for quarter, name in enumerate(archive.QUARTERS):
                values = (f"Informe Trimestral {year}", f"{500 + program // 5} - Dirección {program // 5}",
                          f"{program} - Programa {program}", f"{name}. Trimestre {year}")
                for cells, value in zip(places.values(), values):
                    for cell in cells:
                        cell.value = value
                path = folder / str(year) / f"T{quarter + 1}" / f"informe {program}.xlsx"
                path.parent.mkdir(parents=True, exist_ok=True)
                book.save(path)


def main(folder):
    folder = Path(folder)
    number = 0
    # Short reports in all formats with copies, drafts, zip archives and damage; and the real one.
    mixed = partial(archive.make, by_office=8)
    for name, make in (("mixed, small", partial(mixed, years=range(2019, 2021), units=4, programs=4)),
                       ("mixed, large", partial(mixed, years=range(2019, 2025), units=8, programs=8)),
                       ("the real report", partial(real, programs=50))):
        source = folder / name / "archivo"
        shutil.rmtree(folder / name, ignore_errors=True)
        make(source)
        count = sum(len(files) for _, _, files in os.walk(source))
        for _ in range(3):
            number += 2
            one, memory = run(source, folder / name / f"salida {number}", 1)
            two, _ = run(source, folder / name / f"salida {number + 1}", 2)
            print(f"  {name}, {count} files: {one:.2f} s by one job, {two:.2f} s by two ({one / two:.2f} times), "
                  f"{count / two:.0f} files a second, {memory:.0f} MB", flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
