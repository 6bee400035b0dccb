"""What small, large and endless inputs cost: each ends in time and memory, or is refused by a named limit.

As a program it prints the table: `bounds.py [--tool PATH] [WORD…]`.
"""

import io
import math
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

from support import TOOL, check

import hostile

MEGABYTE = 1 << 20
#: What any input may cost, in megabytes.
MOST_MEMORY = 512
#: What the operating system lets a run have, so that a defect ends the run and not the machine.
CEILING = 6 << 30
#: Seconds; generous, since the machine may be busy.
PATIENCE = 60

REPORT_HEAD = (
    "Informe Trimestral 2023\n\nUnidad Responsable:\t310 - Servicios\nPrograma Presupuestario:\t12 - Alumbrado\n"
    "Trimestre que se reporta:\tSegundo Trimestre\n\n"
    "Nivel\tResumen Narrativo\tNombre\tDefinición\tMétodo de Cálculo\tUnidad de Medida\tDimensión\tFrecuencia\t"
    "Sentido Esperado\tLínea Base\tAño Línea Base\tValores Programados\t\t\t\t\tValores Alcanzados\t\t\t\t\tVariación\n"
    + "\t" * 11 + "1er. Trim.\t2do. Trim.\t3er. Trim.\t4to. Trim.\tAcumulado\t" * 2 + "\n")


def rows(count):
    """Rows of indicators below the heading, each another."""
    for number in range(count):
        yield [f"Actividad {number // 90 + 1}.{number % 90 + 1}", f"Reparar lámparas de la zona {number}", f"Porcentaje de lámparas {number}",
               "Mide las lámparas reparadas", "(Reparadas / Fallas) * 100", "Porcentaje", "Eficacia", "Trimestral", "Ascendente",
               "10", "2022", "25", "25", "25", "25", "100", "25", "25", "", "", "50"]


def report_text(count):
    return REPORT_HEAD + "".join("\t".join(row) + "\n" for row in rows(count))


def report_html(count):
    table = [line.split("\t") for line in report_text(count).split("\n")]
    return "<html><head><meta charset='utf-8'></head><body><table>" + "".join(
        "<tr>" + "".join(f"<td>{field}</td>" for field in row) + "</tr>\n" for row in table) + "</table></body></html>"


# MARK: The inputs

def sparse(head, size):
    """A file of so many bytes that begins with a head; the rest takes no room on the disk."""
    def make(path):
        with open(path, "wb") as file:
            file.write(head)
            file.truncate(size)
    return make


def text(content):
    def make(path):
        path.write_text(content(), encoding="utf-8", newline="")
    return make


def xlsx(sheet, strings=None, sheets=1):
    """A workbook of one part, shown as so many sheets."""
    def make(path):
        main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        tabs = "".join(f'<sheet name="h{n}" sheetId="{n + 1}" r:id="rId{n + 1}"/>' for n in range(sheets))
        links = "".join(f'<Relationship Id="rId{n + 1}" Type="{kind}/worksheet" Target="worksheets/sheet1.xml"/>' for n in range(sheets))
        links += f'<Relationship Id="s" Type="{kind}/sharedStrings" Target="sharedStrings.xml"/>' if strings else ""
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("[Content_Types].xml", hostile.TYPES)
            archive.writestr("_rels/.rels", hostile.RELATIONS % ("officeDocument", "xl/workbook.xml"))
            archive.writestr("xl/workbook.xml", f'<workbook xmlns="{main}" xmlns:r="{kind}"><sheets>{tabs}</sheets></workbook>')
            archive.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>')
            if strings:
                archive.writestr("xl/sharedStrings.xml", f'<sst xmlns="{main}"><si><t>{strings}</t></si></sst>')
            with archive.open("xl/worksheets/sheet1.xml", "w") as part:
                part.write(f'<worksheet xmlns="{main}">'.encode())
                for piece in sheet():
                    part.write(piece.encode())
                part.write(b"</worksheet>")
    return make


