"""How a calculator is declared: its inputs, its outputs, and the sum between them.

From one declaration come the window's panel, `diorama-planner calc` and the page of the guide. How typed text
becomes a value is in `reading`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeVar, cast

from diorama_planner.catalogue.catalogue import Catalogue
from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.core.units import FamilyName

Value = float | int | str | None | tuple[str, ...]
Kind = FamilyName | Literal["scale", "size", "ratio", "rate", "paper", "things", "sensor", "text", "choice"]
CatalogueSource = Callable[[], Catalogue]

ValueT = TypeVar("ValueT")


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One thing to type.

    `unit` is what a bare number means and what `minimum` and `maximum` are counted in; `default` is the text that
    holds for an empty field, empty for none. An input that is not required may be left empty: an output that
    needs it is then not known.
    """

    name: str
    label: str
    kind: Kind = "number"
    unit: str = ""
    default: str = ""
    minimum: float | None = None
    maximum: float | None = None
    above_minimum: bool = False
    whole: bool = False
    required: bool = True
    choices: tuple[str, ...] = ()
    help: str = ""


def positive(
    name: str,
    label: str,
    *,
    kind: Kind = "number",
    unit: str = "",
    default: str = "",
    required: bool = True,
    maximum: float | None = None,
    help: str = "",
) -> Input:
    """An input that must be greater than zero; fields as in `Input`."""
    return Input(
        name=name,
        label=label,
        kind=kind,
        unit=unit,
        default=default,
        minimum=0.0,
        maximum=maximum,
        above_minimum=True,
        required=required,
        help=help,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """One answer: the unit of the number, the formula behind it and where that comes from (empty: arithmetic)."""

    name: str
    label: str
    unit: str = ""
    formula: str = ""
    source: str = ""


class Given:
    """The inputs as read; numbers are in the unit that their `Input` names."""

    __slots__ = ("_catalogue", "_values")

    def __init__(self, values: Mapping[str, Any], catalogue: CatalogueSource) -> None:
        self._values = values
        self._catalogue = catalogue

    def catalogue(self) -> Catalogue:
        """The catalogue, loaded when first asked for."""
        return self._catalogue()

    def number(self, name: str) -> float:
        """A number that must be there."""
        return self.value(name, float)

    def maybe(self, name: str) -> float | None:
        """A number that may be missing."""
        return cast("float | None", self._values.get(name))

    def has(self, name: str) -> bool:
        """Whether something was typed there."""
        return self._values.get(name) is not None

    def value(self, name: str, kind: type[ValueT]) -> ValueT:
        """A value that must be there. Raises `UsageError` when it is missing."""
        found = self._values.get(name)
        if not isinstance(found, kind):
            raise UsageError(msg("'{name}' is missing", name=name), msg("Add {name}=...", name=name))
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Calculator:
    """A sum of the trade, declared once. `example` is what its fields show at first, and what the guide shows."""

    name: str
    title: str
    summary: str
    inputs: tuple[Input, ...]
    outputs: tuple[Output, ...]
    compute: Callable[[Given], Mapping[str, Value]]
    example: Mapping[str, str]
    aliases: tuple[str, ...] = ()

    def input(self, name: str) -> Input | None:
        """The input of that name, if there is one."""
        return next((each for each in self.inputs if each.name == name), None)
