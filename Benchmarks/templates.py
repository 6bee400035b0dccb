"""Times 1,000 templates against the same sheets from XlsxWriter, in turn."""

import csv
import os
import subprocess
import sys
import time
from pathlib import Path

from same_sheets import draw, model
from tool import TOOL

HEADING = ["responsible_unit_code", "responsible_unit_name", "program_code", "program_name", "plan_alignment_plan",
           "plan_alignment_axes_name", "plan_alignment_objectives_text"]


def programmes(count, path):
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADING)
        for i in range(count):
            writer.writerow([
                100 + i // 10, f"Dirección {i // 10} del Municipio", i + 1, f"Programa {i} para la zona metropolitana",
                "Plan Municipal de Desarrollo 2022 - 2024",
                "3. Gobierno Abierto, Moderno y Eficaz 10. Gobernanza Metropolitana",
                "3.2 Ejercer con eficacia los recursos públicos 10.1 Contribuir al orden de la zona metropolitana"])


def by_tool(count, folder, jobs):
    """Seconds, and the peak of the memory in MB."""
    source = folder / f"{count}.csv"
    programmes(count, source)
    start = time.monotonic()
    run = subprocess.Popen(
        [TOOL, "template", "--programs", source, "--year", "2025", "--quarter", "2", "-o", folder / f"tool-{count}",
         "-q", "--force", "--jobs", str(jobs)], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(run.pid, 0)
    assert status == 0, status
    return time.monotonic() - start, usage.ru_maxrss / 1024


def by_peer(drawing, path, number):
    draw(drawing, path, lambda text: text.replace("Programa 0", f"Programa {number}"),
         {"title": "Informe Trimestral", "subject": f"Programa {number}"})


def measured(folder, rounds, count=1000, sample=50):
    """Rounds of the seconds by one job, by all jobs and of the peer, and the peak of the memory by one job in MB."""
    folder.mkdir(parents=True, exist_ok=True)
    by_tool(10, folder, 1)
    drawing = model(next((folder / "tool-10").glob("2025-T2_100_1_*.xlsx")))
    for _ in range(rounds):
        one, memory = by_tool(count, folder, 1)
        all_, _ = by_tool(count, folder, os.cpu_count())
        # The peer's share is as good measured on some as on all.
        start = time.monotonic()
        for number in range(sample):
            by_peer(drawing, folder / "peer.xlsx", number)
        yield one, all_, (time.monotonic() - start) / sample * count, memory


def main(folder):
    for one, all_, peer, memory in measured(Path(folder), 3):
        print(f"  1,000 templates: {one:.2f} s by one job, {all_:.2f} s by {os.cpu_count()}, XlsxWriter {peer:.2f} s: "
              f"{peer / one:.1f} times, {peer / all_:.1f} times; {memory:.0f} MB", flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
