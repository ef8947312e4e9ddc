"""What a plan brings to the stash and takes from it: bought, used, corrected, taken back; what builds really took.

Every function that changes something makes one movement of the journal, which `undo_last` takes back. Nothing here is
a step of the plan's history: the stash belongs to the builder.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from diorama_planner.app.purchase.bill_edits import read_amount
from diorama_planner.app.purchase.price_cells import read_pack, read_pieces
from diorama_planner.app.sawing.cut_stock import Cutting, cutting_of_sheets, movement_of
from diorama_planner.catalogue.learned import Build, build_of
from diorama_planner.catalogue.material import Material
from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.formulas.rounding import count_up
from diorama_planner.takeoff import stash as shelf
from diorama_planner.takeoff.pack_units import bar_in_pack_units, to_pack_units
from diorama_planner.takeoff.shops import THING_PREFIX, thing_key
from diorama_planner.takeoff.stash import Holding, Movement, MovementKind, Stash
from diorama_planner.takeoff.writing import format_packed

if TYPE_CHECKING:
    from diorama_planner.app.purchase.workshop import Contents
    from diorama_planner.app.session import Session
    from diorama_planner.takeoff.basket import BasketLine
    from diorama_planner.takeoff.bill_rows import BillRow

_LEAST_MISSING = 1e-9
"""What is less of an amount is lost in reckoning, not missing."""

Changes = Callable[[Stash], Mapping[str, Holding | None]]


@dataclass(frozen=True, slots=True)
class Amount:
    """So much of a material or thing, in its pack unit. `held` is what lies loose on the shelf before it moves.

    `pieces` counts offcuts and begun sheets that move with it. Where its parts were cut before, and what was left put
    into the stash, `cut_on` is the day of that (as 2026-05-01), and no pieces move. What is bought `elsewhere` is in
    no price list of the shops that baskets look at. Sheets counted `by_area` have no layout that says which are cut:
    whole ones leave.
    """

    key: str
    name: str
    amount: float
    unit: str
    pack_size: float = 0.0
    held: float = 0.0
    pieces: int = 0
    cut_on: str = ""
    elsewhere: bool = False
    by_area: bool = False

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
        return tuple(_bought_by(session, line) for line in lines)
    return tuple(_all_bought(session))


def bought(session: Session, amounts: Iterable[Amount], day: date) -> None:
    """Put what was bought on the shelf. Raises WriteError; nothing has changed then."""
    new = [Holding(key=each.key, amount=each.amount, pack_size=each.pack_size) for each in amounts if each.amount > 0]
    _move(session, "bought", day, lambda stash: shelf.gains(stash, new))


def _bought_by(session: Session, line: BasketLine, *, elsewhere: bool = False) -> Amount:
    offer = line.choice.offer
    bought = _amount(session, offer.key, offer.pack_size * line.count, offer.pack_size)
    return replace(bought, elsewhere=elsewhere)


def _all_bought(session: Session) -> Iterator[Amount]:
    """Give all that the bill buys. Where shops are looked at, what none of them has is bought elsewhere."""
    shopping = session.buying.shopping()
    lines = [line for order in shopping.basket.orders for line in order.lines]
    has_shops = any(shop.used for shop in shopping.shops.values())
    for line in lines:
        yield _bought_by(session, line, elsewhere=has_shops and line.key in shopping.typical)
    in_basket = {line.key for line in lines}
    for key, size, count in _packs_of_the_bill(session):
        if key not in in_basket and count > 0:
            yield replace(_amount(session, key, size * count, size), elsewhere=has_shops)


def _packs_of_the_bill(session: Session) -> Iterator[tuple[str, float, int]]:
    bill = session.bill()
    yield from ((row.material, row.pack_size, row.packs) for row in bill.rows)
    for thing in bill.things:
        if thing.source == "buy":
            yield thing_key(thing.thing), 1.0, thing.count - thing.on_hand
    for tool in bill.tools:
        if not tool.have:
            yield tool.material, session.catalogue.material(tool.material).pack_size, 1


# -- used -----------------------------------------------------------------------------------------------------


def usage(session: Session, really: Mapping[str, float] = MappingProxyType({})) -> tuple[Amount, ...]:
    """Say what building the plan takes from the shelf, waste with it: materials, and things that are not made.

    Args:
        session: with the plan that was built.
        really: what it really took of materials of the bill, in the unit of their need.
    """
    bill = session.bill()
    shelf_by_need = session.buying.from_shelf()
    found = [
        amount
        for row in bill.rows
        for amount in _used_of(session, row, shelf_by_need.get(row.material, {}), really.get(row.material))
    ]
    counts: dict[str, float] = {}
    for thing in bill.things:
        if thing.source in ("buy", "own"):
            key = thing_key(thing.thing)
            counts[key] = counts.get(key, 0.0) + thing.count
    found += [_amount(session, key, count) for key, count in counts.items()]
    return tuple(each for each in found if each.amount > 0 or each.pieces or each.cut_on)


def used(session: Session, amounts: Iterable[Amount], day: date, learned: Iterable[Build] = ()) -> None:
    """Take what was used from the shelf, as much of it as is there, and remember what that taught of rates.

    Of a material whose accepted layout says which sheets are cut, or whose bars are counted piece by piece, pieces of
    sheets and bars leave with them, and what is left of all of them comes back; unless that was done when they were
    cut. Raises WriteError; nothing has changed then.
    """
    chosen, builds = list(amounts), tuple(learned)
    cuttings = [cutting for each in chosen if (cutting := _cutting(session, each.key)) is not None]

    def edit(now: Contents) -> Contents:
        project, stash = session.title, now.stash
        changes = shelf.takings(stash, {each.key: min(each.amount, stash.amount(each.key)) for each in chosen})
        done = [
            cutting
            for cutting in cuttings
            if shelf.movement_of(stash, project, cutting.what.material, cutting.what.parts) is None
        ]
        for cutting in done:
            changes |= cutting.changes(stash)
        cut = tuple(cutting.what for cutting in done)
        stash = shelf.move(stash, "used", changes, day.isoformat(), project=project, cut=cut, learned=builds)
        return replace(now, stash=stash, builds=(*now.builds, *builds))

    session.workshop.change(edit)


def _used_of(
    session: Session, row: BillRow, shelf_has: Mapping[str, float], really: float | None
) -> Iterator[Amount]:
    """Say what a row takes: whole sheets or bars and pieces where it is known which, else its need with waste.

    What equivalent makes on the shelf stand in for is taken from them. What it `really` took, in the unit of the
    need, goes before all of that.
    """
    material = session.catalogue.material(row.material)
    if really is not None:
        left = to_pack_units(material, really, row.unit)
        for key, amount in shelf_has.items():
            if key != row.material:
                yield _amount(session, key, min(left, amount))
                left = max(0.0, left - amount)
        yield _amount(session, row.material, left)
        return
    if row.counted_by == "layout":
        yield _laid_out(session, row)
        return
    counted = session.buying.bars.all().get(row.material) if row.counted_by == "bars" else None
    if counted is not None:
        needed = counted.new * bar_in_pack_units(material, row.unit)
    else:
        needed = to_pack_units(material, row.with_waste, row.unit)
    lent = {key: amount for key, amount in shelf_has.items() if key != row.material}
    own = _amount(session, row.material, max(0.0, needed - sum(lent.values())))
    if material.is_sheet and material.pack_unit == "sheet":
        own = _whole_sheets(session, own)
    cutting = session.buying.bars.cutting(row.material) if counted is not None else None
    yield own if cutting is None else _with_rests(session, own, cutting)
    yield from (_amount(session, key, amount) for key, amount in lent.items())


def _laid_out(session: Session, row: BillRow) -> Amount:
    from diorama_planner.app.sawing.cutting import sheets_laid_out

    whole, cutting = sheets_laid_out(session)[row.material], _cutting(session, row.material)
    assert cutting is not None, "its layout was accepted"
    return _with_rests(session, _amount(session, row.material, float(whole)), cutting)


def _whole_sheets(session: Session, amount: Amount) -> Amount:
    """Say how many whole sheets leave of what is counted by its area, less what left when these parts were cut."""
    whole = replace(amount, amount=float(count_up(amount.amount)))
    before = movement_of(session, amount.key, session.derived.cut_parts.fingerprint(amount.key))
    return replace(whole, by_area=True) if before is None else _less(whole, before)


def _less(amount: Amount, before: Movement) -> Amount:
    """Take off an amount what left the shelf when its parts were cut."""
    return replace(amount, amount=max(0.0, amount.amount - before.taken(amount.key)), cut_on=before.day)


def _with_rests(session: Session, amount: Amount, cutting: Cutting) -> Amount:
    """Add the pieces on the shelf that cutting takes; or say since when it is done."""
    before = movement_of(session, amount.key, cutting.what.parts)
    if before is not None:
        return _less(amount, before) if cutting.opened else replace(amount, cut_on=before.day)
    return replace(amount, pieces=sum(key in session.workshop.stash.holdings for key in cutting.taken))


def _cutting(session: Session, key: str) -> Cutting | None:
    """Give what cutting the accepted layout of a material, or its bars, does; None without."""
    if key.startswith(THING_PREFIX):
        return None
    from diorama_planner.app.sawing.cutting import accepted_layout

    layout = accepted_layout(session, key)
    return session.buying.bars.cutting(key) if layout is None else cutting_of_sheets(session, layout)


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
    """Put a loose amount, in pack units, on the shelf, to what lies there of it.

    Raises:
        UsageError: it is nothing.
        WriteError: it cannot be kept.
    """
    if amount <= 0:
        raise UsageError(
            msg("0 of {id} is nothing to put there", id=key), msg("write how much it is, as 250 ml or 2")
        )
    material = session.catalogue.goods.get(key)
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

    def changes(stash: Stash) -> Mapping[str, Holding | None]:
        held = _amount(session, key, amount)
        if held.missing > _LEAST_MISSING * amount:
            there = format_packed(held.held, held.unit)
            raise UsageError(
                msg("there are only {there} of {name}, not {wanted}", there=there, name=held.name,
                    wanted=format_packed(amount, held.unit))
                if held.held
                else msg("there is no {name} in the stash", name=held.name)
            )  # fmt: skip
        return shelf.takings(stash, {key: amount})

    _move(session, "used", day, changes, note, project="")


def undo_last(session: Session) -> Movement:
    """Take the latest movement back and give it; what it taught of rates is forgotten with it.

    Raises:
        UsageError: the journal is empty.
        WriteError: it cannot be kept.
    """
    undone: list[Movement] = []

    def edit(now: Contents) -> Contents:
        before, last = shelf.undo(now.stash), now.stash.journal[-1]
        undone.append(last)
        builds = list(now.builds)
        for build in last.learned:
            if build in builds:  # else it was forgotten by hand
                builds.remove(build)
        return replace(now, stash=before, builds=tuple(builds))

    session.workshop.change(edit)
    return undone[-1]


def earlier(session: Session, kind: MovementKind) -> Movement | None:
    """Give the latest movement of a sort for this plan: who is about to buy or use it twice should know.

    What only put away rests of what was cut took nothing loose and does not count.
    """
    named = (each for each in reversed(session.workshop.stash.journal) if each.project == session.title)
    return next((each for each in named if each.kind == kind and each.moves_loose), None)


# -- rates ----------------------------------------------------------------------------------------------------


def taught(session: Session, material: str, really_used: float, day: date) -> Build:
    """Say what it teaches that this plan really took so much of a material, in the unit of its need; for `used`.

    Raises:
        UsageError: the plan does not need it, or the amount cannot be.
    """
    row = _row_of(session, material)
    return build_of(session.catalogue.material(material), row.need, really_used, day)


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
    material = session.catalogue.goods.get(key)
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
