"""What a plan is cut from, laid out: the sheets and bars that are shown, printed and exported.

Layouts that the plan keeps are shown as they are, the others are laid out at once. What parts there are and from
which sheets they can be cut is in `app.sawing.cutting`, bars in `app.sawing.bar_cutting`.
"""

from __future__ import annotations

from dataclasses import replace

from diorama_planner.app.sawing.bar_cutting import bar_cutting, bar_materials
from diorama_planner.app.sawing.cutting import is_stale as has_changed
from diorama_planner.app.sawing.cutting import layout_for, layout_from, nesting_of, parts_of, sheet_materials
from diorama_planner.app.session import Session
from diorama_planner.catalogue.material import Material
from diorama_planner.takeoff.cutting_list import Cutting, SheetCutting
from diorama_planner.takeoff.nesting import Layout, by_key


def all_cuttings(session: Session) -> list[Cutting]:
    """Give the cut sheets of all materials: sheets first, then bars, each by name."""
    sheets = [sheet_cutting(session, material) for material in sheet_materials(session)]
    return [*sheets, *(bar_cutting(session, material) for material in bar_materials(session))]


def sheet_cutting(session: Session, material: Material) -> SheetCutting:
    """Give the accepted layout of a material; a new one if there is none, or if it no longer fits the parts.

    What is locked in an accepted layout stays where it is in the new one.
    """
    nesting = nesting_of(session, material.id)
    if nesting is None:
        return shown(session, material, layout_for(session, material))
    accepted = layout_from(nesting)
    if not has_changed(session, nesting):
        return replace(shown(session, material, accepted), is_accepted=True)
    renewed = layout_for(session, material, accepted.settings, kept=accepted)
    return replace(shown(session, material, renewed), is_stale=True)


def shown(session: Session, material: Material, layout: Layout) -> SheetCutting:
    """Give a layout with the parts that lie on it."""
    return SheetCutting(material, layout, by_key(parts_of(session, material)), session.scale)
