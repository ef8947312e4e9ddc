"""What fields offer of a catalogue: things and materials by the names of the library, found by full ones too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diorama_planner.ui.widgets.choices import Sought

if TYPE_CHECKING:
    from diorama_planner.catalogue.catalogue import Catalogue


def thing_choices(catalogue: Catalogue, prefix: str = "") -> list[Sought]:
    """Give the things that may stand on a plan; values are their ids behind a prefix."""
    return [
        Sought(prefix + thing.id, thing.label, " ".join((thing.name, *thing.nicknames)))
        for thing in catalogue.things()
        if thing.placeable
    ]


def material_choices(catalogue: Catalogue, prefix: str = "") -> list[Sought]:
    """Give all materials; values are their ids behind a prefix."""
    return [
        Sought(prefix + each.id, each.label, " ".join((each.name, *each.nicknames))) for each in catalogue.materials()
    ]
