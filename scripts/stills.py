"""Takes the stills of the guide: the examples through their cameras, by the program itself.

Run `make stills`, on a screen with OpenGL or under xvfb-run. Each is kept as `docs/guide/images/still-NAME.webp`.
`ONLY` in the arguments takes those whose names begin so; `--trial` takes them small and of few frames.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QImage

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "assets" / "examples"
TARGET = ROOT / "docs" / "guide" / "images"
QUALITY = 88
LONG_SIDE, FRAMES = 1120, 12
TRIAL_SIDE, TRIAL_FRAMES = 640, 8


@dataclass(frozen=True, slots=True)
class Shot:
    """A still: its name, the example and its camera, light and look, its shape."""

    name: str
    example: str
    camera: str
    mood: str
    look: str
    aspect: float


SHOTS = (
    Shot("tyre-level", "neon-alley", "shot-tyre", "night", "neon", 16 / 9),
    Shot("wet-alley", "neon-alley", "shot-low", "night", "neon", 16 / 9),
    Shot("midnight-garage", "neon-alley", "shot-wide", "night", "neon", 2.39),
    Shot("alley-vhs", "neon-alley", "shot-wide", "dusk", "vhs", 2.39),
    Shot("alley-studio", "neon-alley", "shot-crane", "studio", "neutral", 3 / 2),
    Shot("alley-instant", "neon-alley", "shot-crane", "golden", "instant", 3 / 2),
    Shot("pond", "country-halt", "shot-pond", "golden", "golden", 16 / 9),
    Shot("meadow", "country-halt", "shot-meadow", "day", "35mm", 3 / 2),
    Shot("harbour", "dockside", "shot-quay", "day", "35mm", 2.39),
    Shot("quay", "dockside", "shot-drums", "dusk", "super8", 16 / 9),
)


def take(shot: Shot, long_side: int, frames: int) -> None:
    """Take one."""
    size = f"{long_side}x{2 * round(long_side / shot.aspect / 2)}"
    with tempfile.TemporaryDirectory() as folder:
        picture = Path(folder, "still.png")
        words = ["--camera", shot.camera, "--mood", shot.mood, "--look", shot.look]
        more = ["--size", size, "--samples", str(frames), "-o", str(picture)]
        plan = str(EXAMPLES / f"{shot.example}.diorama")
        subprocess.run([sys.executable, "-m", "diorama_planner", "still", plan, *words, *more], check=True)
        target = TARGET / f"still-{shot.name}.webp"
        if not QImage(str(picture)).save(str(target), "WEBP", QUALITY):
            raise OSError(target)
    print(target.relative_to(ROOT), flush=True)


def main(words: list[str]) -> int:
    """Take all, or those that are named."""
    trial = "--trial" in words
    names = tuple(word for word in words if not word.startswith("-"))
    for shot in SHOTS:
        if not names or shot.name.startswith(names):
            take(shot, *((TRIAL_SIDE, TRIAL_FRAMES) if trial else (LONG_SIDE, FRAMES)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
