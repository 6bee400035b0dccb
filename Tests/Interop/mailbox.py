"""The mailbox of Examples/systemd: its units by systemd itself, and the command of its service on what comes in."""

import json
import os
import re
import shutil
import subprocess
import time

from examples import EXAMPLES, PATH, run
from support import SAMPLES, check, mirsheet


@check
def units_are_right(folder):
    """systemd finds nothing wrong in the units of the mailbox, whose folder and command are those of the page."""
    place = EXAMPLES / "systemd"
    page = (place / "README.md").read_text()
    for name in ("mirsheet-buzon.path", "mirsheet-buzon.service"):
        text = (place / name).read_text()
        assert name in page and "/srv/mirsheet" in text
        (folder / name).write_text(text.replace("/usr/local/bin/mirsheet-buzon", str(place / "mirsheet-buzon")))
    made = run(["systemd-analyze", "verify", "--man=no", *sorted(map(str, folder.iterdir()))], folder)
    assert "mirsheet-buzon" not in made.stdout + made.stderr, made.stderr
    # It would have found it.
    (folder / "mirsheet-buzon.service").write_text("[Service]\nType=oneshot\nExecStart=/no/hay\nNadie=nunca\n")
    made = subprocess.run(["systemd-analyze", "verify", "--man=no", folder / "mirsheet-buzon.service"], capture_output=True, text=True)
    assert "Nadie" in made.stderr and "/no/hay" in made.stderr, made.stderr


def mailbox(folder, wait="1"):
    line = re.search(r"^ExecStart=\S+ (\S+)$", (EXAMPLES / "systemd/mirsheet-buzon.service").read_text(), re.M)
    assert line[1] == "/srv/mirsheet"
    return subprocess.Popen([EXAMPLES / "systemd/mirsheet-buzon", folder], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                            text=True, env={**os.environ, "PATH": PATH, "MIRSHEET_ESPERA": wait})


def listed(folder):
    return {name: sorted(path.name for path in (folder / name).iterdir())
            for name in ("entrada", "en-curso", "salida", "hechos", "rechazados")}


