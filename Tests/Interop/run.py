#!/usr/bin/env python3
"""Checks mirsheet against programs that this project did not write. Ends with `N passed, N failed`."""

import os
import sys
import tempfile
import time
import traceback
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
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

# Each check has a folder of its own, and mostly one process at work.
LANES = min(2, os.cpu_count() or 1)


def verdict(number):
    """Runs a check; whether it passed, and what to say of it."""
    function = support.CHECKS[number]
    start = time.monotonic()
    reason = ""
    with tempfile.TemporaryDirectory() as folder:
        try:
            function(Path(folder))
        except Exception as error:
            reason = f"     {error}\n" if isinstance(error, AssertionError) and str(error) else traceback.format_exc()
    seconds = time.monotonic() - start
    return not reason, f"{reason}{'FAIL' if reason else 'ok  '} {' '.join(function.__doc__.split())} ({seconds:.1f} s)"


def main():
    wanted = sys.argv[1:]
    numbers = [number for number, function in enumerate(support.CHECKS)
               if not wanted or any(word in function.__name__ for word in wanted)]
    passed = 0
    with ProcessPoolExecutor(LANES, get_context("fork")) as lanes:
        for found in as_completed(lanes.submit(verdict, number) for number in numbers):
            passes, told = found.result()
            passed += passes
            print(told, flush=True)
    failed = len(numbers) - passed
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


sys.exit(main())
