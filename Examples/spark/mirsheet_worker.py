"""A part of a list of files through one mirsheet process: paths in, an answer for each path out.

Knows nothing of Spark, so that Dask, Ray and plain scripts use it, too. What mirsheet writes to its two streams goes
into one pipe: it answers in the order of its inputs, a line of JSON for a document and a message for a file that it
could not read, so that the nth answer is that of the nth path, whatever the files are called.
"""

import os
import select
import subprocess
import tempfile

OPTIONS = ["convert", "--to", "ndjson", "--jobs", "1", "--fail-on", "never", "--quiet"]
# All inputs were answered: done; some unreadable; some missing; some failed inside the reader.
ANSWERED = {0, 65, 66, 70}


class WorkerFailed(Exception):
    """The process did not answer for each of its files as it was asked to."""


class WorkerDied(WorkerFailed):
    """The process was killed, crashed, or had to be killed because it did not end."""


def convert(paths, tool="mirsheet", apart=False, patience=600, lang="es"):
    """Yields `(path, document, reason)` for each path, in order: a line of JSON, or why there is none.

    All paths go through one process. `apart` gives each its own, and so finds the one that kills its process or never
    ends: that one gets a reason, too, after a second try. A file of several documents, as NDJSON can be, is answered
    several times, which only `apart` can tell from an error.

    `patience` is how many seconds the process may be silent. Raises `WorkerFailed`; what was yielded until then is to
    be thrown away.
    """
    command = [tool, *OPTIONS, "--lang", lang]
    if apart:
        for path in paths:
            yield from _alone(path, command, patience)
    elif paths := list(paths):
        yield from _together(paths, command, patience)


def convert_all(paths, **options):
    """The answers of `convert` as a list: together, or where that fails, apart. For systems that do not say which try
    it is."""
    paths = list(paths)
    try:
        return list(convert(paths, **options))
    except WorkerFailed:
        return list(convert(paths, apart=True, **options))


def listed(text):
    """The paths of a list's bytes, one a line; names need not be UTF-8."""
    return [os.fsdecode(line.rstrip(b"\r")) for line in text.split(b"\n") if line.strip()]


def shown(path):
    """A path as text; of a name that is not UTF-8 the bytes are shown: `\\xe9`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _together(paths, command, patience):
    if any("\n" in path or "\r" in path or not path.strip() for path in paths):
        raise WorkerFailed("hay un nombre que no cabe en una lista de un archivo por línea")
    with tempfile.TemporaryFile() as lines:
        lines.write(b"".join(os.fsencode(path) + b"\n" for path in paths))
        lines.seek(0)
        answered = 0
        for answer in _answers([*command, "--files-from", "-"], lines, patience):
            if answered == len(paths):
                raise WorkerFailed("hubo más respuestas que archivos")
            yield paths[answered], *answer
            answered += 1
    if answered < len(paths):
        raise WorkerFailed(f"hubo {answered} respuestas para {len(paths)} archivos")


def _alone(path, command, patience):
    for _ in range(2):
        try:
            answers = list(_answers([*command, "--", path], subprocess.DEVNULL, patience))
            break
        except WorkerDied as death:
            answers = [(None, f"{death}; se intentó dos veces.")]
    for document, reason in answers:
        yield path, document, reason


def _answers(command, standard_input, patience):
    """Yields `(document, None)` or `(None, reason)`, as they come."""
    process = subprocess.Popen(command, stdin=standard_input, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        refusal, strange = [], None
        for line in _lines(process.stdout.fileno(), patience):
            if strange is not None:
                continue
            # Details of a message stand below it, indented.
            if refusal and line.startswith("  "):
                refusal.append(line)
                continue
            if refusal:
                yield None, "\n".join(refusal)
                refusal = []
            if line.startswith("{"):
                yield line, None
            elif line.startswith("error: "):
                refusal = [line.removeprefix("error: ")]
            else:
                strange = line[:200]
        code = process.wait()
        # A shell or a container in between says it as 128 and the signal.
        signal = -code if code < 0 else code - 128
        if signal > 0:
            raise WorkerDied(f"el proceso terminó con la señal {signal}")
        if code not in ANSWERED or strange is not None:
            raise WorkerFailed(f"el proceso terminó con {code}: {strange or ' '.join(refusal)}")
        if refusal:
            yield None, "\n".join(refusal)
    finally:
        process.kill()
        process.stdout.close()
        process.wait()


def _lines(pipe, patience):
    """Whole lines; what a process that was killed wrote of one is none."""
    begun = []
    while True:
        if not select.select([pipe], [], [], patience)[0]:
            raise WorkerDied(f"el proceso no respondió en {patience} s")
        chunk = os.read(pipe, 1 << 16)
        if not chunk:
            return
        *ends, rest = chunk.split(b"\n")
        for end in ends:
            yield b"".join([*begun, end]).decode()
            begun = []
        begun.append(rest)