@check
def mailbox_takes_each_file_once_and_whole(folder):
    """What comes into the mailbox is converted once: slow copies when they are whole, two of one name apart, bad files
    set aside with the reason, and two runs at a time take nothing twice."""
    inbox = folder / "entrada"
    inbox.mkdir()
    good = (SAMPLES / "informe-limpio/entrada.xlsx").read_bytes()
    text = (SAMPLES / "informe-real-texto/entrada.txt").read_bytes()
    (inbox / "informe.xlsx").write_bytes(good)
    (inbox / "con espacio y ñ.xlsx").write_bytes(good)
    (inbox / "-o.xlsx").write_bytes(good)
    (inbox / "roto.xlsx").write_bytes(good[:5000])
    (inbox / "nota.txt").write_text("no es un informe\n")
    (inbox / "carpeta").mkdir()
    (inbox / ".oculto.xlsx").write_bytes(good)
    (inbox / "~$informe.xlsx").write_bytes(b"Excel")
    (inbox / "copia.xlsx.part").write_bytes(good[:3000])
    two = [mailbox(folder, "3"), mailbox(folder, "3")]
    # A copy that takes longer than the wait, and keeps the file's old date as some programs do.
    with (inbox / "lento.txt").open("wb") as slow:
        for start in range(0, len(text), -(-len(text) // 8)):
            slow.write(text[start:start + -(-len(text) // 8)])
            slow.flush()
            os.utime(inbox / "lento.txt", (1e9, 1e9))
            time.sleep(1)
    (inbox / "copia.xlsx.part").rename(inbox / "copia.xlsx.tmp")
    (inbox / "copia.xlsx.tmp").write_bytes(good)
    (inbox / "copia.xlsx.tmp").rename(inbox / "copia.xlsx")
    (inbox / "informe.xlsx").write_bytes(good)
    said = "".join(process.communicate(timeout=100)[0] for process in two)
    assert [process.returncode for process in two] == [0, 0], said
    names = ["-o.xlsx", "con espacio y ñ.xlsx", "copia.xlsx", "informe-2.xlsx", "informe.xlsx", "lento.txt"]
    assert listed(folder) == {
        "entrada": [".oculto.xlsx", "~$informe.xlsx"], "en-curso": [], "hechos": names,
        "salida": [f"{name}.json" for name in names],
        "rechazados": sorted(f"{name}{end}" for name in ("carpeta", "nota.txt", "roto.xlsx") for end in ("", ".motivo.txt"))}, said
    assert said.count("convertido: ") == 6 and said.count("rechazado: ") == 3, said
    for name in names:
        found = json.loads((folder / f"salida/{name}.json").read_text())["reports"]
        alone = mirsheet("convert", folder / "hechos" / name, "--to", "json", "--fail-on", "never", lang="es")
        assert found == json.loads(alone.stdout)["reports"] and found, name
    assert (folder / "hechos/lento.txt").read_bytes() == text
    reasons = {name: (folder / f"rechazados/{name}.motivo.txt").read_text() for name in ("roto.xlsx", "nota.txt", "carpeta")}
    assert "incompleto" in reasons["roto.xlsx"] and "No es un archivo" in reasons["carpeta"], reasons
    assert "roto.xlsx" in reasons["roto.xlsx"] and "nota.txt" in reasons["nota.txt"], reasons


@check
def mailbox_goes_on_after_an_accident(folder):
    """A mailbox that was stopped at any point goes on without converting anything twice, and stops where it cannot write."""
    for name in ("entrada", "en-curso", "salida", "hechos"):
        (folder / name).mkdir()
    shutil.copy(SAMPLES / "informe-limpio/entrada.xlsx", folder / "en-curso/antes.xlsx")
    shutil.copy(SAMPLES / "informe-limpio/entrada.xlsx", folder / "en-curso/escrito.xlsx")
    (folder / "salida/escrito.xlsx.json").write_text("como estaba")
    (folder / "salida/.antes.xlsx.json").write_text('{"a medias')
    process = mailbox(folder)
    said = process.communicate(timeout=60)[0]
    assert process.returncode == 0 and listed(folder)["hechos"] == ["antes.xlsx", "escrito.xlsx"], said
    assert (folder / "salida/escrito.xlsx.json").read_text() == "como estaba"
    assert json.loads((folder / "salida/antes.xlsx.json").read_text())["reports"]
    assert not (folder / "salida/.antes.xlsx.json").exists()

    # No mirsheet: nothing is the file's fault, and it stays.
    shutil.copy(SAMPLES / "informe-limpio/entrada.xlsx", folder / "en-curso/otro.xlsx")
    (folder / "bin").mkdir()
    (folder / "bin/mirsheet").write_text("#!/bin/sh\necho 'no space left' >&2\nexit 73\n")
    (folder / "bin/mirsheet").chmod(0o755)
    stopped = subprocess.run([EXAMPLES / "systemd/mirsheet-buzon", folder], capture_output=True, text=True, timeout=60,
                             env={**os.environ, "PATH": f"{folder}/bin:{os.environ['PATH']}"})
    assert stopped.returncode == 73 and "no space left" in stopped.stderr, stopped
    assert listed(folder)["en-curso"] == ["otro.xlsx"] and listed(folder)["rechazados"] == []
    # A run that dies on a file sets that file aside.
    (folder / "bin/mirsheet").write_text("#!/bin/sh\nkill -KILL $$\n")
    stopped = subprocess.run([EXAMPLES / "systemd/mirsheet-buzon", folder], capture_output=True, text=True, timeout=60,
                             env={**os.environ, "PATH": f"{folder}/bin:{os.environ['PATH']}"})
    assert stopped.returncode == 0 and listed(folder)["rechazados"] == ["otro.xlsx", "otro.xlsx.motivo.txt"], stopped
