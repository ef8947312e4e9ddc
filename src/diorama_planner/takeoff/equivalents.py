"""Materials that may take each other's place: the same stuff under another brand or in another pack.

Strict on purpose: all that the catalogue knows of the two is the same but name, pack and price. What is chosen by its
colour, fit or feel is never swapped, nor is what users describe themselves, as briefly as they like.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import fields

from diorama_planner.catalogue.material import Material

SWAPPED = frozenset(
    {"foam", "wood", "board", "styrene", "casting", "plaster", "clay", "resin", "static_grass", "turf", "ballast"}
)
"""Categories whose rows say all that matters. Not glue, paint or tools, which differ in ways no column tells."""

_MAY_DIFFER = frozenset(
    {
        *("id", "name", "short_name", "nicknames", "pack_size", "price", "notes", "region", "origin"),
        *("source", "confidence", "coverage_min", "coverage_max", "learned", "catalogue_rate"),
    }
)
_MUST_AGREE = tuple(field.name for field in fields(Material) if field.name not in _MAY_DIFFER)


def equivalents(materials: Iterable[Material]) -> Mapping[str, tuple[str, ...]]:
    """Give for each material that has any the ids of those that may take its place, itself not among them."""
    alike: dict[tuple[object, ...], list[str]] = {}
    for material in materials:
        plain = material.catalogue_rate or material  # a rate that was learned of one says nothing of the stuff
        if plain.origin == "shipped" and plain.category in SWAPPED:
            alike.setdefault(tuple(getattr(plain, name) for name in _MUST_AGREE), []).append(material.id)
    return {
        one: tuple(other for other in group if other != one) for group in alike.values() if group[1:] for one in group
    }


def shared_out(
    needs: Mapping[str, float],
    held: Callable[[str], float],
    alike: Mapping[str, tuple[str, ...]],
    brands: Collection[str] = (),
) -> dict[str, dict[str, float]]:
    """Say from which stock each need is met: from its own first, then from what its equivalents have to spare.

    Nothing is lent twice, and nothing to what must be its own brand.

    Args:
        needs: amounts by material, in pack units, which are the same for equivalents.
        held: what there is of a material.
        alike: the equivalents of each material.
        brands: materials that must be of their own brand.

    Returns:
        For each need the amounts that it takes, by the material that they are taken from; not more than it needs.
    """
    own = {key: min(amount, held(key)) for key, amount in needs.items()}
    spare: dict[str, float] = {}
    taken = {key: ({key: amount} if amount > 0 else {}) for key, amount in own.items()}
    for key, amount in needs.items():
        short = amount - own[key]
        for other in () if key in brands else alike.get(key, ()):
            left = spare.setdefault(other, held(other) - own.get(other, 0.0))
            lent = min(short, left)
            if lent > 0:
                taken[key][other] = lent
                spare[other], short = left - lent, short - lent
    return taken
