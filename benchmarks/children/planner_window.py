"""The planner's window, with a plan if one is named; stays so many ms after its first paint."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks.children.first_paint import PaintWatch, start_figures
from diorama_planner.ui.application import make_application, open_window

plan = Path(sys.argv[1]) if len(sys.argv) > 1 and sys.argv[1] else None
linger = int(sys.argv[2]) if len(sys.argv) > 2 else 0
with tempfile.TemporaryDirectory() as folder:
    app = make_application(sys.argv[:1])
    window = open_window(plan, Path(folder), Path(folder) / "recovery")
    watch = PaintWatch(window, start_figures, linger)
    app.exec()
