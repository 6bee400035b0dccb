"""The program that is measured: the one that was built last, or the one that `MIRSHEET_TOOL` names."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOL = Path(os.environ.get("MIRSHEET_TOOL", ROOT / ".build/release/mirsheet"))
