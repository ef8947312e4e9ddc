"""What is done to the layers of covers from outside their form: laying between, under, or in place of something."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from diorama_planner.app.verbs import item_of
from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.kinds.cover_layers import inserted
from diorama_planner.kinds.ground_cover import GroundCover, layers_of
from diorama_planner.kinds.patch import Patch
from diorama_planner.kinds.patch import layers_of as patch_layers
from diorama_planner.kinds.registry import called
from diorama_planner.model.draft import Draft
from diorama_planner.model.naming import renamed
from diorama_planner.model.record import Coat, Coats, Item, Point, RecordId
from diorama_planner.model.roles import Role

Rings = Iterable[tuple[Sequence[Point], Sequence[Sequence[Point]]]]
"""Outlines, each with its holes."""


BASING_GLUE = "static_layering_glue"
"""What covers are sown into: it stays open long enough to sow on it."""


def layers_of_item(item: Item) -> Coats:
    """Give the layers of a cover or a patch, the lowest first; its one material where it is not built up.

    Raises:
        UsageError: the item has no layers.
    """
    if isinstance(item, GroundCover):
        return layers_of(item)
    if isinstance(item, Patch):
        return patch_layers(item)
    raise UsageError(msg("{name} is not built up in layers", name=called(item)))


def first_layers(layers: Coats) -> Coats:
    """Lay what there is into glue."""
    return (Coat(material=BASING_GLUE), *layers)


def insert_layer(draft: Draft, item_id: RecordId, place: int, material: str) -> None:
    """Lay a material into a cover, under the layer that now has this place.

    Raises:
        UsageError: the item has no layers.
    """
    item = item_of(draft, item_id)
    draft.change(item_id, build_up=inserted(layers_of_item(item), place, material))


def lay_under(draft: Draft, item_id: RecordId, rings: Rings, material: str) -> None:
    """Lay a cover of a material under an item, as large as it is."""
    item = item_of(draft, item_id)
    for outer, holes in rings:
        cover = GroundCover(
            outline_mm=_points(outer),
            holes_mm=tuple(_points(hole) for hole in holes),
            material=material,
            under=True,
            label=f"Under {item.label or 'the ' + item.kind.replace('_', ' ')}",
            layer=item.layer,
            order=item.order,
        )
        draft.add(cover)


def _points(ring: Sequence[Point]) -> tuple[Point, ...]:
    return tuple((float(x), float(y)) for x, y in ring)


def replace_material(draft: Draft, item_id: RecordId, old: str, new: str) -> None:
    """Use another material wherever an item uses one, in its layers too."""
    draft.put(renamed(item_of(draft, item_id), Role.MATERIAL, old, new))
