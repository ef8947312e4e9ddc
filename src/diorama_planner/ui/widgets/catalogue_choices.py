"""What fields offer of a catalogue: things, materials, LEDs and supplies by their names, found by other ones too."""

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


def led_choices(catalogue: Catalogue) -> list[Sought]:
    """Give all LEDs, filaments, wires and fibres that shine."""
    return [Sought(led.id, led.name, f"{led.colour} {led.package} {led.mount}") for led in catalogue.led_map.values()]


def source_choices(catalogue: Catalogue) -> list[Sought]:
    """Give all batteries and supplies."""
    known = catalogue.power_source_map.values()
    return [Sought(source.id, source.name, f"{source.chemistry} {source.nominal_v:g} V") for source in known]
