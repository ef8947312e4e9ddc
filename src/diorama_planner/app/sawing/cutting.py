"""What of a plan is cut from sheets, on which sheets, and the layout that its builder accepted.

The parts follow from the plan (`cut_parts`), sheets are those of the catalogue and of the stash. A layout is
worked out by `takeoff.nest`, made denser by `squeezing`; accepted, it is a record of the plan, which holds as long as
the parts are those that it was made for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from diorama_planner.app.session import Session
from diorama_planner.catalogue.material import Material
from diorama_planner.core.messages import msg
from diorama_planner.geometry.nesting_shapes import from_rings
from diorama_planner.geometry.region import Region
from diorama_planner.model.draft import Draft
from diorama_planner.model.record import NestedPart, NestedSheet, Nesting, Points
from diorama_planner.takeoff.nest import nest, offcuts
from diorama_planner.takeoff.nesting import (
    NEW,
    Edges,
    Layout,
    Part,
    Placement,
    Settings,
    Stock,
    StraightCut,
    counts_of,
)
from diorama_planner.takeoff.nesting_raster import Tell, quiet
from diorama_planner.takeoff.prices import price_of
from diorama_planner.takeoff.stash import Holding

_HOT_WIRE, _HOT_WIRE_MM = frozenset({"foam"}), 1.0
_THIN_MM = 6.0
"""Foam up to so thick is cut with a knife (builders' practice), which loses nothing."""

LEAST_OFFCUT_MM2 = 2500.0
"""Smaller rests are not offered to the stash: 5 x 5 cm."""


def sheet_materials(session: Session) -> list[Material]:
    """Give the materials of a plan from whose sheets something is cut, by name."""
    known = session.catalogue.material_map
    found = [known[name] for name in session.derived.cut_parts.materials() if name in known]
    return sorted((each for each in found if each.length_mm and each.width_mm), key=lambda each: each.label)


def parts_of(session: Session, material: Material) -> tuple[Part, ...]:
    """Give what is cut from a material: together as large as the bill counts."""
    return session.derived.cut_parts.of(material.id)


def usual_settings(material: Material) -> Settings:
    """Give the settings that suit a material: what is thicker than a knife cuts is cut with a hot wire."""
    is_wired = material.category in _HOT_WIRE and (material.thickness_mm or 0.0) > _THIN_MM
    return Settings(kerf_mm=_HOT_WIRE_MM if is_wired else 0.0)


def stocks_of(session: Session, material: Material, edges: Edges | None = None) -> list[Stock]:
    """Give the sheets of a material: offcuts and begun sheets of the stash, and what is sold, as much as is wanted.

    `edges` cannot be used of what is sold.
    """
    found = [
        stock for holding in session.workshop.stash.sheets(material.id) if (stock := _shelved(holding, material))
    ]
    if material.length_mm and material.width_mm:
        price = price_of(material.id, session.document.prices, material, session.buying.exchange())
        size = (material.length_mm, material.width_mm)
        cost = float(price) / _sheets_in_pack(material) if price else size[0] * size[1] * 1e-6
        found.append(Stock(NEW, material.label, *size, edges or Edges(), cost=cost or 1e-6))
    return found


def _sheets_in_pack(material: Material) -> float:
    return material.pack_size if material.pack_unit == "sheet" else 1.0


def _shelved(holding: Holding, material: Material) -> Stock | None:
    """An offcut as stock; None for one that is gone, or of another thickness."""
    other = (
        holding.thickness_mm and material.thickness_mm and abs(holding.thickness_mm - material.thickness_mm) > 0.05
    )
    xs, ys = zip(*holding.outline_mm, strict=True)
    if holding.amount < 1 or other or max(xs) <= min(xs) or max(ys) <= min(ys):
        return None
    rings = [_moved(ring, -min(xs), -min(ys)) for ring in (holding.outline_mm, *holding.holes_mm)]
    size = (max(xs) - min(xs), max(ys) - min(ys))
    name = holding.place or str(msg("Offcut of {sheet}", sheet=material.label))
    outline = from_rings(rings)
    return Stock(holding.id, name, *size, outline=outline, count=int(holding.amount), cost=0.0)


def _moved(ring: Points, dx: float, dy: float) -> Points:
    return tuple((x + dx, y + dy) for x, y in ring)


def layout_for(
    session: Session,
    material: Material,
    settings: Settings | None = None,
    *,
    stocks: Sequence[Stock] | None = None,
    kept: Layout | None = None,
    tell: Tell = quiet,
) -> Layout:
    """Lay the parts of a material out on its sheets; at once, and always the same.

    Args:
        session: the plan.
        material: of what.
        settings: gap, kerf, turns; `usual_settings` if left out.
        stocks: the sheets; `stocks_of` if left out.
        kept: an earlier layout, whose locked parts stay where they are.
        tell: is told how far the work is, 0 to 1; may raise to stop it.
    """
    chosen = stocks_of(session, material) if stocks is None else stocks
    wanted = settings or usual_settings(material)
    layout = nest(parts_of(session, material), chosen, wanted, kept=kept, tell=tell)
    return replace(layout, material=material.id)


# -- accepted layouts -----------------------------------------------------------------------------------------


def nesting_of(session: Session, material: str) -> Nesting | None:
    """Give the record of the accepted layout of a material, stale or not."""
    return next((one for one in session.document.every(Nesting) if one.material == material), None)


def accept(draft: Draft, session: Session, layout: Layout) -> Nesting:
    """Keep a layout in the plan, in the place of the one that its material had."""
    parts = session.derived.cut_parts.fingerprint(layout.material)
    old = [one.id for one in draft.every(Nesting) if one.material == layout.material]
    draft.remove_all(old)
    settings = layout.settings
    record = Nesting(
        material=layout.material,
        parts=parts,
        gap_mm=settings.gap_mm,
        kerf_mm=settings.kerf_mm,
        turns=settings.turns,
        straight_cuts=settings.straight_cuts,
        sheets=tuple(_sheet_record(stock) for stock in layout.sheets),
        placements=tuple(
            NestedPart(part=p.part, sheet=p.sheet, x_mm=p.x_mm, y_mm=p.y_mm, turn_deg=p.turn_deg, locked=p.locked)
            for p in layout.placements
        ),
        cuts_mm=tuple((cut.sheet, cut.start, cut.end) for cut in layout.cuts),
    )
    draft.put(record)
    return record


def forget(draft: Draft, material: str) -> None:
    """Let the accepted layout of a material go."""
    draft.remove_all([one.id for one in draft.every(Nesting) if one.material == material])


def is_stale(session: Session, nesting: Nesting) -> bool:
    """Whether the parts have changed since a layout was accepted."""
    return session.derived.cut_parts.fingerprint(nesting.material) != nesting.parts


def accepted_layout(session: Session, material: str) -> Layout | None:
    """Give the accepted layout of a material if it fits the parts; None if there is none, or it is stale."""
    nesting = nesting_of(session, material)
    return None if nesting is None or is_stale(session, nesting) else layout_from(nesting)


def layout_from(nesting: Nesting) -> Layout:
    """Give the layout that a record keeps; of a stale one some parts may be gone."""
    settings = Settings(nesting.gap_mm, nesting.kerf_mm, nesting.turns, nesting.straight_cuts)
    placements = (Placement(p.part, p.sheet, p.x_mm, p.y_mm, p.turn_deg, p.locked) for p in nesting.placements)
    cuts = (StraightCut(*cut) for cut in nesting.cuts_mm)
    sheets = tuple(map(_stock_from, nesting.sheets))
    return Layout(nesting.material, settings, sheets, tuple(placements), (), tuple(cuts))


def sheets_laid_out(session: Session) -> Mapping[str, int]:
    """Give how many sheets have to be bought of each material with an accepted layout that fits all of its parts.

    Cheap: without such layouts nothing is cut; with them only what has changed is cut again.
    """
    found = {}
    for nesting in session.document.every(Nesting):
        if not is_stale(session, nesting) and _is_whole(session, nesting):
            found[nesting.material] = sum(sheet.stock == NEW for sheet in nesting.sheets)
    return found


def _is_whole(session: Session, nesting: Nesting) -> bool:
    wanted = sum(part.count for part in session.derived.cut_parts.of(nesting.material))
    return len(nesting.placements) == wanted


def offcuts_offered(session: Session, layout: Layout) -> Iterator[tuple[int, Region]]:
    """Give what a layout leaves and is worth keeping: the sheet, and the outline in its millimetres."""
    parts = session.derived.cut_parts.of(layout.material)
    known = {part.key for part in parts}
    if counts_of(layout.placements).keys() <= known:
        for sheet in range(len(layout.sheets)):
            for region in offcuts(layout, parts, sheet):
                if region.area >= LEAST_OFFCUT_MM2:
                    yield sheet, region


def _sheet_record(stock: Stock) -> NestedSheet:
    edges = stock.edges
    return NestedSheet(
        stock=stock.key,
        name=stock.name,
        length_mm=stock.length_mm,
        width_mm=stock.width_mm,
        edges_mm=(edges.left, edges.right, edges.bottom, edges.top),
        outline_mm=_rings(stock.outline),
        blocked_mm=_rings(stock.blocked),
    )


def _rings(region: Region | None) -> tuple[Points, ...]:
    rings = region.rings() if region is not None else []
    return tuple(tuple((x, y) for x, y in ring.tolist()) for ring in rings)


def _stock_from(sheet: NestedSheet) -> Stock:
    outline, blocked = (from_rings(rings) if rings else None for rings in (sheet.outline_mm, sheet.blocked_mm))
    is_new = sheet.stock == NEW
    return Stock(
        sheet.stock, sheet.name, sheet.length_mm, sheet.width_mm, Edges(*sheet.edges_mm), outline, blocked,
        count=None if is_new else 1, cost=1.0 if is_new else 0.0,
    )  # fmt: skip
