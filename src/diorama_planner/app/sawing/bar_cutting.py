"""What of a plan is cut from bars, which bars there are for it, and how they are cut.

The bars are those of the catalogue, or those that are entered instead, and what lies in the stash. How pieces are
laid on them is worked out in `takeoff.lengths`.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from diorama_planner.app.drawing_job import item_name
from diorama_planner.app.session import Session
from diorama_planner.catalogue.material import Material
from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.core.units import parse_model_mm
from diorama_planner.kinds.straight_parts import StraightPart, bar_length
from diorama_planner.model.record import Item
from diorama_planner.takeoff.bars import Bar, Piece
from diorama_planner.takeoff.cutting_list import BarCutting
from diorama_planner.takeoff.ledger import Total
from diorama_planner.takeoff.lengths import cut_bars
from diorama_planner.takeoff.pack_units import bars_in_pack
from diorama_planner.takeoff.prices import price_of

KERF_MM = 0.0
"""Snips, a knife, a cutter for tape: most of what is sold by the length loses nothing to the cut."""

MOST_LENGTHS = 12
LONGEST_BAR_MM = 10_000.0


def bar_materials(session: Session) -> list[Material]:
    """Give the materials of a plan that are cut from bars, by name."""
    known = session.catalogue.material_map
    found = [known[name] for name, total in _totals(session).items() if _mm(known[name], total) > 0]
    return sorted((each for each in found if each.length_mm), key=lambda each: each.label)


def pieces_of(session: Session, material: Material) -> list[Piece]:
    """Give the straight pieces of a material, in the order of items; together as long as the bill counts."""
    total = _totals(session).get(material.id)
    parts = session.derived.bar_parts.of(total) if total is not None else ()
    return [named_piece(session, item, part) for item, part in parts]


def named_piece(session: Session, item: Item, part: StraightPart) -> Piece:
    """Give a straight part of an item as what is cut, with the names of both."""
    said = msg("{name}, {surface}", name=item_name(session, item), surface=part.surface.replace("/", " "))
    return Piece(str(said), item.id, part.length_mm, part.count, part.joins)


def bars_of(
    session: Session, material: Material, sold_mm: Sequence[float] = (), *, uses_stash: bool = True
) -> list[Bar]:
    """Give the bars of a material: those of the stash, and what is sold, `sold_mm` instead of the catalogue's."""
    stash = [
        Bar(holding.length_mm, holding.place or material.label, count=int(holding.amount), key=holding.id)
        for holding in session.workshop.stash.bars(material.id)
        if uses_stash and holding.amount >= 1
    ]
    if sold_mm:
        return [*stash, *(Bar(length, material.label) for length in sold_mm)]
    if not material.length_mm:
        return stash
    return [*stash, Bar(material.length_mm, material.label, _price(session, material))]


def bar_cutting(
    session: Session,
    material: Material,
    *,
    kerf_mm: float = KERF_MM,
    sold_mm: Sequence[float] = (),
    uses_stash: bool = True,
) -> BarCutting:
    """Cut the pieces of a material from its bars.

    Raises:
        PlannerError: the kerf is no width, a length is none.
    """
    bars = bars_of(session, material, sold_mm, uses_stash=uses_stash)
    return BarCutting(material, cut_bars(pieces_of(session, material), bars, kerf_mm=kerf_mm))


def _totals(session: Session) -> dict[str, Total]:
    session.quantities.follow()
    known = session.catalogue.material_map
    return {name: total for name, total in session.quantities.ledger.totals().items() if name in known}


def _mm(material: Material, total: Total) -> float:
    return sum(bar_length(material, line) for line in total.lines)


def _price(session: Session, material: Material) -> Decimal | None:
    """What one bar costs, if a pack is one bar."""
    is_one = material.form == "length" and bars_in_pack(material, "mm") == 1
    return price_of(material.id, session.document.prices, material, session.buying.exchange()) if is_one else None


def lengths_on_sale(text: str) -> tuple[float, ...]:
    """Read lengths of bars in mm, parted by commas or semicolons: `1 m; 650`. A text without any gives none.

    Raises:
        UsageError: what is no length, is none, or is longer than 10 m; more than MOST_LENGTHS of them.
    """
    words = [word.strip() for word in text.replace(";", ",").split(",") if word.strip()]
    if len(words) > MOST_LENGTHS:
        raise UsageError(
            msg("{given} lengths are more than {count}", given=len(words), count=MOST_LENGTHS),
            msg("leave out those that are not sold"),
        )
    found = tuple(parse_model_mm(word, 1.0) for word in words)
    if any(not 0 < each <= LONGEST_BAR_MM for each in found):
        raise UsageError(
            msg("a bar must be longer than 0 and not longer than 10 m"), msg("write lengths as 1 m; 650 mm")
        )
    return found
