"""How many bars the bill counts: a cutting plan for each material whose pieces are known.

A bill is made at every edit, so that its plans are by first-fit decreasing, without a cut's width; the cutting window
may look for better ones and can be told of saws. Rests in the stash are cut first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from diorama_planner.app.sawing.bar_cutting import bars_of, named_piece
from diorama_planner.app.sawing.cut_stock import Cutting, cutting_of_bars, fingerprint_of, movement_of
from diorama_planner.catalogue.material import Material
from diorama_planner.core.messages import Message, Shown, msg
from diorama_planner.core.units import format_length
from diorama_planner.formulas.rounding import count_up
from diorama_planner.takeoff.bars import FITS_MM, Bar, Piece
from diorama_planner.takeoff.bill_rows import CutBars
from diorama_planner.takeoff.lengths import count_bars, cut_bars

if TYPE_CHECKING:
    from diorama_planner.app.sawing.bar_parts import ItemParts
    from diorama_planner.app.session import Session
    from diorama_planner.takeoff.ledger import Total

_JOINED_TOLD = 4


@dataclass(frozen=True)
class _Counted:
    """How many bars of a material are opened, and what for."""

    material: Material
    parts: ItemParts
    bars: tuple[Bar, ...]
    new: int
    session: Session

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        return tuple(named_piece(self.session, item, part) for item, part in self.parts)

    @cached_property
    def notes(self) -> tuple[Message, ...]:
        length = self.material.length_mm or 0.0
        long = [each for each in self.parts if each[1].length_mm > length * (1 + FITS_MM)]
        return tuple(_joined([named_piece(self.session, *each) for each in long[:_JOINED_TOLD]], len(long), length))

    @cached_property
    def fingerprint(self) -> str:
        return fingerprint_of(self.pieces)


class BarCounts:
    """The cutting plans of a session's bill; each is kept until its pieces or the rests in the stash change.

    `counted` says how often that was done, for tests that watch the work.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._kept: dict[str, _Counted] = {}
        self.counted = 0

    def all(self) -> Mapping[str, CutBars]:
        """The bars by material, of those that are counted by them.

        That are the ones sold in bars all of whose parts are pieces: strip between the corners of frames, caps and
        kerbs, braces, skewers. A run (track, tape, wire, film) is joined of whatever there is, and is counted by its
        length; and so is what has an amount on hand that was entered in the plan, which says nothing of lengths.
        """
        return {each.material.id: self._cut(each) for each in self._all()}

    def cutting(self, material: str) -> Cutting | None:
        """Give what cutting the bars of a material does to the shelf; None where they are not counted."""
        counted = next((each for each in self._all() if each.material.id == material), None)
        if counted is None:
            return None
        plan = cut_bars((replace(piece, joins=True) for piece in counted.pieces), counted.bars, seconds=0.0)
        return cutting_of_bars(self._session, counted.material, counted.pieces, plan)

    def _all(self) -> Iterator[_Counted]:
        session = self._session
        session.quantities.follow()
        known, entered = session.catalogue.material_map, session.document.prices.on_hand
        for name, total in session.quantities.ledger.totals().items():
            material = known.get(name)
            if material is not None and name not in entered and _is_cut_from_bars(material, total):
                parts = session.derived.bar_parts.pieces(total)
                if parts:
                    yield self._count(material, parts)

    def _count(self, material: Material, parts: ItemParts) -> _Counted:
        bars = tuple(bars_of(self._session, material))
        kept = self._kept.get(material.id)
        if kept is None or kept.parts is not parts or kept.bars != bars or kept.material is not material:
            self.counted += 1
            pieces = (Piece("", item.id, part.length_mm, part.count, joins=True) for item, part in parts)
            kept = _Counted(material, parts, bars, count_bars(pieces, bars), self._session)
            self._kept[material.id] = kept
        return kept

    def _cut(self, counted: _Counted) -> CutBars:
        """Say what is opened; for pieces that were cut already as many as were opened then."""
        material, new = counted.material, counted.new
        if self._session.workshop.stash.journal:
            before = movement_of(self._session, material.id, counted.fingerprint)
            new = next((cut.new for cut in before.cut if cut.material == material.id), new) if before else new
        return CutBars(new, material.length_mm or 0.0, counted.notes)


def _is_cut_from_bars(material: Material, total: Total) -> bool:
    return bool(
        material.length_mm
        and not material.is_sheet
        and (total.unit == "mm" or (material.form == "each" and total.measured_unit == "mm"))
    )


def _joined(first: list[Piece], count: int, bar_mm: float) -> Iterator[Message]:
    """Tell of the pieces that are longer than a bar: of the first with their names, how many they are in all."""
    for piece in first:
        yield msg(
            "{name} is {length}, a bar {bar}: joined of {parts}",
            name=piece.name,
            length=Shown(format_length, round(piece.length_mm, 1)),
            bar=Shown(format_length, bar_mm),
            parts=count_up(piece.length_mm / bar_mm),
        )
    if count > len(first):
        yield msg("{count} more pieces are longer than a bar and joined", count=count - len(first))
