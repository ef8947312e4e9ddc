"""Timing in fresh processes on a private screen, and the shape of a result."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure and what it may be at most; None if it is only told."""

    name: str
    value: float
    unit: str
    limit: float | None = None

    @property
    def holds(self) -> bool:
        """Whether the figure keeps its limit."""
        return self.limit is None or self.value <= self.limit

    def as_json(self) -> dict[str, Any]:
        """Give the figure for scripts."""
        return {"value": round(self.value, 3), "unit": self.unit, "limit": self.limit, "holds": self.holds}


def median_ms(run: Callable[[], object], times: int) -> float:
    """Median time of some runs in milliseconds."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        found.append((time.perf_counter() - start) * 1000)
    return statistics.median(found)


@contextmanager
def private_screen() -> Iterator[dict[str, str]]:
    """Start Xvfb and give the environment in which programs appear on it, with an empty home.

    Modules are kept compiled, as those of an installed program are, whatever the shell says: run something first that
    is not counted.
    """
    number = next(n for n in range(90, 200) if not Path(f"/tmp/.X11-unix/X{n}").exists())
    command = ["Xvfb", f":{number}", "-screen", "0", "1440x900x24", "-nolisten", "tcp"]
    with tempfile.TemporaryDirectory() as home, subprocess.Popen(command, stderr=subprocess.DEVNULL) as screen:
        try:
            while not Path(f"/tmp/.X11-unix/X{number}").exists():
                time.sleep(0.02)
            plain = {
                key: value for key, value in os.environ.items() if not key.startswith(("XDG_", "QT_", "WAYLAND"))
            }
            plain.pop("PYTHONDONTWRITEBYTECODE", None)
            compiled = {"PYTHONPYCACHEPREFIX": str(Path(home) / "compiled")}
            yield {**plain, **compiled, "DISPLAY": f":{number}", "HOME": home, "QT_QPA_PLATFORM": "xcb"}
        finally:
            screen.terminate()


def child(script: str, arguments: Sequence[str], environment: dict[str, str]) -> dict[str, float]:
    """Run a script of `benchmarks.children` in a fresh process and read its figures from the last line."""
    command = [sys.executable, "-m", f"benchmarks.children.{script}", *arguments]
    started = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True)
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    figures.setdefault("wall_ms", (time.perf_counter() - started) * 1000)
    return figures
