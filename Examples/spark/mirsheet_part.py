#!/usr/bin/env python3
"""Writes the answers for a list of paths as one NDJSON, a line `{"path", "reason", "document"}` for each.

    python3 mirsheet_part.py PART.ndjson < LIST

A part that exists is not made again, and appears whole or not at all, so that a run can be repeated wherever it broke off.
"""

import json
import os
import sys

from mirsheet_worker import convert_all, listed, shown


def line(path, document, reason):
    """A row as a line of JSON; the document stays as mirsheet wrote it, number by number."""
    key, why = (json.dumps(value, ensure_ascii=False) for value in (shown(path), reason))
    return f'{{"path":{key},"reason":{why},"document":{document or "null"}}}\n'


def write_part(paths, output, **options):
    """Writes a part, and returns its name."""
    if not os.path.exists(output):
        answers = convert_all(paths, **options)
        unfinished = f"{output}.{os.urandom(4).hex()}"
        try:
            with open(unfinished, "x", encoding="utf-8") as lines:
                lines.writelines(line(*answer) for answer in answers)
            os.replace(unfinished, output)
        finally:
            if os.path.exists(unfinished):
                os.unlink(unfinished)
    return output


if __name__ == "__main__":
    write_part(listed(sys.stdin.buffer.read()), sys.argv[1])
