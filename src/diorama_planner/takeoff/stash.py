"""The stash: what lies on the builder's shelf, and the journal of how it came and went.

Pure values and functions from stash to stash; where it is kept is in `app.purchase.workshop`, what a plan takes from
it and brings to it in `app.purchase.stocktaking`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from diorama_planner.catalogue.learned import Build
from diorama_planner.core.errors import RecordError, UsageError
from diorama_planner.core.messages import msg
from diorama_planner.formulas.rounding import count_down
from diorama_planner.model.record import Points, new_id
from diorama_planner.model.roles import LIMIT_MM

Form = Literal["loose", "offcut", "begun", "bar"]
MovementKind = Literal["bought", "used", "corrected"]

MOST_MOVEMENTS = 2000
"""So many movements are remembered; older ones have happened and cannot be undone."""

_LARGEST = 1e9


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """Something on the shelf.

    Attributes:
        key: id of a material, or of a thing with `shops.THING_PREFIX`.
        form: `loose` is counted by its amount; an `offcut` or a `begun` sheet has an outline, a `bar` a length.
        amount: loose: in the pack unit of the material, pieces of a thing; else how many such pieces.
        pack_size: what a full pack of it holds, in the same unit; 0 if that is not known.
        outline_mm: of an offcut, or of what is left of a begun sheet: bench mm, as it lies.
        holes_mm: what is missing inside the outline.
        thickness_mm: of an offcut or begun sheet, bench mm; 0 is that of the material.
        length_mm: of a bar, bench mm.
        place: where it is kept.
        note: what should be known.

    Raises:
        RecordError: an amount below 0 or beyond bounds, an outline or a length that is missing.
    """

    key: str
    form: Form = "loose"
    amount: float = 1.0
    pack_size: float = 0.0
    outline_mm: Points = ()
    holes_mm: tuple[Points, ...] = ()
    thickness_mm: float = 0.0
    length_mm: float = 0.0
    place: str = ""
    note: str = ""
    id: str = field(default_factory=new_id)

    def __post_init__(self) -> None:
        if not self.key:
            raise RecordError(msg("a holding needs the id of a material or thing"))
        for value in (self.amount, self.pack_size, self.thickness_mm, self.length_mm):
            if not (math.isfinite(value) and 0 <= value <= _LARGEST):
                raise RecordError(msg("{id}: there cannot be {amount} of it", id=self.key, amount=value))
        rings = (self.outline_mm, *self.holes_mm) if self.is_sheet else ()
        if any(len(ring) < 3 or not all(abs(at) <= LIMIT_MM for at in sum(ring, ())) for ring in rings):
            raise RecordError(msg("{id}: an offcut needs an outline of three points or more", id=self.key))
        if self.form == "bar" and self.length_mm == 0:
            raise RecordError(msg("{id}: a bar needs a length", id=self.key))

    @property
    def is_sheet(self) -> bool:
        """Whether it is a piece of a sheet, which parts are nested on."""
        return self.form in ("offcut", "begun")

    @property
    def full_packs(self) -> int:
        """How many unopened packs of it there are."""
        return count_down(self.amount / self.pack_size) if self.pack_size and self.form == "loose" else 0

    @property
    def begun_amount(self) -> float:
        """What is in the pack that was opened, in the pack unit."""
        return max(0.0, self.amount - self.full_packs * self.pack_size) if self.form == "loose" else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What one movement did to one holding; None: it was not there, or is gone."""

    before: Holding | None
    after: Holding | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CutUp:
    """What was cut of a material: the fingerprint of its parts, and how many sheets or bars were opened for them."""

    material: str
    parts: str
    new: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """An entry of the journal. `day` as 2026-05-01, `project` the name of the plan, if it was one.

    `cut` is what of that plan was cut: pieces of the shelf left for it, and its rests came there. `learned` is what
    it taught of rates.
    """

    kind: MovementKind
    day: str
    steps: tuple[Step, ...]
    project: str = ""
    note: str = ""
    cut: tuple[CutUp, ...] = ()
    learned: tuple[Build, ...] = ()
    id: str = field(default_factory=new_id)

    @property
    def moves_loose(self) -> bool:
        """Whether anything came or went that is counted by its amount, beside what was cut."""
        moved, cut = (holding for step in self.steps for holding in (step.before, step.after)), self.materials_cut
        return any(each is not None and each.form == "loose" and each.key not in cut for each in moved)

    @property
    def is_cutting(self) -> bool:
        """Whether it is nothing but what cutting took and left."""
        return bool(self.cut) and not self.moves_loose

    @property
    def materials_cut(self) -> frozenset[str]:
        """The ids of the materials that were cut."""
        return frozenset(each.material for each in self.cut)

    def taken(self, key: str) -> float:
        """What it took from the loose amount of a material or thing, in its pack unit."""
        sides = ((step.before, 1.0) if is_before else (step.after, -1.0)
                 for step in self.steps for is_before in (True, False))  # fmt: skip
        return sum(
            sign * each.amount for each, sign in sides if each is not None and (each.key, each.form) == (key, "loose")
        )

    @property
    def changes(self) -> dict[str, float]:
        """By how much the loose amount of each material or thing changed; what is not loose counts as pieces."""
        found: dict[str, float] = {}
        for step in self.steps:
            for holding, sign in ((step.before, -1.0), (step.after, 1.0)):
                if holding is not None:
                    found[holding.key] = found.get(holding.key, 0.0) + sign * holding.amount
        return {key: change for key, change in found.items() if change}


