"""Bakes the shaders that lie over the picture in space (`assets/space/*.frag` beside a `.qsb`) for all graphics APIs.

Run `python scripts/bake_shaders.py` after a change of one; a test says which are stale.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SPACE = Path(__file__).parent.parent / "assets" / "space"
BAKED = ("look", "look_halo")
QSB = Path(sys.executable).with_name("pyside6-qsb")


def bake(name: str, target: Path) -> None:
    """Bake a shader."""
    words = ["--glsl", "300 es,330", "--hlsl", "50", "--msl", "12"]
    subprocess.run([QSB, *words, "-o", target, SPACE / f"{name}.frag"], check=True)


def main() -> int:
    """Bake all."""
    for name in BAKED:
        bake(name, SPACE / f"{name}.frag.qsb")
    return 0


if __name__ == "__main__":
    sys.exit(main())
