"""The cutting table: what lies on it for each material while its builder lays it out, until it is kept in the plan.

Layouts are worked out elsewhere (`work` gives a function for a job); here is what was chosen, what lies there, and
whether it still fits the parts. Nothing of it is saved but what is accepted.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from diorama_planner.app.jobs import Job
from diorama_planner.app.sawing import cutting
from diorama_planner.app.sawing.bar_cutting import bar_materials, bars_of, pieces_of
from diorama_planner.app.sawing.cut_stock import (
    cutting_of_bars,
    cutting_of_sheets,
    ends_worth_keeping,
    fingerprint_of,
    movement_of,
    put_away,
    told_of,
)
from diorama_planner.app.session import Session
from diorama_planner.catalogue.material import Material
from diorama_planner.core.messages import Message, msg
from diorama_planner.core.units import format_length, format_size
from diorama_planner.geometry.nesting_shapes import widest_rectangle
from diorama_planner.takeoff.bars import Piece
from diorama_planner.takeoff.cut_drawing import RECTANGLE_MM
from diorama_planner.takeoff.cutting_list import BarCutting, Cutting, SheetCutting
from diorama_planner.takeoff.hand_nesting import locked_at, placed_by_hand, refusal, snapped, turned
from diorama_planner.takeoff.lengths import cut_bars
from diorama_planner.takeoff.nest import nest
from diorama_planner.takeoff.nesting import NEW, Edges, Layout, Placement, Settings, Stock, by_key
from diorama_planner.takeoff.stash import Movement

KNIVES: tuple[tuple[str, float], ...] = (("Knife", 0.0), ("Hot wire", 1.0), ("Fine saw", 0.6), ("Jigsaw", 1.5))
"""Tools and what their cut takes, in mm; general knowledge, unsourced."""


_NOTHING_LIES = msg("The parts are not laid out yet")


@dataclass(frozen=True, slots=True)
class Choices:
    """How a material is to be cut.

    `size_mm` is that of the sheets that are bought, `edge_mm` what of them cannot be used all round; `sold_mm` are
    the lengths of bars that are bought. None or nothing is as the catalogue says.
    """

    settings: Settings
    size_mm: tuple[float, float] | None = None
    edge_mm: float = 0.0
    uses_stash: bool = True
    sold_mm: tuple[float, ...] = ()


@dataclass(slots=True)
class _Lying:
    """A layout on the table and what it was made for."""

    layout: Layout
    parts: str
    is_accepted: bool = False


@dataclass(frozen=True, slots=True)
class _Cut:
    """Bars whose ends were put away, and what they were cut for."""

    cutting: BarCutting
    pieces: tuple[Piece, ...]
    choices: Choices


class CuttingTable:
    """Everything that lies on the table of one session, by material."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._chosen: dict[str, Choices] = {}
        self._lying: dict[str, _Lying] = {}
        self._cut: dict[str, _Cut] = {}

    def sheets(self) -> list[Material]:
        """The materials that parts are cut from sheets of."""
        return cutting.sheet_materials(self._session)

    def bars(self) -> list[Material]:
        """The materials that pieces are cut from bars of."""
        return bar_materials(self._session)

    def clear(self) -> None:
        """Begin anew: another plan was opened."""
        self._chosen.clear()
        self._lying.clear()
        self._cut.clear()

    def follow(self, seconds: float) -> bool:
        """Work out what is cut, for so long at most; says whether all of it is known."""
        return self._session.quantities.follow(seconds) and self._session.derived.cut_parts.follow(seconds)

    # -- what is chosen --------------------------------------------------------------------------------------

    def choices(self, material: Material) -> Choices:
        """How a material is cut: as chosen here, as it was accepted, or as is usual."""
        if material.id not in self._chosen:
            kept = cutting.nesting_of(self._session, material.id)
            settings = cutting.layout_from(kept).settings if kept else cutting.usual_settings(material)
            self._chosen[material.id] = Choices(settings)
        return self._chosen[material.id]

    def choose(self, material: Material, choices: Choices) -> None:
        """Cut a material in another way from now on."""
        self._chosen[material.id] = choices

    def stocks(self, material: Material) -> list[Stock]:
        """The sheets that parts of a material may be cut from, as it was chosen.

        What is left of these very parts may lie in the stash by then; they are not cut from it.
        """
        chosen = self.choices(material)
        uses_stash = chosen.uses_stash and not self.put_away_on(material)
        found = []
        for stock in cutting.stocks_of(self._session, material, Edges.all_round(chosen.edge_mm)):
            if stock.key != NEW:
                found += [stock] if uses_stash else []
            elif chosen.size_mm is None:
                found.append(stock)
            else:
                length, width = chosen.size_mm
                found.append(replace(stock, length_mm=length, width_mm=width))
        return found

    # -- what lies there -------------------------------------------------------------------------------------

    def shown(self, material: Material) -> SheetCutting | None:
        """What lies on the table of a material that still fits its parts; None if there is nothing yet."""
        lying = self._lying.get(material.id)
        if lying is None or lying.parts != self.fingerprint(material):
            lying = self._accepted(material)
        if lying is None:
            return None
        parts = by_key(cutting.parts_of(self._session, material))
        return SheetCutting(
            material, lying.layout, parts, self._session.scale, lying.is_accepted, self._has_stale(material)
        )

    def bar_cutting(self, material: Material) -> BarCutting:
        """The bars of a material, cut as it was chosen; those that were put away stay as they were cut.

        Their own ends, which lie in the stash by then, are not cut for them.
        """
        chosen, pieces = self.choices(material), tuple(pieces_of(self._session, material))
        is_cut = bool(self.put_away_on(material))
        done = self._cut.get(material.id)
        if is_cut and done is not None and (done.pieces, done.choices) == (pieces, chosen):
            return done.cutting
        bars = bars_of(self._session, material, chosen.sold_mm, uses_stash=chosen.uses_stash and not is_cut)
        return BarCutting(material, cut_bars(pieces, bars, kerf_mm=chosen.settings.kerf_mm))

    def cutting(self, material: Material) -> Cutting | None:
        """What lies there of a material, sheets or bars."""
        return self.bar_cutting(material) if self.is_bar(material) else self.shown(material)

    @staticmethod
    def is_bar(material: Material) -> bool:
        """Whether it is cut from bars."""
        return not material.is_sheet

    def _accepted(self, material: Material) -> _Lying | None:
        layout = cutting.accepted_layout(self._session, material.id)
        if layout is None:
            return None
        self._lying[material.id] = _Lying(layout, self.fingerprint(material), is_accepted=True)
        return self._lying[material.id]

    def _has_stale(self, material: Material) -> bool:
        kept = cutting.nesting_of(self._session, material.id)
        return kept is not None and cutting.is_stale(self._session, kept)

    def fingerprint(self, material: Material) -> str:
        """What changes when the parts of a material do."""
        return self._session.derived.cut_parts.fingerprint(material.id)

    # -- laying out ------------------------------------------------------------------------------------------

    def work(self, material: Material) -> Callable[[Job[Layout]], Layout]:
        """Give the work, for a thread of its own, that lays a material out anew; what is locked stays where it is."""
        parts, stocks = cutting.parts_of(self._session, material), self.stocks(material)
        settings, kept = self.choices(material).settings, self.layout(material)

        def lay_out(job: Job[Layout]) -> Layout:
            found = nest(parts, stocks, settings, kept=kept, tell=job.report)
            return replace(found, material=material.id)

        return lay_out

    def squeezing(
        self, material: Material, seconds: float, better: Callable[[Layout], None]
    ) -> Callable[[Job[Message | None]], Message | None]:
        """Give the work, for a thread of its own, that makes what lies there denser.

        `better` is handed each layout that is better than those before, in that thread; what the work gives says
        why it ended early, if it did.
        """
        from diorama_planner.app.sawing.squeezing import squeeze

        parts, stocks, layout = (
            cutting.parts_of(self._session, material),
            self.stocks(material),
            self.layout(material),
        )
        assert layout is not None, "lay out first"

        def work(job: Job[Message | None]) -> Message | None:
            def hand(found: Layout) -> None:
                better(replace(found, material=material.id))

            return squeeze(layout, parts, stocks, seconds=seconds, tell=job.report, better=hand).problem

        return work

    def layout(self, material: Material) -> Layout | None:
        """The layout that lies there or was accepted, whether it still fits or not."""
        lying = self._lying.get(material.id)
        if lying is not None:
            return lying.layout
        kept = cutting.nesting_of(self._session, material.id)
        return cutting.layout_from(kept) if kept else None

    def put(self, layout: Layout) -> None:
        """Lay a new layout on the table."""
        parts = self._session.derived.cut_parts.fingerprint(layout.material)
        self._lying[layout.material] = _Lying(layout, parts)

    # -- by hand ---------------------------------------------------------------------------------------------

    def where(
        self, material: Material, number: int, wanted: Placement, reach_mm: float
    ) -> tuple[Placement, Message | None]:
        """Say where a part comes to lie that is put somewhere, `reach_mm` of snapping along, and why it may not."""
        shown = self.shown(material)
        if shown is None:
            return wanted, _NOTHING_LIES
        if reach_mm > 0:
            wanted = snapped(shown.layout, shown.parts, number, wanted, reach_mm)
        return wanted, refusal(shown.layout, shown.parts, number, wanted)

    def move(self, material: Material, number: int, wanted: Placement) -> Message | None:
        """Put one part elsewhere and lock it there; says why it cannot lie there, in which case nothing is done."""
        lying, shown = self._lying.get(material.id), self.shown(material)
        if lying is None or shown is None:
            return _NOTHING_LIES
        why = refusal(lying.layout, shown.parts, number, wanted)
        if why is None:
            lying.layout = placed_by_hand(lying.layout, number, wanted)
            lying.is_accepted = False
        return why

    def turn(self, material: Material, number: int, by_deg: float) -> Message | None:
        """Turn one part where it lies; as `move`."""
        shown = self.shown(material)
        if shown is None:
            return _NOTHING_LIES
        placement = shown.layout.placements[number]
        return self.move(material, number, turned(shown.parts[placement.part], placement, by_deg))

    def lock(self, material: Material, number: int, locked: bool) -> None:
        """Hold a part where it lies, or let it go."""
        lying = self._lying.get(material.id)
        if lying is not None:
            lying.layout = locked_at(lying.layout, number, locked)
            lying.is_accepted = False

    # -- keeping ---------------------------------------------------------------------------------------------

    def keep(self, material: Material) -> None:
        """Keep in the plan what lies there."""
        lying = self._lying.get(material.id)
        if lying is None or self.shown(material) is None:
            return
        with self._session.edit(f"Keep the layout of {material.label}") as draft:
            cutting.accept(draft, self._session, lying.layout)
        lying.is_accepted = True

    # -- what is left ----------------------------------------------------------------------------------------

    def rests(self, material: Material) -> list[str]:
        """What is left of sheets or bars and worth keeping, largest first: sizes of rectangles in it, or lengths."""
        lies = self.cutting(material)
        if isinstance(lies, BarCutting):
            return [format_length(end) for end in ends_worth_keeping(lies.plan)]
        found = cutting.offcuts_offered(self._session, lies.layout) if lies is not None else ()
        boxes = [box for _, region in found if (box := widest_rectangle(region, RECTANGLE_MM)) is not None]
        sizes = sorted(
            ((round(x1 - x0), round(y1 - y0)) for x0, y0, x1, y1 in boxes), key=lambda size: -math.prod(size)
        )
        return [format_size((float(length), float(width))) for length, width in sizes]

    def put_away_on(self, material: Material) -> str:
        """Give the day (as 2026-05-01) on which what these parts leave came into the stash; empty if it did not.

        However it came there: put away here, or with all that the plan used.
        """
        before = self._put_away_by(material)
        return before.day if before is not None else ""

    def put_away_words(self, material: Material) -> tuple[Message, ...]:
        """Say what left the stash and came there when these parts of a material were cut."""
        before = self._put_away_by(material)
        return told_of(self._session, before, material.id) if before is not None else ()

    def _put_away_by(self, material: Material) -> Movement | None:
        is_bar = self.is_bar(material)
        parts = fingerprint_of(pieces_of(self._session, material)) if is_bar else self.fingerprint(material)
        return movement_of(self._session, material.id, parts)

    def put_away(self, material: Material, day: date | None = None) -> None:
        """Put what is left into the stash, and take out of it what was cut.

        Raises:
            UsageError: that has been done.
            WriteError: it cannot be kept.
        """
        lies, today = self.cutting(material), day or date.today()
        if isinstance(lies, BarCutting):
            pieces = tuple(pieces_of(self._session, material))
            put_away(self._session, cutting_of_bars(self._session, material, pieces, lies.plan), today)
            self._cut[material.id] = _Cut(lies, pieces, self.choices(material))
        elif lies is not None:
            put_away(self._session, cutting_of_sheets(self._session, lies.layout), today)

    def refresh(self) -> None:
        """Follow what was undone or accepted elsewhere."""
        for material, lying in self._lying.items():
            kept = cutting.accepted_layout(self._session, material)
            lying.is_accepted = kept is not None and kept.placements == lying.layout.placements
