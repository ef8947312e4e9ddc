"""What a plan brings to the stash and takes from it: bought, used, corrected, taken back; what builds really took.

Every function that changes something makes one movement of the journal, which `undo_last` takes back. Nothing here is
a step of the plan's history: the stash belongs to the builder.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from diorama_planner.app.bill_edits import read_amount
from diorama_planner.app.price_cells import read_pack, read_pieces
from diorama_planner.catalogue.learned import build_of
from diorama_planner.catalogue.material import Material
from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.takeoff import stash as shelf
from diorama_planner.takeoff.bill import THING_PREFIX
from diorama_planner.takeoff.pack_units import to_pack_units
from diorama_planner.takeoff.shops import thing_key
from diorama_planner.takeoff.stash import Holding, Movement, MovementKind, Stash

if TYPE_CHECKING:
    from diorama_planner.app.session import Session
    from diorama_planner.takeoff.bars import BarPlan
    from diorama_planner.takeoff.basket import BasketLine
    from diorama_planner.takeoff.bill_rows import BillRow
    from diorama_planner.takeoff.nesting import Layout

LEAST_END_MM = 50.0
"""Shorter ends of bars are thrown away; general practice, unsourced."""

Changes = Callable[[Stash], Mapping[str, Holding | None]]


@dataclass(frozen=True, slots=True)
class Amount:
    """So much of a material or thing, in its pack unit. `held` is what lies loose on the shelf before it moves.

    `pieces` counts offcuts and begun sheets that move with it.
    """

    key: str
    name: str
    amount: float
    unit: str
    pack_size: float = 0.0
    held: float = 0.0
    pieces: int = 0

    @property
    def taken(self) -> float:
        """What of it can be taken from the shelf."""
        return min(self.amount, self.held)

    @property
    def missing(self) -> float:
        """What the shelf does not have."""
        return self.amount - self.taken


# -- bought ---------------------------------------------------------------------------------------------------


def purchases(session: Session, lines: Iterable[BasketLine] | None = None) -> tuple[Amount, ...]:
    """Say what buying brings to the shelf: some lines of the basket, or without them all that the bill buys."""
    if lines is not None:
        chosen = [(line.choice.offer.key, line.choice.offer.pack_size, line.count) for line in lines]
    else:
        chosen = list(_all_bought(session))
    return tuple(_amount(session, key, size * count, size) for key, size, count in chosen)


def bought(session: Session, amounts: Iterable[Amount], day: date) -> None:
    """Put what was bought on the shelf. Raises WriteError; nothing has changed then."""
    new = [Holding(key=each.key, amount=each.amount, pack_size=each.pack_size) for each in amounts if each.amount > 0]
    _move(session, "bought", day, lambda stash: shelf.gains(stash, new))


def _all_bought(session: Session) -> Iterator[tuple[str, float, int]]:
    orders = session.buying.shopping().basket.orders
    lines = [line for order in orders for line in order.lines]
    yield from ((line.choice.offer.key, line.choice.offer.pack_size, line.count) for line in lines)
    in_basket = {line.key for line in lines}
    bill = session.bill()
    for row in bill.rows:
        if row.material not in in_basket and row.packs:
            yield row.material, row.pack_size, row.packs
    for thing in bill.things:
        key = THING_PREFIX + thing.thing
        if thing.source == "buy" and key not in in_basket and thing.count > thing.on_hand:
            yield key, 1.0, thing.count - thing.on_hand
    for tool in bill.tools:
        if not tool.have and tool.material not in in_basket:
            yield tool.material, session.catalogue.material(tool.material).pack_size, 1


# -- used -----------------------------------------------------------------------------------------------------


def usage(session: Session) -> tuple[Amount, ...]:
    """Say what building the plan takes from the shelf, waste with it: materials, and things that are not made."""
    bill = session.bill()
    shelf_by_need = session.buying.from_shelf()
    found = [amount for row in bill.rows for amount in _used_of(session, row, shelf_by_need.get(row.material, {}))]
    counts: dict[str, float] = {}
    for thing in bill.things:
        if thing.source in ("buy", "own"):
            counts[THING_PREFIX + thing.thing] = counts.get(THING_PREFIX + thing.thing, 0.0) + thing.count
    found += [_amount(session, key, count) for key, count in counts.items()]
    return tuple(each for each in found if each.amount > 0 or each.pieces)


def used(session: Session, amounts: Iterable[Amount], day: date) -> None:
    """Take what was used from the shelf, as much of it as is there.

    Of a material whose accepted layout says which sheets are cut, pieces of sheets leave with them, and what is left
    of all of them comes back as offcuts. Raises WriteError; nothing has changed then.
    """
    chosen = list(amounts)

    def changes(stash: Stash) -> dict[str, Holding | None]:
        loose = {each.key: min(each.amount, stash.amount(each.key)) for each in chosen}
        found = shelf.takings(stash, loose)
        for each in chosen:
            found |= dict(_cut(session, each.key, stash))
        return found

    _move(session, "used", day, changes)


def _used_of(session: Session, row: BillRow, shelf_has: Mapping[str, float]) -> Iterator[Amount]:
    """Say what a row takes: whole sheets and pieces where a layout says which, else its need with waste.

    What equivalent makes on the shelf stand in for is taken from them.
    """
    if row.counted_by == "layout":
        yield _laid_out(session, row)
        return
    needed = to_pack_units(session.catalogue.material(row.material), row.with_waste, row.unit)
    lent = {key: amount for key, amount in shelf_has.items() if key != row.material}
    yield _amount(session, row.material, max(0.0, needed - sum(lent.values())))
    yield from (_amount(session, key, amount) for key, amount in lent.items())


def _laid_out(session: Session, row: BillRow) -> Amount:
    from diorama_planner.app.cutting import accepted_layout, sheets_laid_out

    there = {each.id for each in session.workshop.stash.sheets(row.material)}
    layout = accepted_layout(session, row.material)
    pieces = sum(sheet.key in there for sheet in layout.sheets) if layout is not None else 0
    return replace(_amount(session, row.material, float(sheets_laid_out(session)[row.material])), pieces=pieces)


def _cut(session: Session, key: str, stash: Stash) -> Iterator[tuple[str, Holding | None]]:
    """Give what cutting the accepted layout of a material does to the pieces of sheets on the shelf."""
    if key.startswith(THING_PREFIX):
        return
    from diorama_planner.app.cutting import accepted_layout

    layout = accepted_layout(session, key)
    if layout is not None:
        yield from _sheets_cut(session, layout, stash)


def _sheets_cut(session: Session, layout: Layout, stash: Stash) -> Iterator[tuple[str, Holding | None]]:
    from diorama_planner.app.cutting import offcuts_offered

    yield from _pieces_taken(stash.sheets(layout.material), [sheet.key for sheet in layout.sheets])
    thickness = session.catalogue.material(layout.material).thickness_mm or 0.0
    for _, region in offcuts_offered(session, layout):
        for outer, holes in region.polygons():
            new = Holding(
                key=layout.material, form="offcut", outline_mm=_ring(outer), holes_mm=tuple(map(_ring, holes)),
                thickness_mm=thickness, note=session.title,
            )  # fmt: skip
            yield new.id, new


def _pieces_taken(pieces: Iterable[Holding], taken: Iterable[str]) -> Iterator[tuple[str, Holding | None]]:
    """Take one from a holding for each time that its id is named, as far as it goes."""
    left = {each.id: each for each in pieces}
    for holding_id in taken:
        piece = left.get(holding_id)
        if piece is not None:
            left[piece.id] = replace(piece, amount=piece.amount - 1)
            yield piece.id, left[piece.id] if piece.amount > 1 else None


def put_sheets_away(session: Session, layout: Layout, day: date) -> None:
    """Put what a layout leaves of its sheets on the shelf, and take the pieces off it that were cut.

    Raises WriteError; nothing has changed then.
    """
    _move(session, "used", day, lambda stash: dict(_sheets_cut(session, layout, stash)))


def put_bars_away(session: Session, material: str, plan: BarPlan, day: date) -> None:
    """Put the ends that are left of bars on the shelf, and take those off it that were cut. Raises WriteError."""
    ends = [Holding(key=material, form="bar", length_mm=end, note=session.title) for end in ends_worth_keeping(plan)]

    def changes(stash: Stash) -> dict[str, Holding | None]:
        taken = _pieces_taken(stash.bars(material), [bar.bar.key for bar in plan.bars])
        return {**dict(taken), **{end.id: end for end in ends}}

    _move(session, "used", day, changes)


def ends_worth_keeping(plan: BarPlan) -> list[float]:
    """Give the ends that are left of bars and long enough to be kept, longest first, in mm."""
    return [round(end, 1) for end in plan.offcuts_mm if end >= LEAST_END_MM]


def _ring(points: Iterable[Iterable[float]]) -> tuple[tuple[float, float], ...]:
    return tuple((round(float(x), 3), round(float(y), 3)) for x, y in points)


# -- by hand --------------------------------------------------------------------------------------------------


def read_stock(session: Session, named: str, text: str) -> tuple[str, float]:
    """Read a material or thing and so much of it: its key, and the amount in its pack unit.

    Packs are counted where the text has no unit.

    Raises:
        UsageError, LengthError: there is no such material or thing, or the amount cannot be read.
    """
    known = session.catalogue.entry(named.removeprefix(THING_PREFIX))
    if not isinstance(known, Material):
        return thing_key(known.id), read_pieces(text)
    bare = text.strip().replace(",", ".")
    counts_packs = bare.replace(".", "", 1).isdigit()
    return known.id, float(bare) * known.pack_size if counts_packs else read_pack(text, "", known)


def read_use(session: Session, material: str, text: str) -> float:
    """Read how much of a material of the bill was really used, in the unit of its need.

    Raises:
        UsageError, LengthError: the bill does not have it, or the amount cannot be read.
    """
    row = _row_of(session, material)
    return read_amount(text, session.catalogue.material(material), row.unit)


def put_loose(session: Session, key: str, amount: float, day: date, *, place: str = "", note: str = "") -> None:
    """Put a loose amount, in pack units, on the shelf, to what lies there of it. Raises WriteError."""
    material = session.catalogue.material_map.get(key)
    new = Holding(key=key, amount=amount, pack_size=material.pack_size if material is not None else 1.0, place=place)
    _move(session, "corrected", day, lambda stash: shelf.gains(stash, [new]), note, project="")


def put_holding(session: Session, holding: Holding, day: date, note: str = "") -> None:
    """Put a holding on the shelf, or in the place of the one with its id. Raises WriteError."""
    _move(session, "corrected", day, lambda _: {holding.id: holding}, note, project="")


def remove_holding(session: Session, holding_id: str, day: date, note: str = "") -> None:
    """Take a holding off the shelf, whatever became of it. Raises WriteError."""
    _move(session, "corrected", day, lambda _: {holding_id: None}, note, project="")


def take(session: Session, key: str, amount: float, day: date, note: str = "") -> None:
    """Take a loose amount, in pack units, from the shelf.

    Raises:
        UsageError: there is not so much.
        WriteError: it cannot be kept.
    """
    _move(session, "used", day, lambda stash: shelf.takings(stash, {key: amount}), note, project="")


def undo_last(session: Session) -> Movement:
    """Take the latest movement back and give it.

    Raises:
        UsageError: the journal is empty.
        WriteError: it cannot be kept.
    """
    undone: list[Movement] = []

    def edit(stash: Stash) -> Stash:
        before = shelf.undo(stash)
        undone.append(stash.journal[-1])
        return before

    session.workshop.change_stash(edit)
    return undone[-1]


def earlier(session: Session, kind: MovementKind) -> Movement | None:
    """Give the latest movement of a sort for this plan: who is about to buy or use it twice should know."""
    named = (each for each in reversed(session.workshop.stash.journal) if each.project == session.title)
    return next((each for each in named if each.kind == kind), None)


# -- rates ----------------------------------------------------------------------------------------------------


def record_use(session: Session, material: str, really_used: float, day: date) -> None:
    """Remember how much of a material this plan really took, in the unit of its need: its rate is learned from that.

    Raises:
        UsageError: the plan does not need it, or the amount cannot be.
        WriteError: it cannot be kept.
    """
    row = _row_of(session, material)
    build = build_of(session.catalogue.material(material), row.need, really_used, day)
    session.workshop.change(lambda now: replace(now, builds=(*now.builds, build)))


def forget_use(session: Session, material: str) -> None:
    """Forget what builds took of a material, so that the catalogue's rate holds again. Raises WriteError."""
    session.workshop.change(
        lambda now: replace(now, builds=tuple(each for each in now.builds if each.material != material))
    )


def _row_of(session: Session, material: str) -> BillRow:
    row = next((row for row in session.bill().rows if row.material == material), None)
    if row is None:
        raise UsageError(msg("{key} is not on the bill", key=material))
    return row


def _amount(session: Session, key: str, amount: float, pack_size: float = 0.0) -> Amount:
    material = session.catalogue.material_map.get(key)
    held = session.workshop.stash.amount(key)
    if material is not None:
        return Amount(key, material.label, amount, material.pack_unit, pack_size, held)
    thing = session.catalogue.thing_map.get(key.removeprefix(THING_PREFIX))
    return Amount(key, thing.label if thing is not None else key, amount, "piece", pack_size, held)


def _move(
    session: Session, kind: MovementKind, day: date, changes: Changes, note: str = "", project: str | None = None
) -> None:
    named = session.title if project is None else project
    session.workshop.change_stash(
        lambda stash: shelf.move(stash, kind, changes(stash), day.isoformat(), project=named, note=note)
    )
