#!/usr/bin/env python3
"""Checks mirsheet against programs that this project did not write. Ends with `N passed, N failed`."""

import sys
import tempfile
import time
import traceback
from pathlib import Path

import support
import bounds  # noqa: F401  registers its checks
import collection  # noqa: F401  registers its checks
import documents  # noqa: F401  registers its checks
import checking  # noqa: F401
import drawing  # noqa: F401
import examples  # noqa: F401
import formats  # noqa: F401
import handmade  # noqa: F401
import machines  # noqa: F401
import keeping  # noqa: F401
import mailbox  # noqa: F401
import manual  # noqa: F401
import migration  # noqa: F401
import pages  # noqa: F401
import shown  # noqa: F401
import templates  # noqa: F401

passed, failed = 0, 0
wanted = sys.argv[1:]
for function in support.CHECKS:
    if wanted and not any(word in function.__name__ for word in wanted):
        continue
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        try:
            function(Path(folder))
            passed += 1
            verdict = "ok  "
        except Exception as error:
            failed += 1
            verdict = "FAIL"
            if not isinstance(error, AssertionError):
                traceback.print_exc()
            else:
                print(f"     {error}" if str(error) else traceback.format_exc())
    print(f"{verdict} {' '.join(function.__doc__.split())} ({time.monotonic() - start:.1f} s)", flush=True)

print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed or not passed else 0)
