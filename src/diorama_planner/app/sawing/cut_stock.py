"""What cutting a plan does to the shelf, once: the pieces that it takes, and the rests that it brings.

The cutting table and what is used of a plan both ask here. The journal of the stash remembers which parts of which
plan were cut, so that whoever comes second leaves them out; taking that movement back forgets it.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import Message, counted, msg
from diorama_planner.core.units import format_length, format_number, format_size
from diorama_planner.formulas.rounding import count_up
from diorama_planner.takeoff import stash as shelf
from diorama_planner.takeoff.nesting import NEW
from diorama_planner.takeoff.stash import CutUp, Holding, Movement, Stash, Step

if TYPE_CHECKING:
    from diorama_planner.app.session import Session
    from diorama_planner.catalogue.material import Material
    from diorama_planner.takeoff.bars import BarPlan, Piece
    from diorama_planner.takeoff.nesting import Layout

LEAST_END_MM = 50.0
"""Shorter ends of bars are thrown away; general practice, unsourced."""


@dataclass(frozen=True, slots=True)
class Cutting:
    """What was cut of a material, which pieces on the shelf that takes (an id for each of them), and what is left.

    `opened` are whole sheets, in pack units; they leave the shelf as far as they lie there.
    """

    what: CutUp
    taken: tuple[str, ...]
    rests: tuple[Holding, ...]
    opened: float = 0.0

    def changes(self, stash: Stash) -> dict[str, Holding | None]:
        """Give what it does to the shelf."""
        found = dict(_taken(stash.holdings.values(), self.taken))
        return {**found, **{rest.id: rest for rest in self.rests}}


def cutting_of_sheets(session: Session, layout: Layout) -> Cutting:
    """Give what cutting a layout does."""
    from diorama_planner.app.sawing.cutting import offcuts_offered

    material = layout.material
    thickness = session.catalogue.material(material).thickness_mm or 0.0
    rests = tuple(
        Holding(
            key=material, form="offcut", outline_mm=_ring(outer), holes_mm=tuple(map(_ring, holes)),
            thickness_mm=thickness, note=session.title,
        )
        for _, region in offcuts_offered(session, layout)
        for outer, holes in region.polygons()
    )  # fmt: skip
    parts = session.derived.cut_parts.fingerprint(material)
    new = sum(sheet.key == NEW for sheet in layout.sheets)
    taken = tuple(each.key for each in layout.sheets)
    return Cutting(CutUp(material=material, parts=parts, new=new), taken, rests, float(new))


def cutting_of_bars(session: Session, material: Material, pieces: Iterable[Piece], plan: BarPlan) -> Cutting:
    """Give what cutting pieces from bars as planned does; bars of other lengths are counted as the catalogue's."""
    rests = tuple(
        Holding(key=material.id, form="bar", length_mm=end, note=session.title) for end in ends_worth_keeping(plan)
    )
    opened_mm = math.fsum(bar.length_mm * count for bar, count in plan.bought.items())
    new = count_up(opened_mm / material.length_mm) if material.length_mm else 0
    what = CutUp(material=material.id, parts=fingerprint_of(pieces), new=new)
    return Cutting(what, tuple(each.bar.key for each in plan.bars), rests)


def fingerprint_of(pieces: Iterable[Piece]) -> str:
    """Return 32 hexadecimal digits that change when the length or the number of a piece does; order has no say."""
    lines = sorted(f"{each.item}|{each.length_mm:.3f}|{each.count}" for each in pieces)
    return hashlib.blake2b("\n".join(lines).encode(), digest_size=16).hexdigest()


def movement_of(session: Session, material: str, parts: str) -> Movement | None:
    """Give the movement that cut these parts of a material for this plan; None as long as they are not cut."""
    return shelf.movement_of(session.workshop.stash, session.title, material, parts)


def put_away(session: Session, cutting: Cutting, day: date) -> None:
    """Put what is left on the shelf, and take off it what was cut.

    Raises:
        UsageError: that has been done.
        WriteError: it cannot be kept; nothing has changed.
    """

    def edit(stash: Stash) -> Stash:
        what = cutting.what
        before = shelf.movement_of(stash, session.title, what.material, what.parts)
        if before is not None:
            label = session.catalogue.material(what.material).label
            raise UsageError(
                msg("what is left of {material} was put into the stash on {day}", material=label, day=before.day),
                msg("its journal can take that back"),
            )
        loose = {what.material: min(cutting.opened, stash.amount(what.material))}
        changes = shelf.takings(stash, loose) | cutting.changes(stash)
        return shelf.move(stash, "used", changes, day.isoformat(), project=session.title, cut=(what,))

    session.workshop.change_stash(edit)


def told_of(session: Session, movement: Movement, material: str = "") -> tuple[Message, ...]:
    """Say what went and what was put away when something was cut: of a material, or of all that moved."""
    told = (_told(session, step) for step in movement.steps if not material or _is_of(step, material))
    return tuple(each for each in told if each is not None)


def _is_of(step: Step, material: str) -> bool:
    there = step.after or step.before
    return there is not None and there.key == material


def _told(session: Session, step: Step) -> Message | None:
    """Tell of one step; None if nothing came or went in it."""
    there = step.after or step.before
    if there is None:
        return None
    material = session.catalogue.material_map.get(there.key)
    name = material.label if material is not None else there.key
    change = (step.after.amount if step.after else 0.0) - (step.before.amount if step.before else 0.0)
    what = _named(there, abs(change), material.pack_unit if material is not None else "")
    if not change:
        return None
    if change > 0:
        return msg("{what} of {name} put away", what=what, name=name)
    return msg("{what} of {name} gone", what=what, name=name)


def _named(holding: Holding, amount: float, unit: str) -> str | Message:
    """Name so much of a holding: `2 sheets`, `offcut 300 x 290 mm`, `2 x bar end 120 mm`."""
    if holding.form == "loose":
        if unit == "sheet":
            return counted("1 sheet", "{count} sheets", round(amount))
        return f"{format_number(amount)} {unit}"
    times = f"{amount:g} x " if amount != 1 else ""
    if holding.form == "bar":
        return msg("{times}bar end {length}", times=times, length=format_length(holding.length_mm))
    xs, ys = zip(*holding.outline_mm, strict=True)
    size = format_size((round(max(xs) - min(xs)), round(max(ys) - min(ys))))
    if len(holding.outline_mm) > 4 or holding.holes_mm:  # more corners than a rectangle has
        return msg("{times}offcut within {size}", times=times, size=size)
    return msg("{times}offcut {size}", times=times, size=size)


def ends_worth_keeping(plan: BarPlan) -> list[float]:
    """Give the ends that are left of bars and long enough to be kept, longest first, in mm."""
    return [round(end, 1) for end in plan.offcuts_mm if end >= LEAST_END_MM]


def _taken(pieces: Iterable[Holding], taken: Iterable[str]) -> Iterator[tuple[str, Holding | None]]:
    """Take one from a holding for each time that its id is named, as far as it goes."""
    left = {each.id: each for each in pieces if each.form != "loose"}
    for holding_id in taken:
        piece = left.get(holding_id)
        if piece is not None:
            left[piece.id] = replace(piece, amount=piece.amount - 1)
            yield piece.id, left[piece.id] if piece.amount > 1 else None


def _ring(points: Iterable[Iterable[float]]) -> tuple[tuple[float, float], ...]:
    return tuple((round(float(x), 3), round(float(y), 3)) for x, y in points)
