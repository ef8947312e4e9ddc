"""Typed text to the value of one input: the same reading for the window and for the command line."""

from __future__ import annotations

import difflib
import re
from typing import Any, cast

from diorama_planner.app.advice.named_scales import read_scale
from diorama_planner.app.calculators.declaration import CatalogueSource, Input
from diorama_planner.catalogue.thing import CatalogueThing
from diorama_planner.core.errors import LengthError, PlannerError, UsageError
from diorama_planner.core.messages import msg
from diorama_planner.core.rates import parse_rate
from diorama_planner.core.units import (
    FAMILIES,
    MM_PER_INCH,
    FamilyName,
    format_number,
    parse_number,
    parse_quantity,
    parse_size,
    unit_factor,
)
from diorama_planner.optics.gear import gear_of
from diorama_planner.optics.lenses import Sensor

PAPER_MM = {
    "a0": (841.0, 1189.0),
    "a1": (594.0, 841.0),
    "a2": (420.0, 594.0),
    "a3": (297.0, 420.0),
    "a4": (210.0, 297.0),
    "a5": (148.0, 210.0),
    "letter": (8.5 * MM_PER_INCH, 11 * MM_PER_INCH),
    "legal": (8.5 * MM_PER_INCH, 14 * MM_PER_INCH),
    "tabloid": (11 * MM_PER_INCH, 17 * MM_PER_INCH),
}
MAX_THINGS = 1000
_THING = re.compile(r"([a-z0-9_-]+)(?:\s*[*×x]\s*([0-9]+))?", re.ASCII)


def read_input(spec: Input, text: str, catalogue: CatalogueSource) -> Any:
    """Read what was typed into one input; None for an empty one that may be empty.

    Raises:
        UsageError: it cannot be read or is out of the input's limits; `where` names the input.
    """
    typed = text.strip() or spec.default
    if not typed:
        if spec.required:
            raise UsageError(msg("'{name}' is missing", name=spec.name), msg("Add {name}=...", name=spec.name))
        return None
    try:
        return _read(spec, typed, catalogue)
    except PlannerError as problem:
        where = f"{spec.name}, {problem.where}" if problem.where else spec.name
        raise UsageError(problem.message, problem.hint, where=where) from problem


def _read(spec: Input, text: str, catalogue: CatalogueSource) -> Any:
    match spec.kind:
        case "scale":
            return read_scale(text, catalogue)
        case "size":
            return _plane_size(text)
        case "paper":
            return PAPER_MM.get(text.lower()) or parse_size(text)[:2]
        case "ratio":
            return _ratio(text)
        case "rate":
            return parse_rate(text, spec.unit)
        case "things":
            return _things(text, catalogue)
        case "sensor":
            return _sensor(text, catalogue)
        case "choice":
            return _choice(text, spec.choices)
        case "text":
            return text
        case _:
            return _number(spec, text)


def _plane_size(text: str) -> tuple[float, ...]:
    size = parse_size(text)
    if len(size) != 2:
        raise LengthError(msg("A size here has two lengths"), 1, msg("For example 600x400 mm."))
    return size


def _number(spec: Input, text: str) -> float:
    family = cast("FamilyName", spec.kind)
    plain = text.removesuffix("%") if spec.unit == "%" else text
    value = parse_quantity(plain, family, spec.unit if FAMILIES[family].units else None)
    if FAMILIES[family].units and spec.unit:
        value /= unit_factor(family, spec.unit)
    _check_limits(spec, value)
    return value


def _check_limits(spec: Input, value: float) -> None:
    unit = f" {spec.unit}" if spec.unit else ""
    if spec.whole and value != int(value):
        raise LengthError(msg("This must be a whole number"), 1, msg("For example 3."))
    if spec.minimum is not None and (value < spec.minimum or (spec.above_minimum and value == spec.minimum)):
        word = "greater than" if spec.above_minimum else "at least"
        bound = f"{format_number(spec.minimum)}{unit}"
        raise LengthError(msg("This must be {word} {bound}", word=word, bound=bound), 1)
    if spec.maximum is not None and value > spec.maximum:
        raise LengthError(msg("This must be at most {bound}", bound=f"{format_number(spec.maximum)}{unit}"), 1)


def _ratio(text: str) -> tuple[float, float]:
    parts = text.split(":")
    if len(parts) != 2:
        raise LengthError(msg("'{text}' is not a mixing ratio", text=text), 1, msg("Write it as 2:1 or 100:47."))
    a, b = (parse_number(part) for part in parts)
    if a <= 0 or b <= 0:
        raise LengthError(msg("Both parts of a mixing ratio must be greater than zero"), 1, msg("For example 2:1."))
    return a, b


def _things(text: str, catalogue: CatalogueSource) -> tuple[CatalogueThing, ...]:
    """Things of the catalogue, each as often as it is wanted: `toyota_ae86_trueno*2, vending_jp`."""
    things: list[CatalogueThing] = []
    for part in re.split(r"[,;+]", text):
        found = _THING.fullmatch(part.strip())
        if found is None:
            raise UsageError(msg("'{text}' is not a list of things", text=text), msg("Write id*2, other_id."))
        thing = catalogue().thing(found[1])
        if not thing.placeable:
            raise UsageError(msg("{thing} is only a figure of reference: {why}", thing=thing.id, why=thing.refusal))
        count = int(found[2][:6]) if found[2] else 1
        if not 1 <= count <= MAX_THINGS or len(things) + count > MAX_THINGS:
            raise UsageError(msg("{count} of {thing} are not 1 to 1000 things", count=count, thing=thing.id))
        things += [thing] * count
    return tuple(things)


def _sensor(text: str, catalogue: CatalogueSource) -> Sensor:
    """A sensor of the catalogue by its id, or one of a size."""
    if not re.fullmatch(r"[a-z]\w*", text, re.ASCII):
        width, height = _plane_size(text)
        return Sensor(width_mm=width, height_mm=height)
    known = gear_of(catalogue().cameras()).sensors
    if text not in known:
        near = difflib.get_close_matches(text, known, 3) or list(known)[:5]
        raise UsageError(
            msg("There is no sensor '{id}'", id=text),
            msg("Write its size, as in 36x24 mm, or {near}.", near=" or ".join(near)),
        )
    return known[text]


def _choice(text: str, choices: tuple[str, ...]) -> str:
    if text.lower() not in choices:
        raise UsageError(
            msg("'{text}' is none of the choices", text=text), msg("Use {known}.", known=" or ".join(choices))
        )
    return text.lower()
