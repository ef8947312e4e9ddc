"""How large a base a wish needs: "a base for two cars and an alley" read into things and a street, then sizes.

Widths of streets are the scale advisor's rows for the user's region, sizes of things the catalogue's; the sum is
`formulas.bases`. The grammar of the sentence is in `wishes`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from diorama_planner.app.advice.advisor import Region, advise
from diorama_planner.app.advice.wishes import Wish
from diorama_planner.catalogue.catalogue import Catalogue
from diorama_planner.catalogue.reference_rows import Base
from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import Message, msg
from diorama_planner.core.scale import Scale
from diorama_planner.core.units import MM_PER_INCH, format_length
from diorama_planner.formulas.bases import Size, base_for, fits_within
from diorama_planner.formulas.rounding import is_above

SMALL_REAL_MM = 1500.0
"""What is smaller stands beside the others and does not lengthen their row."""

LONGEST = 3.0
"""Without a street, a base more than so many times as long as deep is folded into rows."""

STOCK_SHOWN = 3
STEP_MM = 5.0
INCH_STEP_MM = MM_PER_INCH / 4
_ROOM = (
    (10.0, "Snug", "just holds it"),
    (35.0, "Comfortable", "room to turn and to look"),
    (75.0, "Roomy", "space around for scenery"),
)
_FREE_KINDS = ("board", "plaque", "frame", "box_frame", "case", "shelf", "room_box")
_TRACK_SIDES = {"US": "rail_us_side", "JP": "rail_jp_side"}


@dataclass(frozen=True, slots=True)
class Proposal:
    """A base to start from: its name, why, and its width and depth in mm. `base_id` names a row of bases.csv."""

    title: Message
    reason: Message
    base_mm: Size
    base_id: str = ""


def free_space(base: Base) -> Size:
    """The width and depth that a scene may have in or on a base of the tables, mm."""
    return base.inner_length_mm or base.outer_length_mm, base.inner_width_mm or base.outer_width_mm


def propose_bases(
    wish: Wish, scale: Scale, region: Region, catalogue: Catalogue, step_mm: float = STEP_MM
) -> tuple[Proposal, ...]:
    """Give sizes for what is wished: three by how much room is left, then boards, frames and cases that fit.

    The three are rounded up to whole `step_mm`.

    Raises:
        UsageError: nothing in the wish has a size.
    """
    if wish.size_mm is not None:
        return (Proposal(msg("As typed"), msg("the size in your words"), wish.size_mm),)
    if not wish.things and not wish.street:
        raise UsageError(msg("No thing or street is known by these words"), msg("Try: two cars and an alley."))
    footprints = [_on_bench(size, scale) for size in _row_of(wish)]
    road, pavement = (scale.to_model(real) for real in street_widths(wish, scale, region, catalogue))
    sizes = [_rounded(_holding(footprints, margin, road, pavement), step_mm) for margin, _, _ in _ROOM]
    made = [
        Proposal(msg(name), msg("{about}, {percent} % free", about=msg(about), percent=round(margin)), size)
        for size, (margin, name, about) in zip(sizes, _ROOM, strict=True)
    ]
    height = scale.to_model(max((thing.real_mm[2] for thing in wish.things), default=0.0))
    return (*made, *_stock(sizes[0], height, region, catalogue.bases()))


def street_widths(wish: Wish, scale: Scale, region: Region, catalogue: Catalogue) -> Size:
    """Real widths in mm of the wished street, kerb to kerb, and of one pavement; 0 for what is not wished."""
    usual = {row.subject: row.usual_mm for row in advise(scale, region, catalogue)}
    if wish.street == "railway":
        rows = {row.id: row for row in catalogue.roads()}
        road = 2 * (rows[_TRACK_SIDES.get(region, "rail_eu_side")].width_mm or 0.0)
    elif wish.street == "road":
        road = usual.get("road", 2 * usual["lane"])
    else:
        road = usual.get(wish.street, 0.0)
    return road, usual["pavement"] if wish.pavement else 0.0


def describe_wish(wish: Wish, scale: Scale, region: Region, catalogue: Catalogue) -> tuple[Message, ...]:
    """Say how the words were understood, one message for each part, sizes real and on the bench."""
    parts = [
        msg(
            "{count} × {name}, {length} long on the model",
            count=thing.count,
            name=thing.name,
            length=format_length(scale.to_model(thing.real_mm[0]), precision=0),
        )
        for thing in wish.things
    ]
    road, pavement = street_widths(wish, scale, region, catalogue)
    for name, real in ((wish.street, road), ("pavement", pavement)):
        if real:
            model = format_length(scale.to_model(real), precision=0)
            parts.append(
                msg("{name}: {real} wide, {model} here", name=name, real=format_length(real, "m"), model=model)
            )
    return tuple(parts)


def _row_of(wish: Wish) -> list[tuple[float, float, float]]:
    every = [thing.real_mm for thing in wish.things for _ in range(thing.count)]
    large = [size for size in every if max(size[:2]) >= SMALL_REAL_MM]
    return large or every or [(SMALL_REAL_MM * 3, SMALL_REAL_MM, SMALL_REAL_MM)]


def _holding(footprints: Sequence[Size], margin: float, road: float, pavement: float) -> Size:
    """The base of one row along a street; without one, of so many rows that it is not a mere strip."""
    for rows in range(1, len(footprints) + 1):
        share = math.ceil(len(footprints) / rows)
        sizes = [
            base_for(footprints[at : at + share], margin, road, pavement) for at in range(0, len(footprints), share)
        ]
        width, depth = max(size[0] for size in sizes), sum(size[1] for size in sizes)
        if road or width <= LONGEST * depth:
            break
    return width, depth


def _on_bench(real_mm: tuple[float, float, float], scale: Scale) -> Size:
    return scale.to_model(real_mm[0]), scale.to_model(real_mm[1])


def _rounded(size: Size, step: float) -> Size:
    width, depth = (math.ceil(side / step - 1e-9) * step for side in size)
    return width, depth


def _stock(size: Size, height_mm: float, region: Region, bases: Iterable[Base]) -> Iterator[Proposal]:
    """The smallest base of each kind that holds a scene, the smallest first."""
    best: dict[str, Base] = {}
    for base in sorted(bases, key=lambda base: math.prod(free_space(base))):
        usable = base.category in _FREE_KINDS and base.region in ("", region)
        low = base.inner_height_mm is not None and is_above(height_mm, base.inner_height_mm)
        if usable and not low and fits_within(size, free_space(base)):
            best.setdefault(base.category, base)
    for base in sorted(best.values(), key=lambda base: math.prod(free_space(base)))[:STOCK_SHOWN]:
        long, short = sorted(free_space(base), reverse=True)
        turned = (long, short) if size[0] >= size[1] else (short, long)
        about = msg("the smallest {kind} that holds it", kind=base.category.replace("_", " "))
        yield Proposal(msg(base.name), about, turned, base.id)
