"""The photographer's checks: does the camera fit where its lens must be, and if not, what helps.

Answers are data: raise the diorama with the camera off its edge, turn the phone over, a mirror, a probe lens, a hole
in the base, a wall that lifts off. What else is in the frame is for `sight`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from diorama_planner.core.messages import Message, msg
from diorama_planner.core.units import format_length
from diorama_planner.geometry.points import box_about, boxes_meet
from diorama_planner.geometry.region import (
    Region,
    contains_point,
    difference,
    empty_region,
    intersection,
    placed,
    union_all,
)
from diorama_planner.model.record import RecordId
from diorama_planner.optics.focusing import focus_of
from diorama_planner.optics.lenses import Body, View
from diorama_planner.optics.projection import axes, pinhole_of
from diorama_planner.optics.site import Block, Part, Piece, Site, camera_pieces

TOUCH_MM = 0.2
"""So little into another body nobody notices."""
SPECK_MM2 = 1.0
PROBE_RADIUS_MM = 10.0
"""Half the tube of a probe lens (`laowa_probe`), whose camera then hangs beside the base."""
STEP_BACK_MM, MOST_BACK_MM = 5.0, 1000.0
MIRROR_GAP_MM = 8.0
"""From the edge of the lens to the mirror before it."""

Obstacle: TypeAlias = Literal["road", "table", "thing", "wall", "subject"]
LOW: frozenset[Obstacle] = frozenset({"road", "table"})
"""What a camera is too low over."""
Remedy: TypeAlias = Literal["raise", "turn-over", "mirror", "probe", "cut-out", "wild-wall", "move", "step-back"]


@dataclass(frozen=True, slots=True)
class Clash:
    """A part of the camera that would be where something else is; `depth_mm` is how far it is too low, if it is.

    `at_s` is when that is, of a camera that moves.
    """

    part: Part | Literal["eye"]
    obstacle: Obstacle
    record: RecordId
    message: Message
    depth_mm: float = 0.0
    at_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What helps.

    `mm` is what there is to measure: the height of blocks under the diorama, the width of a mirror, the diameter of
    a probe, the depth of a cut-out, how far to step back. `back_mm`: the camera has to stand so much farther back as
    well. `region` is the cut-out.
    """

    remedy: Remedy
    message: Message
    mm: float = 0.0
    back_mm: float = 0.0
    record: RecordId = ""
    region: Region | None = None


@dataclass(frozen=True, slots=True)
class Fit:
    """Whether a camera fits: what it takes up, on all of its way, what is in that, what helps.

    `hit_s` is when anything is in its way first; None if nothing ever is.
    """

    pieces: tuple[Piece, ...]
    clashes: tuple[Clash, ...]
    answers: tuple[Answer, ...]
    hit_s: float | None = None

    @property
    def fits(self) -> bool:
        """Whether nothing is in its way."""
        return not self.clashes


def check_fit(view: View, body: Body, site: Site) -> Fit:
    """Say whether a camera fits into a site.

    Raises:
        UsageError: the lens cannot focus there.
    """
    return check_way([(0.0, view)], body, site)


def check_way(stations: Sequence[tuple[float, View]], body: Body, site: Site) -> Fit:
    """Say whether a camera that moves fits all along its way, of which these are times and views, at least one.

    What is in its way is told once: when it gets there first, and what of it is too low, when it is lowest. Blocks
    and the like have to help whenever it is too low, and are as large as it then takes.

    Raises:
        UsageError: the lens cannot focus there.
    """
    worst: dict[tuple[str, Obstacle, RecordId], Clash] = {}
    swept: list[Piece] = []
    hit: float | None = None
    for at, view in stations:
        pieces = camera_pieces(view, body)
        swept += pieces
        for clash in _clashes(view, pieces, site):
            hit = at if hit is None else hit
            key = clash.part, clash.obstacle, clash.record
            if key not in worst or clash.depth_mm > worst[key].depth_mm + TOUCH_MM:
                worst[key] = replace(clash, at_s=at)
    views, clashes = dict(stations), tuple(worst.values())
    low = sorted({clash.at_s for clash in clashes if clash.obstacle in LOW})
    lifted = _that_help([tuple(_when_low(views[at], body, site)) for at in low])
    return Fit(tuple(swept), clashes, (*lifted, *_when_met(clashes, views, site)), hit)


def each_once(clashes: Iterable[Clash]) -> tuple[Clash, ...]:
    """Of what several parts of a camera meet only the first is told, its eye before all."""
    found: dict[tuple[Obstacle, RecordId], Clash] = {}
    for clash in sorted(clashes, key=lambda clash: clash.part != "eye"):
        found.setdefault((clash.obstacle, clash.record), clash)
    return tuple(found.values())


