"""Lines over the picture of a lens that help to compose it, and where in a window its frame lies.

Places are shares of the frame from its upper left corner, x to the right and y down, as on a screen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from diorama_planner.core.messages import Message, msg
from diorama_planner.optics.lenses import FRAMES

Line: TypeAlias = tuple[float, float, float, float]
"""x and y of its start and of its end."""
Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, width, height."""

THIRDS, CENTRE, DIAGONALS, GOLDEN, SAFE = "thirds", "centre", "diagonals", "golden", "safe"
GUIDES: Mapping[str, Message] = MappingProxyType(
    {
        THIRDS: msg("Thirds"),
        GOLDEN: msg("Golden section"),
        CENTRE: msg("Centre and horizon"),
        DIAGONALS: msg("Diagonals"),
        SAFE: msg("Safe areas"),
        **{frame: msg("Frame {frame}", frame=frame) for frame in ("3:2", "16:9", "9:16", "2.39", "1:1", "4:5")},
    }
)

GOLDEN_SHARE = (3.0 - 5.0**0.5) / 2.0
CROSS = 0.05
"""Half the cross in the middle, as a share of the lower side."""
SAFE_SHARES = (0.93, 0.90)
"""Of width and height: what is sure to be seen, and what writing keeps to. Source: SMPTE ST 2046-1 for 16:9."""


@dataclass(frozen=True, slots=True)
class Overlay:
    """What is drawn over a frame: lines, and boxes of which only the border is drawn."""

    lines: tuple[Line, ...] = ()
    boxes: tuple[Box, ...] = ()


def frame_in(window_aspect: float, frame_aspect: float) -> Box:
    """Lay a frame into the middle of a window, as large as it goes: shares of the window."""
    if frame_aspect >= window_aspect:
        high = window_aspect / frame_aspect
        return 0.0, (1.0 - high) / 2.0, 1.0, high
    wide = frame_aspect / window_aspect
    return (1.0 - wide) / 2.0, 0.0, wide, 1.0


def overlay(guides: tuple[str, ...], aspect: float) -> Overlay:
    """Draw some guides over a frame that is `aspect` times as wide as high; what is no guide draws nothing."""
    lines: list[Line] = []
    boxes: list[Box] = []
    for name in guides:
        if name == THIRDS:
            lines += _grid(1 / 3)
        elif name == GOLDEN:
            lines += _grid(GOLDEN_SHARE)
        elif name == CENTRE:
            x, y = CROSS / max(aspect, 1.0), CROSS * min(aspect, 1.0)
            lines += [(0.5 - x, 0.5, 0.5 + x, 0.5), (0.5, 0.5 - y, 0.5, 0.5 + y)]
        elif name == DIAGONALS:
            lines += [(0.0, 0.0, 1.0, 1.0), (0.0, 1.0, 1.0, 0.0)]
        elif name == SAFE:
            boxes += [((1.0 - share) / 2.0, (1.0 - share) / 2.0, share, share) for share in SAFE_SHARES]
        elif name in FRAMES:
            boxes.append(frame_in(aspect, FRAMES[name]))
    return Overlay(tuple(lines), tuple(boxes))


def _grid(share: float) -> list[Line]:
    across = [(at, 0.0, at, 1.0) for at in (share, 1.0 - share)]
    return [*across, *((0.0, at, 1.0, at) for at in (share, 1.0 - share))]