@dataclass(frozen=True, slots=True)
class Stash:
    """All holdings by id, and the journal, the latest movement last."""

    holdings: Mapping[str, Holding] = field(default_factory=dict)
    journal: tuple[Movement, ...] = ()

    def amount(self, key: str) -> float:
        """What there is loose of a material or thing, in its pack unit."""
        return sum(each.amount for each in self.holdings.values() if each.key == key and each.form == "loose")

    def sheets(self, material: str) -> tuple[Holding, ...]:
        """Offcuts and begun sheets of a material; each stands for `amount` of its kind."""
        return tuple(each for each in self.holdings.values() if each.key == material and each.is_sheet)

    def bars(self, material: str) -> tuple[Holding, ...]:
        """Ends of bars of a material; each stands for `amount` of its kind."""
        return tuple(each for each in self.holdings.values() if each.key == material and each.form == "bar")


def move(
    stash: Stash, kind: MovementKind, changes: Mapping[str, Holding | None], day: str, *, project: str = "",
    note: str = "", cut: tuple[CutUp, ...] = (), learned: tuple[Build, ...] = (),
) -> Stash:  # fmt: skip
    """Put holdings in the place of those with their ids (None takes one away) and write it into the journal.

    A stash that this leaves as it is comes back as it is, unless something was learned.
    """
    steps = tuple(
        Step(before=stash.holdings.get(each_id), after=after)
        for each_id, after in changes.items()
        if stash.holdings.get(each_id) != after
    )
    if not (steps or learned):
        return stash
    movement = Movement(kind=kind, day=day, steps=steps, project=project, note=note, cut=cut, learned=learned)
    return Stash(_placed(stash.holdings, changes), (*stash.journal, movement)[-MOST_MOVEMENTS:])


def movement_of(stash: Stash, project: str, material: str, parts: str) -> Movement | None:
    """Give the latest movement that cut these parts of a material for a plan; None if they are not cut."""
    return next(
        (
            each
            for each in reversed(stash.journal)
            if each.project == project and any((cut.material, cut.parts) == (material, parts) for cut in each.cut)
        ),
        None,
    )


def gains(stash: Stash, amounts: Iterable[Holding]) -> dict[str, Holding | None]:
    """Give the changes that add holdings; loose ones join what lies in the same place in packs of the same size."""
    changes: dict[str, Holding | None] = {}
    for new in amounts:
        standing = {**stash.holdings, **changes}
        like = next((each for each in standing.values() if each is not None and _is_alike(each, new)), None)
        if like is None:
            changes[new.id] = new
        else:
            changes[like.id] = replace(like, amount=like.amount + new.amount)
    return changes


def takings(stash: Stash, amounts: Mapping[str, float]) -> dict[str, Holding | None]:
    """Give the changes that take loose amounts away, in pack units: from the least of each first.

    Raises:
        UsageError: there is not so much.
    """
    changes: dict[str, Holding | None] = {}
    for key, amount in amounts.items():
        if not (math.isfinite(amount) and amount >= 0):
            raise UsageError(msg("{amount} of {id} cannot be taken", amount=amount, id=key))
        left, held = amount, stash.amount(key)
        if amount > held * (1 + 1e-9):
            raise UsageError(msg("there is only {held:g} of {id}, not {amount:g}", held=held, id=key, amount=amount))
        shelf = (each for each in stash.holdings.values() if each.key == key and each.form == "loose")
        for each in sorted(shelf, key=lambda one: (one.amount, one.id)):
            taken = min(left, each.amount)
            rest = each.amount - taken
            if taken > 0:
                changes[each.id] = replace(each, amount=rest) if rest > 1e-9 * each.amount else None
                left -= taken
    return changes


def undo(stash: Stash) -> Stash:
    """Take the latest movement back, out of the journal too.

    Raises:
        UsageError: there is none.
    """
    if not stash.journal:
        raise UsageError(msg("the journal of the stash is empty: there is nothing to undo"))
    *earlier, last = stash.journal
    changes: dict[str, Holding | None] = {}
    for step in last.steps:
        holding = step.before or step.after
        if holding is not None:
            changes[holding.id] = step.before
    return Stash(_placed(stash.holdings, changes), tuple(earlier))


def _placed(holdings: Mapping[str, Holding], changes: Mapping[str, Holding | None]) -> dict[str, Holding]:
    merged: dict[str, Holding | None] = {**holdings, **changes}
    return {each_id: each for each_id, each in merged.items() if each is not None}


def _is_alike(one: Holding, other: Holding) -> bool:
    """Whether two holdings are one heap: all but the amount is the same."""
    return one.form == "loose" and replace(one, amount=other.amount, id=other.id) == other