def _that_help(places: Sequence[Sequence[Answer]]) -> tuple[Answer, ...]:
    """The answers that help at all of several places, each as large as it takes at most."""
    found: dict[Remedy, list[Answer]] = {}
    for answers in places:
        for answer in answers:
            found.setdefault(answer.remedy, []).append(answer)
    return tuple(
        max(answers, key=lambda answer: (answer.mm, answer.back_mm))
        for answers in found.values()
        if len(answers) == len(places)
    )


def _clashes(view: View, pieces: Sequence[Piece], site: Site) -> Iterator[Clash]:
    focus = focus_of(view)
    if focus.working_mm <= 0.0:
        yield Clash(
            "lens", "subject", "", msg("What is in focus lies {mm} inside the lens", mm=_length(-focus.working_mm))
        )
    x, y, z = view.position_mm
    room = box_about([(x, y, x, y), *(piece.region.bounds for piece in pieces)])
    near = [block for block in site.blocks if boxes_meet(block.prism.region.reach, room)]
    for part in ("lens", "camera"):
        own = [piece for piece in pieces if piece.part == part]
        name = _part_name(part)
        sunk = _deepest(own, site)
        if sunk > TOUCH_MM:
            is_flat = all(piece.low_mm + sunk <= TOUCH_MM for piece in own)
            where = msg("below the base top") if is_flat else msg("in the ground")
            text = msg("{part} would be {mm} {where}", part=name, mm=_length(sunk), where=where)
            yield Clash(part, "road", "", text, sunk)
        below = [piece for piece in own if piece.low_mm < site.table_mm - TOUCH_MM]
        beside = [piece for piece in below if difference(piece.region, site.base).area > SPECK_MM2]
        sunk = site.table_mm - min((piece.low_mm for piece in beside), default=site.table_mm)
        if sunk > TOUCH_MM:
            yield Clash(part, "table", "", msg("{part} would be {mm} below the table", part=name, mm=_length(sunk)),
                        sunk)  # fmt: skip
        for block in near:
            if block.sort not in ("wire", "bare", "ground") and any(_meets(piece, block) for piece in own):
                yield Clash(part, "wall" if block.sort == "wall" else "thing", block.record,
                            msg("{part} would be in {name}", part=name, name=block.name))  # fmt: skip
    for block in near:
        prism = block.prism
        if prism.bottom_mm < z < prism.top_mm and not prism.soft and contains_point(prism.region, (x, y)):
            text = msg("The eye of the lens is inside {name}", name=block.name)
            yield Clash("eye", "wall" if block.sort == "wall" else "thing", block.record, text)


def _deepest(pieces: Iterable[Piece], site: Site) -> float:
    """How deep in the ground the deepest of these would be; those that cannot be deeper are not looked at."""
    deepest, summit = 0.0, site.summit_mm
    for piece in sorted(pieces, key=lambda piece: piece.low_mm):
        if summit - piece.low_mm <= deepest:
            break
        deepest = max(deepest, _sunk(piece.region, piece.low_mm, site, deepest))
    return deepest


def _sunk(region: Region, low_mm: float, site: Site, at_least_mm: float = 0.0) -> float:
    """How deep in the ground something would be that reaches down to a height; 0 beside the base.

    Less than `at_least_mm` need not be told exactly.
    """
    if low_mm >= site.summit_mm or not boxes_meet(region.bounds, site.base.bounds):
        return 0.0
    if intersection(region, site.base).area <= SPECK_MM2:
        return 0.0
    return max(0.0, site.floor_mm(region, low_mm + at_least_mm) - low_mm)


def _meets(piece: Piece, block: Block) -> bool:
    prism = block.prism
    if prism.soft or min(piece.high_mm, prism.top_mm) - max(piece.low_mm, prism.bottom_mm) <= TOUCH_MM:
        return False
    (ax0, ay0, ax1, ay1), (bx0, by0, bx1, by1) = piece.region.bounds, prism.region.reach
    if ax0 > bx1 or bx0 > ax1 or ay0 > by1 or by0 > ay1:
        return False
    return intersection(piece.region, prism.region).area > SPECK_MM2


def _when_low(view: View, body: Body, site: Site) -> Iterator[Answer]:
    """What helps a camera that is too low."""
    pieces = camera_pieces(view, body)
    yield from _turned(view, body, site)
    yield from _raised(view, body, site)
    yield from _probe(view, body)
    yield from _mirror(view, pieces)
    yield from _cut_out(site, pieces)


