"""What to wear and to mind with the materials at the bench, by their classes and solvents.

Builder's practice, unsourced, and never more than a reminder: the label and the data sheet of a product go first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from diorama_planner.catalogue.material import Material
from diorama_planner.core.messages import Message, msg

_RESINS = frozenset({"epoxy_resin", "pu_resin", "uv_resin", "resin_print"})
_SPRAYS = frozenset({"spray_paint", "spray_varnish", "spray_adhesive"})
_DUSTY = frozenset({"pigment", "powder"})

_RULES: tuple[tuple[Callable[[Material], bool], Message], ...] = (
    (
        lambda material: material.compat_class in _RESINS,
        msg("Resin: nitrile gloves, glasses, an aired room. Off the skin with soap, never with solvent."),
    ),
    (
        lambda material: material.compat_class in _SPRAYS,
        msg("Spray cans: outdoors or by an open window, a mask against vapours, no flame."),
    ),
    (
        lambda material: material.solvent == "acetone" and material.compat_class not in _SPRAYS | _RESINS,
        msg("Solvent glue: air the room, no flame, keep it off the eyes and off foam."),
    ),
    (
        lambda material: material.solvent == "white spirit",
        msg("White spirit: air the room; dry oily rags flat outdoors, they can catch fire by themselves."),
    ),
    (
        lambda material: material.category == "plaster",
        msg("Plaster: a dust mask while mixing, powder into water. It gets hot as it sets, and blocks drains."),
    ),
    (
        lambda material: material.compat_class in _DUSTY,
        msg("Pigments and powders: a dust mask, and no draught."),
    ),
    (
        lambda material: material.compat_class == "hot_melt",
        msg("Hot glue: it burns the skin and melts foam when too hot."),
    ),
    (
        lambda material: material.category == "static_grass",
        msg("Static grass: ground the wet glue, not yourself; keep the applicator away from electronics."),
    ),
)

LABEL_FIRST = msg("The label and the data sheet of each product go before all this.")


def precautions(materials: Iterable[Material]) -> tuple[Message, ...]:
    """List what to mind with these materials, each thing once, in the order of how badly it can hurt."""
    used = tuple(materials)
    found = tuple(text for holds, text in _RULES if any(map(holds, used)))
    return (*found, LABEL_FIRST) if found else ()