def grid(count, columns, cell):
    """So many cells, `columns` of them in a row."""
    def pieces():
        yield "<sheetData>"
        for _ in range(count // columns):
            yield "<row>" + cell * columns + "</row>"
        yield "</sheetData>"
    return pieces


def below_report(count, columns, cell):
    """The same below the records of a report."""
    def pieces():
        for piece in stray(0)():
            if piece != "</sheetData>":
                yield piece
        for _ in range(count // columns):
            yield "<row>" + cell * columns + "</row>"
        yield "</sheetData>"
    return pieces


def stray(count):
    """A report next to which so many single cells are, each in a row of its own."""
    def pieces():
        yield "<sheetData>"
        for row in report_text(3).split("\n"):
            cells = "".join(f'<c t="inlineStr"><is><t>{field}</t></is></c>' for field in row.split("\t"))
            yield f"<row>{cells}</row>"
        for number in range(count):
            yield f'<row><c r="AZ{number + 40}"><v>7</v></c></row>'
        yield "</sheetData>"
    return pieces


def ods(body):
    def make(path):
        office = "urn:oasis:names:tc:opendocument:xmlns:"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
            archive.writestr("content.xml", (
                f'<office:document-content xmlns:office="{office}office:1.0" xmlns:table="{office}table:1.0" xmlns:text="{office}text:1.0">'
                f'<office:body><office:spreadsheet><table:table table:name="Informe">{body()}</table:table></office:spreadsheet></office:body>'
                "</office:document-content>"))
    return make


def ods_report():
    def row(fields):
        return "<table:table-row>" + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{field}</text:p></table:table-cell>' for field in fields) + "</table:table-row>"
    return "".join(row(line.split("\t")) for line in report_text(3).split("\n"))


def repeated(rows, columns, fields=1):
    cell = f'<table:table-cell office:value-type="float" office:value="7" table:number-columns-repeated="{columns}"><text:p>7</text:p></table:table-cell>'
    return lambda: ods_report() + f'<table:table-row table:number-rows-repeated="{rows}">{cell * fields}</table:table-row>'


def repeated_record(count):
    """The last record of a report, repeated as a spreadsheet repeats equal rows."""
    def body():
        text = ods_report()
        start = text.rindex("<table:table-row>", 0, text.rindex("<table:table-row>"))
        return text[:start] + text[start:].replace("<table:table-row>", f'<table:table-row table:number-rows-repeated="{count}">', 1)
    return body


def merges(count):
    def pieces():
        yield "<sheetData>"
        for row in range(count):
            yield f'<row><c><v>{row}</v></c></row>'
        yield "</sheetData><mergeCells>"
        for row in range(count):
            yield f'<mergeCell ref="A{row + 1}:A{row + 100000}"/>'
        yield "</mergeCells>"
    return pieces


def archive_of(members):
    """A zip archive whose members are zeros, so many bytes each."""
    def make(path):
        zeros = bytes(MEGABYTE)
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, head, size in members:
                with archive.open(name, "w", force_zip64=True) as member:
                    member.write(head)
                    for _ in range(size // MEGABYTE):
                        member.write(zeros)
    return make


def folder_of(**files):
    """A folder with files of several makers, next to a sound report."""
    def make(path):
        path.mkdir()
        (path / "informe.txt").write_text(report_text(4), encoding="utf-8")
        for name, maker in files.items():
            maker(path / name.replace("__", "."))
    return make


@dataclass
class Input:
    """One input: how it is made, how it is run, and what is to come of it."""
    name: str
    make: Callable
    #: Exit codes; 65 says that the file cannot be read.
    codes: tuple = (0, 1, 65)
    #: A word that standard error must hold.
    says: str = ""
    arguments: tuple = ("convert", "{}", "--to", "json")
    #: A file that comes as standard input.
    stdin: str = ""
    memory: int = MOST_MEMORY


HTML = "<html><body><table>{}</table></body></html>"
VIDEO = b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00isomiso2avc1mp41"
MIGRATE = ("migrate", "{}", "-o", "{}-salida", "--jobs", "1")
TOO_LARGE = "--max-size"


def json_of(count):
    broken = '{"level":"Otro","name":1}'
    whole = '{"schema":"mir/1.0","reports":[{"indicators":['
    return lambda: whole + ",".join(["{}"] * count) + "]}]}" if count > 200_000 else whole + ",".join([broken] * count) + "]}]}"


INPUTS = [
    # Known by their size and first bytes.
    Input("8 GB of nothing", sparse(b"", 8 << 30), (65,), "zeros", memory=64),
    Input("8 GB of nothing, inspected", sparse(b"", 8 << 30), (65,), "zeros", ("inspect", "{}"), memory=64),
    Input("8 GB that begin as text", sparse(b"Nivel\tNombre\n" * 400, 8 << 30), (65,), TOO_LARGE, memory=64),
    Input("8 GB that begin as JSON", sparse(b'{"schema":', 8 << 30), (65,), TOO_LARGE, memory=64),
    Input("8 GB that begin as a workbook", sparse(b"PK\x03\x04", 8 << 30), (65,), TOO_LARGE, memory=64),
    Input("/dev/zero as standard input", None, (65,), arguments=("convert", "-", "--to", "json"), stdin="/dev/zero", memory=64),
    Input("/dev/zero by its name", None, (65, 66), arguments=("convert", "/dev/zero", "--to", "json"), memory=64),
    Input("endless letters as standard input", None, (65,), TOO_LARGE, ("convert", "-", "--to", "json"), stdin="yes", memory=400),
    Input("video of 3 GB", sparse(VIDEO, 3 << 30), (65,), "video", memory=64),
    Input("video of 150 MB", sparse(VIDEO, 150 << 20), (65,), "video", memory=64),
    Input("zeros of 150 MB", sparse(b"", 150 << 20), (65,), memory=64),
    Input("migrate: 8 GB of nothing and a video", folder_of(nada__xlsx=sparse(b"", 8 << 30), video__mp4=sparse(VIDEO, 3 << 30)), (0, 1), arguments=MIGRATE, memory=128),
    Input("migrate --dry-run: the same", folder_of(nada__xlsx=sparse(b"", 8 << 30), video__mp4=sparse(VIDEO, 3 << 30)), (0, 1), arguments=MIGRATE + ("--dry-run",), memory=128),
    Input("migrate: 8 GB that begin as a zip archive", folder_of(todo__zip=sparse(b"PK\x03\x04", 8 << 30)), (0, 1), arguments=MIGRATE, memory=128),
    Input("migrate: members of 2 GB in an archive", folder_of(todo__zip=archive_of([("nada.xlsx", b"", 2 << 30), ("video.mp4", VIDEO, 2 << 30), ("hoja.csv", b"a,b\n", 2 << 30)])), (0, 1), arguments=MIGRATE, memory=256),
    Input("migrate: 40 photographs of 90 MB", folder_of(**{f"foto{n}__jpg": sparse(bytes([0xFF, 0xD8, 0xFF, 0xE0]), 90 << 20) for n in range(40)}), (0, 1), arguments=MIGRATE, memory=128),
    Input("migrate: an archive of 1 GB in an archive", folder_of(todo__zip=archive_of([("dentro.zip", b"PK\x05\x06", 1 << 30)])), (0, 1), arguments=MIGRATE, memory=256),
    # Much of one thing.
    Input("rows repeated.ods", ods(repeated(1_000_000, 1)), says=""),
    Input("columns repeated.ods", ods(repeated(1, 16_000))),
    Input("rows and columns repeated.ods", ods(repeated(1_000, 1_000))),
    Input("records repeated.ods", ods(repeated_record(50_000))),
    Input("a million cells.html", text(lambda: HTML.format("<tr>" + "<td>1" * 1_000_000))),
    Input("a million cells in rows.html", text(lambda: HTML.format(("<tr>" + "<td>1" * 20) * 48_000))),
    Input("900,000 cells below a report.html", text(lambda: report_html(3).replace("</table></body></html>", ("<tr>" + "<td>1" * 20) * 45_000))),
    Input("a million cells.csv", text(lambda: ("1," * 20 + "\n") * 50_000)),
    Input("two million cells.tsv", text(lambda: ("1\t" * 20 + "\n") * 110_000)),
    Input("a shared string a million times.xlsx", xlsx(grid(1_000_000, 20, '<c t="s"><v>0</v></c>'), "Reparar las lámparas de la zona")),
    Input("a shared string 900,000 times below a report.xlsx", xlsx(below_report(900_000, 20, '<c t="s"><v>0</v></c>'), "Reparar las lámparas de la zona")),
    Input("a long shared string a million times.xlsx", xlsx(grid(1_000_000, 20, '<c t="s"><v>0</v></c>'), "Reparar " * 60)),
    Input("2,000 sheets of one part.xlsx", xlsx(grid(1_000, 10, "<c><v>1</v></c>"), sheets=2000)),
    Input("2,000 reports of one part.xlsx", xlsx(stray(1), sheets=2000)),
    Input("a million stray cells.xlsx", xlsx(stray(1_000_000))),
    Input("200,000 stray cells.xlsx", xlsx(stray(200_000))),
    Input("a report over a million blank rows.csv", text(lambda: report_text(3) + "\n" * 1_000_000)),
    Input("50,000 deep merges.xlsx", xlsx(merges(50_000))),
    Input("broken indicators, 180,000.json", text(json_of(180_000))),
    Input("broken indicators, a million.json", text(json_of(1_000_000))),
    Input("nested arrays.json", text(lambda: '{"schema":' + "[" * 4_000_000)),
    Input("numbers, two million.json", text(lambda: '{"schema":"mir/1.0","reports":[' + ",".join(["1"] * 2_000_000) + "]}")),
    # More than their size.
    Input("1,000 indicators.txt", text(lambda: report_text(1_000)), (0, 1)),
    Input("4,000 indicators.txt", text(lambda: report_text(4_000)), (0, 1)),
    Input("16,000 indicators.txt", text(lambda: report_text(16_000)), (0, 1), memory=700),
    Input("1,000 indicators.html", text(lambda: report_html(1_000)), (0, 1)),
    Input("4,000 indicators.html", text(lambda: report_html(4_000)), (0, 1)),
    Input("16,000 indicators.html", text(lambda: report_html(16_000)), (0, 1), memory=700),
    Input("a line of 30,000 combining characters.txt", text(lambda: report_text(3) + "a" + "\u0301" * 30_000 + "\n")),
    Input("a name of 30,000 combining characters.txt", text(lambda: report_text(3).replace("lámparas 1", "a" + "\u0301" * 30_000))),
    Input("combining characters, 30,000.html", text(lambda: report_html(3).replace("lámparas 1", "a" + "\u0301" * 30_000))),
    Input("marks of two classes in turn, 30,000.txt", text(lambda: report_text(3) + "a" + "\u0301\u0327" * 15_000 + "\n")),
    Input("combining characters in lines.txt", text(lambda: report_text(3) + ("a" + "\u0301\u0327" * 3000 + "\t") * 100)),
    Input("family emoji, a megabyte.txt", text(lambda: report_text(3) + "👨" + "\u200d👩" * 100_000 + "\n")),
]


# MARK: Running them

@dataclass
class Cost:
    code: int
    seconds: float
    #: Of the dearest process, in megabytes.
    memory: float
    told: str


def run(tool, input, folder):
    """Runs the tool over one input, and says what it cost."""
    path = folder / input.name.replace("/", "_")
    if input.make:
        input.make(path)
    feeder = None
    stdin = subprocess.DEVNULL
    if input.stdin == "yes":
        feeder = subprocess.Popen(["yes", "letras"], stdout=subprocess.PIPE)
        stdin = feeder.stdout
    elif input.stdin:
        stdin = open(input.stdin, "rb")
    with open(folder / "told", "w+b") as told, open(os.devnull, "wb") as nowhere:
        start = time.monotonic()
        # What a child of this process is said to have used begins with what this process uses: `time` uses little.
        process = subprocess.Popen(
            ["/usr/bin/time", "--quiet", "--format=%M", f"--output={folder / 'memory'}", str(tool),
             *(part.replace("{}", str(path)) for part in input.arguments)], stdin=stdin, stdout=nowhere, stderr=told,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (CEILING, CEILING)), process_group=0,
            env={**os.environ, "LANG": "en_US.UTF-8", "LC_ALL": ""})
        code = wait(process)
        seconds = time.monotonic() - start
        memory = int((folder / "memory").read_text().split()[-1]) / 1024 if code is not None else math.inf
        told.seek(0)
        words = told.read(4000).decode("utf-8", "replace")
    if feeder:
        feeder.stdout.close()
        feeder.kill()
        feeder.wait()
    return Cost(code, seconds, memory, words)


def wait(process):
    """The exit code; `None` when the command had to be ended."""
    try:
        return process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return None


def verdict(input, cost):
    """What is wrong with a run; `None` when nothing is."""
    if cost.code is None:
        return f"not ended after {PATIENCE} s"
    if cost.code not in input.codes:
        return f"exit {cost.code}, wanted {input.codes}: {cost.told[:300]}"
    if input.says not in cost.told:
        return f"does not say {input.says!r}: {cost.told[:300]}"
    if cost.memory > input.memory:
        return f"{cost.memory:.0f} MB, at most {input.memory}"
    return None


@check
def inputs_that_grow_are_bounded(folder):
    """Sparse, endless, repeated and swollen inputs end with an answer, within their memory"""
    wrong = []
    for input in INPUTS:
        with tempfile.TemporaryDirectory(dir=folder) as place:
            found = verdict(input, run(TOOL, input, Path(place)))
        if found:
            wrong.append(f"{input.name}: {found}")
    assert not wrong, "\n     ".join(wrong)


def table(tool, words):
    print(f"{'input':52} {'exit':>5} {'s':>7} {'MB':>7}")
    for input in INPUTS:
        if words and not any(word in input.name for word in words):
            continue
        with tempfile.TemporaryDirectory() as place:
            cost = run(tool, input, Path(place))
        found = verdict(input, cost)
        print(f"{input.name:52} {cost.code if cost.code is not None else 'hangs':>5} {cost.seconds:7.2f} {cost.memory:7.0f}"
              + (f"  {found}" if found else ""), flush=True)


if __name__ == "__main__":
    arguments = sys.argv[1:]
    tool = TOOL
    if arguments[:1] == ["--tool"]:
        tool, arguments = arguments[1], arguments[2:]
    table(tool, arguments)
