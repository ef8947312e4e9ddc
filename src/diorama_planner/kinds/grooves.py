"""What is scribed, pressed or cracked into a surface: patterns of stones at true scale, joints of kerbs, cracks.

A kind hands in its areas and ways and gets grooves back: they are drawn on the plan and printed as lines to engrave,
so that what is seen is what is scribed. Nothing of it is bought.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from diorama_planner.core.issues import Fix, Issue, Severity
from diorama_planner.core.messages import msg
from diorama_planner.core.units import format_length
from diorama_planner.drawing.primitives import Path, Pen, Stroke, Subpath
from diorama_planner.geometry.bent import bent_along
from diorama_planner.geometry.borders import clip_lines
from diorama_planner.geometry.outline import polyline_length
from diorama_planner.geometry.pavings import Stone, pattern_lines, stone_count
from diorama_planner.geometry.points import Points as PointArray
from diorama_planner.geometry.points import as_points, rotation_matrix
from diorama_planner.geometry.region import Region, transform
from diorama_planner.kinds.contract import Around, Groove
from diorama_planner.model.record import Item

REAL_STONES: dict[str, Stone] = {
    "slabs": (600.0, 600.0),
    "setts": (150.0, 100.0),
    "cobbles": (150.0, 150.0),
    "bricks": (225.0, 112.5),
    "herringbone": (200.0, 100.0),
    "planks": (2400.0, 150.0),
    "cracks": (1500.0, 1500.0),
    "crazing": (400.0, 400.0),
}
"""Usual length and width of a stone with its joint, real mm.

Slabs 600 x 600 and setts 150 x 100: props table. Bricks: 215 x 102.5 with joints of 10 (as walls are laid). Paving
blocks 200 x 100, deck boards 145 with a gap and the spacing of cracks: general knowledge, unsourced.
"""

CRACKED = frozenset({"cracks", "crazing"})
"""Patterns that are no stones: nobody counts them."""

KERB_REAL_MM = 915.0
"""Length of a kerb stone (props table, `kerb_uk`)."""

JOINT_REAL_MM = 10.0
THINNEST_MM = 0.15
"""A joint is 10 mm wide, but no line is drawn thinner than this."""

FINEST_MM = 0.8
"""Joints nearer to each other than this cannot be scribed by hand. Builders' practice, unsourced."""

MOST_STONES = 60_000
"""More stones than this are not drawn one by one."""

_INK = "#1a1a1a8c"


class Pattern(NamedTuple):
    """A pattern of a surface: its name, the bench size of a stone, what varies it."""

    name: str
    stone: Stone
    seed: int = 0

    @property
    def finest_mm(self) -> float:
        """The least room between two joints."""
        return min(self.stone)


def pattern_of(name: str, length_mm: float | None, scale: float, seed: int = 0) -> Pattern | None:
    """Give a pattern at a scale; `length_mm` is the bench length of a stone, if not the usual one."""
    if name == "none":
        return None
    usual = REAL_STONES[name]
    length = length_mm if length_mm is not None else usual[0] / scale
    return Pattern(name, (length, length * usual[1] / usual[0]), seed)


def on_area(pattern: Pattern, region: Region, direction_deg: float, scale: float) -> Iterator[Groove]:
    """Give the joints of a pattern on an area; its rows run in a direction, counter-clockwise from +x."""
    if region.is_empty or not _countable(pattern, region.area):
        return
    box = transform(region, rotation_deg=-direction_deg).bounds
    turn = rotation_matrix(direction_deg).T
    lines = [line @ turn for line in pattern_lines(pattern.name, box, pattern.stone, pattern.seed)]
    yield _groove(clip_lines(lines, region), scale)


def on_way(pattern: Pattern, line: PointArray, strip: Region, width_mm: float, scale: float) -> Iterator[Groove]:
    """Give the joints of a pattern on a strip that follows a line: rows of stones and planks lie across the way."""
    length = polyline_length(line)
    if strip.is_empty or not _countable(pattern, length * width_mm):
        return
    half = width_mm / 2
    across = pattern_lines(pattern.name, (-half, 0.0, half, length), pattern.stone, pattern.seed)
    along = [one[:, ::-1] for one in across]
    yield _groove(clip_lines(bent_along(line, along), strip), scale)


def kerb_joints(line: PointArray, width_mm: float, stone_mm: float, scale: float) -> Iterator[Groove]:
    """Give the joints between the stones of a kerb about a line."""
    count = math.ceil(polyline_length(line) / stone_mm - 1e-9)
    if not 1 < count <= MOST_STONES:
        return
    half = width_mm / 2
    joints = [as_points(((at, -half), (at, half))) for at in (number * stone_mm for number in range(1, count))]
    yield _groove(bent_along(line, joints), scale)


def stones(pattern: Pattern, area_mm2: float) -> int:
    """How many stones lie on an area; none where it is only cracked."""
    return 0 if pattern.name in CRACKED else math.ceil(area_mm2 / (pattern.stone[0] * pattern.stone[1]))


def drawn(grooves: Sequence[Groove]) -> Iterator[Stroke]:
    """Draw grooves as dark lines."""
    for groove in grooves:
        runs = (Subpath(tuple((float(x), float(y)) for x, y in line.tolist()), closed=False) for line in groove.lines)
        yield Stroke(Path(tuple(runs)), Pen(_INK, groove.width_mm, round=False))


def pattern_issues(
    item: Item, name: str, pattern: Pattern, field: str, area_mm2: float, around: Around
) -> Iterator[Issue]:
    """Say that stones are too small to be scribed, or too many to be drawn; both are mended by larger ones."""
    if pattern.finest_mm < FINEST_MM:
        larger = pattern.stone[0] * FINEST_MM / pattern.finest_mm
        text = msg(
            "{name}: joints {gap} apart are too fine to scribe by hand; print them, or make the stones larger",
            name=name,
            gap=format_length(pattern.finest_mm, precision=2),
        )
        yield Issue("pattern-too-fine", Severity.HINT, item.id, text, (_larger(item, field, larger),))
    if not _countable(pattern, area_mm2):
        count = area_mm2 / (pattern.stone[0] * pattern.stone[1])
        text = msg("{name}: {count:.0f} stones are too many to be drawn one by one", name=name, count=count)
        larger = pattern.stone[0] * math.sqrt(count / MOST_STONES) * 1.01
        yield Issue("pattern-not-drawn", Severity.HINT, item.id, text, (_larger(item, field, larger),))


def _larger(item: Item, field: str, length_mm: float) -> Fix:
    label = msg("Make the stones {length} long", length=format_length(length_mm, precision=1))
    return Fix(label, "set_fields", {"id": item.id, "fields": {field: length_mm}})


def _countable(pattern: Pattern, area_mm2: float) -> bool:
    side = math.sqrt(max(area_mm2, 0.0))
    return stone_count((0.0, 0.0, side, side), pattern.stone) <= MOST_STONES


def _groove(lines: Sequence[PointArray], scale: float) -> Groove:
    return Groove(tuple(lines), max(THINNEST_MM, JOINT_REAL_MM / scale))
