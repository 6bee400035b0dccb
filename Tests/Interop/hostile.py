"""Files that do harm to careless readers, with what is to come of them."""

import os
import random
import struct
import warnings
import zipfile

BOOK = """<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
 <sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>"""
TYPES = """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
 <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
 <Default Extension="xml" ContentType="application/xml"/>
 <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
 <Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"""
RELATIONS = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
 <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s"/></Relationships>"""
SHEET = """<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">%s</worksheet>"""
LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ja'>" + "".join(
    f"<!ENTITY {chr(98 + n)} '{('&' + chr(97 + n) + ';') * 10}'>" for n in range(10)) + "]>"


def workbook(path, sheet):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", RELATIONS % ("officeDocument", "xl/workbook.xml"))
        archive.writestr("xl/workbook.xml", BOOK)
        archive.writestr("xl/_rels/workbook.xml.rels", RELATIONS % ("worksheet", "worksheets/sheet1.xml"))
        archive.writestr("xl/worksheets/sheet1.xml", sheet)


def make(folder, xlsx, xls):
    """Files below a folder, some of them harmed copies of a sound .xlsx and .xls; outcomes by path as people see it."""
    folder.mkdir(parents=True)
    chance = random.Random(8)
    outcomes = {}

    def add(name, bytes, outcome):
        (folder / name).write_bytes(bytes)
        outcomes[str(folder / name)] = outcome

    for number in range(40):
        add(f"ruido {number}.{['xlsx', 'xls', 'ods'][number % 3]}", chance.randbytes(chance.randint(1, 5000)), ("refused", "unreadable"))
    for number in range(40):
        for source, suffix in ((xlsx, "xlsx"), (xls, "xls")):
            bytes = bytearray(source.read_bytes())
            for _ in range(chance.randint(1, 30)):
                bytes[chance.randrange(len(bytes))] = chance.randrange(256)
            # Where the harm hits nothing that matters, the report is read.
            add(f"alterado {number}.{suffix}", bytes, ("read", "refused", "unreadable", "copy"))
            add(f"cortado {number}.{suffix}", source.read_bytes()[:chance.randrange(1, source.stat().st_size)], ("read", "refused", "unreadable"))
    workbook(folder / "risas.xlsx", LAUGHS + SHEET % "<sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>&k;</t></is></c></row></sheetData>")
    workbook(folder / "bomba.xlsx", SHEET % ("<sheetData>" + "<row r='1'/>" * 30_000_000 + "</sheetData>"))
    workbook(folder / "enorme.xlsx", SHEET % "<dimension ref='A1:XFD1048576'/><sheetData><row r='1048576'><c r='XFD1048576'><v>1</v></c></row></sheetData>")
    outcomes |= {str(folder / "risas.xlsx"): "unreadable", str(folder / "bomba.xlsx"): ("unreadable", "refused"),
                 str(folder / "enorme.xlsx"): "refused"}
    with zipfile.ZipFile(folder / "zip.zip", "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in ("../fuera.xlsx", "raíz/.xlsx", "igual.xlsx", "igual.xlsx"):
            archive.write(xlsx, name)
        archive.write(xlsx, "con clave.xlsx")
    bytes = bytearray((folder / "zip.zip").read_bytes())
    # The flag of encryption, in the member's own header and in the directory. Source: APPNOTE.TXT, 4.4.4.
    for mark, flag, name in ((b"PK\x03\x04", 6, 30), (b"PK\x01\x02", 8, 46)):
        place = bytes.rfind("con clave.xlsx".encode()) - name if mark == b"PK\x01\x02" else bytes.find("con clave.xlsx".encode()) - name
        assert bytes[place:place + 4] == mark
        struct.pack_into("<H", bytes, place + flag, struct.unpack_from("<H", bytes, place + flag)[0] | 1)
    add("zip.zip", bytes, "container")
    for name, outcome in (("../fuera.xlsx", "copy"), ("raíz/.xlsx", "skipped"), ("igual.xlsx", "copy"), ("igual.xlsx (2)", "copy"), ("con clave.xlsx", "unreadable")):
        outcomes[f"{folder / 'zip.zip'}!/{name}"] = outcome
    with zipfile.ZipFile(folder / "vacío.zip", "w"):
        outcomes[str(folder / "vacío.zip")] = "container"
    os.mkfifo(folder / "tubo.xlsx")
    os.symlink(folder, folder / "vuelta")
    os.symlink("/dev/zero", folder / "cero.xlsx")
    for name in ("tubo.xlsx", "vuelta", "cero.xlsx"):
        outcomes[str(folder / name)] = "skipped"
    for name, shown in ((b"A\xf1o.xlsx", "A%F1o.xlsx"), (b"dos\nrenglones.xlsx", "dos\nrenglones.xlsx"), (b"x" * 240 + b".xlsx", "x" * 240 + ".xlsx")):
        with open(os.path.join(os.fsencode(folder), name), "wb") as file:
            file.write(xlsx.read_bytes())
        outcomes[str(folder / shown)] = "copy"
    deep = folder.joinpath(*["hondo"] * 40)
    deep.mkdir(parents=True)
    (deep / "informe.xlsx").write_bytes(xlsx.read_bytes())
    outcomes[str(deep / "informe.xlsx")] = "copy"
    # Whatever of this is still a report is older than the sound ones.
    for path in folder.rglob("*"):
        os.utime(path, (1_500_000_000, 1_500_000_000), follow_symlinks=False)
    return outcomes