def _when_met(clashes: Sequence[Clash], views: Mapping[float, View], site: Site) -> Iterator[Answer]:
    """What helps against what stands in the way of a camera, each once, and against a focus inside its lens."""
    obstacles = {clash.record: clash.obstacle for clash in reversed(clashes) if clash.record}
    for record in dict.fromkeys(clash.record for clash in clashes if clash.record):
        name = next(block.name for block in site.blocks if block.record == record)
        if obstacles[record] == "wall":
            yield Answer("wild-wall", msg("Make {name} lift off for this shot", name=name), record=record)
        else:
            yield Answer("move", msg("Take {name} away for this shot", name=name), record=record)
    for clash in clashes:
        if clash.obstacle == "subject":
            inside = -focus_of(views[clash.at_s]).working_mm
            yield Answer("step-back", msg("Focus {mm} farther away", mm=_length(inside)), mm=inside)


def _low(view: View, body: Body, site: Site) -> list[Clash]:
    """What of the road or the table is in the way of a camera."""
    return [
        clash
        for clash in _clashes(view, camera_pieces(view, body), site)
        if clash.obstacle in LOW and clash.part != "eye"
    ]


def _turned(view: View, body: Body, site: Site) -> Iterator[Answer]:
    if body.edge_mm is None:
        return
    if not _low(replace(view, roll_deg=view.roll_deg + 180.0), body, site):
        yield Answer("turn-over", msg("Turn the phone over, so that its lens is at the lower edge"))


def _raised(view: View, body: Body, site: Site) -> Iterator[Answer]:
    """How far back the camera has to stand to be off the base, and how high the diorama then has to be."""
    _, _, forward = axes(view.pan_deg, 0.0, 0.0)
    pieces = camera_pieces(view, body)
    back = 0.0
    while any(_over(piece, site, -back * forward[0], -back * forward[1]) for piece in pieces):
        back += STEP_BACK_MM
        if back > MOST_BACK_MM:
            return
    lift = max(0.0, site.table_mm - min(piece.low_mm for piece in pieces))
    if not lift and not back:
        return
    if not back:
        text = msg("Raise the diorama by {mm} on blocks; the camera stays off its edge", mm=_length(lift))
    elif not lift:
        text = msg("Step {back} back, so that the camera is off the edge of the base", back=_length(back))
    else:
        text = msg("Raise the diorama by {mm} on blocks and step {back} back, so that the camera is off its edge",
                   mm=_length(lift), back=_length(back))  # fmt: skip
    yield Answer("raise" if lift else "step-back", text, mm=lift or back, back_mm=back)


def _over(piece: Piece, site: Site, dx: float, dy: float) -> bool:
    """Whether a piece, moved on the plan, hangs over the base and is too low for it."""
    return _sunk(placed(piece.region, (dx, dy)), piece.low_mm, site) > TOUCH_MM


def _probe(view: View, body: Body) -> Iterator[Answer]:
    width = view.lens.front_diameter_mm
    if view.position_mm[2] >= PROBE_RADIUS_MM and body.edge_mm is None and (width or 99.0) > 2.0 * PROBE_RADIUS_MM:
        mm = 2.0 * PROBE_RADIUS_MM
        yield Answer("probe", msg("Take a probe lens: its tube is {mm} thick", mm=_length(mm)), mm=mm)


def _mirror(view: View, pieces: Sequence[Piece]) -> Iterator[Answer]:
    """A mirror at 45 degrees, its lower edge on the road, into which the camera looks from above."""
    height = view.position_mm[2]
    pinhole = pinhole_of(view)
    lens = [piece for piece in pieces if piece.part == "lens"] or pieces
    radius = max((piece.high_mm - piece.low_mm for piece in lens), default=0.0) / 2.0
    away = radius + MIRROR_GAP_MM
    if height <= 0.0 or pinhole.half_height * away > height + away or abs(view.tilt_deg) > 30.0:
        return
    width = 2.0 * pinhole.half_width * away + focus_of(view).opening_mm(view.f_number)
    text = msg(
        "Look down from above into a front-surface mirror {mm} wide that leans by 45 degrees", mm=_length(width)
    )
    yield Answer("mirror", text, mm=width)


def _cut_out(site: Site, pieces: Sequence[Piece]) -> Iterator[Answer]:
    sunk = [piece for piece in pieces if piece.low_mm < -TOUCH_MM]
    region = intersection(union_all([piece.region for piece in sunk]), site.base) if sunk else empty_region()
    depth = -min((piece.low_mm for piece in sunk), default=0.0)
    if region.is_empty or depth > site.thickness_mm + site.lift_mm:
        return
    xmin, ymin, xmax, ymax = region.bounds
    text = msg("Cut {width} x {length} out of the base, {mm} deep", width=_length(xmax - xmin),
               length=_length(ymax - ymin), mm=_length(depth))  # fmt: skip
    yield Answer("cut-out", text, mm=depth, region=region)


def _part_name(part: str) -> Message:
    return msg("The lens") if part == "lens" else msg("The camera")


def _length(mm: float) -> str:
    return format_length(round(mm, 1))
