"""Things and materials that the user makes ("no match: create it"), from a calliper or a label.

Where they are kept is in `user`; cutting a photo to a plan picture is for the window.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from decimal import Decimal

from diorama_planner.catalogue.groups import thing_categories
from diorama_planner.catalogue.material import CoverageUnit, Form, Material, PackUnit
from diorama_planner.catalogue.thing import CatalogueThing, Family, Size
from diorama_planner.catalogue.words import nearest, words
from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.formulas.proportion import true_ratio

SHAPES = ("rect", "circle", "ellipse", "polygon")
MEASURED = "measured by the user"
_LONGEST_NAME = 120
_LONGEST_ID = 60


def casting_ratio(thing: CatalogueThing) -> float | None:
    """Give the true scale denominator of a measured model ("sold as 1:64, is 1:67.7"); None if not measured."""
    return true_ratio(thing.real_mm[0], thing.casting_mm[0]) if thing.casting_mm else None


def own_id(name: str, taken: Collection[str] = ()) -> str:
    """Make an id of a name: `my_` before it, so that no shipped id is ever the same, and a number if taken."""
    stem = "_".join(["my", *words(name)]).encode("ascii", "ignore").decode()[:_LONGEST_ID].strip("_")
    if stem == "my":
        stem = "my_own"
    number, found = 1, stem
    while found in taken:
        number += 1
        found = f"{stem}_{number}"
    return found


def _checked_name(name: str) -> str:
    tidy = " ".join(name.split())
    if not tidy or len(tidy) > _LONGEST_NAME or not tidy.isprintable():
        raise UsageError(msg("a name needs 1 to {limit} printable characters", limit=_LONGEST_NAME))
    return tidy


def _checked_size(size: Sequence[float], what: str) -> Size:
    if len(size) != 3 or not all(math.isfinite(side) and side > 0 for side in size):
        raise UsageError(msg("{what}: length, width and height must all be above 0", what=what))
    return float(size[0]), float(size[1]), float(size[2])


def _real_size(model: Size, scale: float | None, real_mm: Sequence[float] | None) -> Size:
    """Give the real size from exactly one of scale and measured counterpart."""
    if (scale is None) == (real_mm is None):
        raise UsageError(msg("give either the scale of the model or the size of the real thing"))
    if real_mm is not None:
        return _checked_size(real_mm, "the real thing")
    if scale is None or not (math.isfinite(scale) and scale > 0):
        raise UsageError(msg("1:{scale} is no scale", scale=scale))
    return _checked_size([side * scale for side in model], "the real thing")


def _check_amounts(waste_pct: float, price: Decimal | None, **above_zero: float | None) -> None:
    for what, number in above_zero.items():
        if number is not None and not (math.isfinite(number) and number > 0):
            raise UsageError(msg("{what} must be above 0", what=what.replace("_", " ")))
    if not (math.isfinite(waste_pct) and 0 <= waste_pct <= 100):
        raise UsageError(msg("waste must be 0 to 100 percent"))
    if price is not None and not (price.is_finite() and price >= 0):
        raise UsageError(msg("a price must be 0 or more"))


def create_thing(
    name: str,
    model_mm: Sequence[float],
    *,
    scale: float | None = None,
    real_mm: Sequence[float] | None = None,
    category: str = "street",
    shape: str = "rect",
    family: Family = "prop",
    front: str = "",
    picture: str = "",
    nicknames: Sequence[str] = (),
    taken: Collection[str] = (),
) -> CatalogueThing:
    """Make a thing from what the calliper shows.

    `model_mm` is length, width and height of the model, bench mm. Its real size is that times the `scale` it is
    taken to be at, or else that of its real counterpart, `real_mm`; see `casting_ratio` for the true scale then.
    `category` is a raw one, which also decides how it is drawn; `shape` is one of `SHAPES`; `taken` are ids in
    use; the rest is as in `CatalogueThing`.

    Raises:
        UsageError: a size, the name, the category or the shape is not possible, or not exactly one of scale
            and real size is given.
    """
    model = _checked_size(model_mm, "the model")
    real = _real_size(model, scale, real_mm)
    _check_choice("category", category, thing_categories())
    _check_choice("shape", shape, SHAPES)
    return CatalogueThing(
        id=own_id(name, taken),
        name=_checked_name(name),
        category=category,
        real_mm=real,
        family=family,
        shape=shape,
        front=front or ("+x" if family == "vehicle" else ""),
        ground_mm=None if family == "vehicle" else real[:2],
        source=MEASURED,
        confidence="high",
        nicknames=tuple(nicknames),
        origin="user",
        picture=picture,
        casting_mm=model,
    )


def _check_choice(what: str, value: str, choices: Sequence[str]) -> None:
    if value not in choices:
        near = nearest(value, choices) or choices
        raise UsageError(
            msg("unknown {what} {value!r}", what=what, value=value),
            msg("one of {choices}", choices=", ".join(near)),
        )


def create_material(
    name: str,
    *,
    category: str,
    form: Form,
    pack_size: float,
    pack_unit: PackUnit,
    sheet_mm: Sequence[float] | None = None,
    coverage: float | None = None,
    coverage_unit: CoverageUnit | None = None,
    coats: int | None = None,
    waste_pct: float = 10.0,
    density_kg_m3: float | None = None,
    price: Decimal | None = None,
    compat_class: str = "",
    taken: Collection[str] = (),
) -> Material:
    """Make a material from what its label says.

    `sheet_mm` is length, width and thickness of a sheet or strip, bench mm; the rest as in `Material`. Raises
    `UsageError` if the name or a number is not possible, or one of rate and unit is missing.
    """
    if (coverage is None) != (coverage_unit is None):
        raise UsageError(msg("a coverage needs both its rate and its unit"))
    _check_amounts(waste_pct, price, pack_size=pack_size, coverage=coverage, density=density_kg_m3)
    if form == "sheet" and sheet_mm is None:
        raise UsageError(msg("a sheet needs its length, width and thickness"))
    length, width, thickness = _checked_size(sheet_mm, "the sheet") if sheet_mm is not None else (None,) * 3
    return Material(
        id=own_id(name, taken),
        name=_checked_name(name),
        category=category,
        form=form,
        pack_size=float(pack_size),
        pack_unit=pack_unit,
        length_mm=length,
        width_mm=width,
        thickness_mm=thickness,
        density_kg_m3=density_kg_m3,
        coverage=coverage,
        coverage_unit=coverage_unit,
        coats=coats,
        waste_pct=waste_pct,
        price=price,
        compat_class=compat_class,
        source="entered by the user",
        confidence="high",
        origin="user",
    )
