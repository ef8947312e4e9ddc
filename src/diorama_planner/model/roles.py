"""What a field of a record means.

Every field declares a role, and from the roles follow rescaling, moving, mirroring, the inspector's form,
references between records and the limits that a constructor checks.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum, auto
from functools import cache
from typing import Any, get_args, get_type_hints

from diorama_planner.core.errors import RecordError
from diorama_planner.core.messages import msg

LIMIT_MM = 1e6
"""No length or coordinate of a model may be longer than a kilometre on the bench."""


class Role(Enum):
    """The meaning of a field."""

    POINT = auto()
    POINTS = auto()  # any nesting of sequences or mappings whose leaves are points
    FACE_POINTS = auto()  # the same in the own millimetres of a wall's face: rescaled, but not moved with the plan
    SHAPE = auto()  # points about the place that other fields give: rescaled, and else as they are
    ANGLE = auto()  # degrees, counter-clockwise
    REAL_LENGTH = auto()  # stands for a real size: rescaled with the scene
    BENCH_LENGTH = auto()  # a size on the bench: stays when the scale changes
    RATIO = auto()
    COUNT = auto()
    CHOICE = auto()
    FLAG = auto()
    MATERIAL = auto()  # id of a material of the catalogue
    THING = auto()  # id of a thing of the catalogue
    LED = auto()  # id of a light of the catalogue's table of LEDs
    POWER_SOURCE = auto()  # id of a battery or supply of the catalogue
    CAMERA_PART = auto()  # id, or several, of lenses, sensors, bodies or accessories of the catalogue
    REFERENCE = auto()  # id of another record
    REFERENCES = auto()  # ids of other records, or a mapping whose values are such or entries of the catalogue
    COLOUR = auto()
    TEXT = auto()
    PARTS = auto()  # values whose own fields have roles: they change with the record as it does itself
    DATA = auto()  # anything else: never transformed, never shown in a form


@dataclass(frozen=True, slots=True)
class Spec:
    """The declaration of one field, written as `Annotated[type, Spec(...)]`."""

    role: Role
    label: str = ""
    minimum: float | None = None
    maximum: float | None = None
    choices: tuple[str, ...] = ()
    positive: bool = False
    cascade: bool = False
    """For a REFERENCE: remove this record when the one that it names is removed."""
    shown: bool = True
    when: tuple[str, tuple[Any, ...]] | None = None
    """Asked for only while another field (a choice, a tick) has one of some values.

    What hangs on several fields names a property of the record that sums them up.
    """
    sided: bool = False
    """For POINTS: a line whose left is its front; in a mirror it runs the other way, so that fronts stay in front."""
    swaps: bool = False
    """For a CHOICE of a side: left and right change places in a mirror. For a RATIO: it is to the left above 0."""
    upright: bool = False
    """For an ANGLE: of writing, which can still be read in a mirror."""
    long: bool = False
    """For a TEXT of several lines."""
    stretches: bool = False
    """For a length that follows the hand when the item is scaled on the plan."""

    def has_say(self, record: Any) -> bool:
        """Whether the field says anything as a record stands (`when`)."""
        return self.when is None or getattr(record, self.when[0]) in self.when[1]


@dataclass(frozen=True, slots=True)
class FieldInfo:
    """One field of a record class with its declaration."""

    name: str
    spec: Spec
    allows_none: bool = False
    allows_empty: bool = False
    """Whether it is a text that is empty unless something is said: the usual one is taken then."""


def field_infos(record_class: Any) -> tuple[FieldInfo, ...]:
    """List the declared fields of a record class in order of declaration.

    Raises:
        TypeError: a field declares no role.
    """
    return _field_infos(record_class)


def infos_with_role(record_class: Any, *roles: Role) -> tuple[FieldInfo, ...]:
    """List the fields that have one of the roles."""
    return _infos_with_role(record_class, *roles)


@cache
def _field_infos(record_class: Any) -> tuple[FieldInfo, ...]:
    hints = _hints(record_class)
    found = []
    for field in fields(record_class):
        hint = hints[field.name]
        specs = [m for m in getattr(hint, "__metadata__", ()) if isinstance(m, Spec)]
        if len(specs) != 1:
            raise TypeError(f"{record_class.__name__}.{field.name} declares no role")
        has_none = type(None) in get_args(hint.__origin__)
        found.append(FieldInfo(field.name, specs[0], has_none, field.default == ""))
    return tuple(found)


def _hints(record_class: Any) -> dict[str, Any]:
    """The types of the fields of a class with what is declared of them."""
    hints = get_type_hints(record_class, include_extras=True)
    return {field.name: hints[field.name] for field in fields(record_class)}


@cache
def _infos_with_role(record_class: Any, *roles: Role) -> tuple[FieldInfo, ...]:
    return tuple(info for info in _field_infos(record_class) if info.spec.role in roles)


@cache
def declares_roles(part_class: Any) -> bool:
    """Whether the fields of a class declare what they mean; what only stands in a record's data need not."""
    if not is_dataclass(part_class):
        return False
    return all(Spec in map(type, getattr(hint, "__metadata__", ())) for hint in _hints(part_class).values())


@cache
def reference_fields(record_class: Any) -> tuple[str, ...]:
    """Name the fields of a record class that name other records."""
    return tuple(info.name for info in infos_with_role(record_class, Role.REFERENCE, Role.REFERENCES))


def turn_field(record_class: Any) -> str:
    """Name the field that says how a record lies as a whole; empty if it has none.

    What lies at a point is turned about it. The angles of what is drawn from points belong to something on it, such
    as the rows of a paving.
    """
    return _turn_field(record_class)


@cache
def _turn_field(record_class: Any) -> str:
    if not infos_with_role(record_class, Role.POINT):
        return ""
    return next((info.name for info in infos_with_role(record_class, Role.ANGLE)), "")


_DRAWN = frozenset({Role.POINTS, Role.FACE_POINTS, Role.SHAPE})


def has_free_size(record: Any) -> bool:
    """Whether a size is the user's to choose: drawn shapes and writing; real things have the size that they have."""
    return any(
        info.spec.stretches or (info.spec.role in _DRAWN and getattr(record, info.name))
        for info in field_infos(type(record))
    )


_COLOUR = re.compile("#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{8})")

_LENGTHS = frozenset({Role.REAL_LENGTH, Role.BENCH_LENGTH})


def _check_number(value: float, info: FieldInfo, where: str) -> None:
    spec = info.spec
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise RecordError(
            msg("{field} must be a finite number, not {value}", field=info.name, value=value), where=where
        )
    if spec.role in _LENGTHS and abs(value) > LIMIT_MM:
        raise RecordError(
            msg("{field} is {value} mm, beyond the limit of 1 km", field=info.name, value=value), where=where
        )
    if spec.positive and value <= 0:
        raise RecordError(
            msg("{field} must be more than zero, not {value}", field=info.name, value=value), where=where
        )
    if spec.minimum is not None and value < spec.minimum:
        text = msg("{field} is {value}, less than {limit}", field=info.name, value=value, limit=spec.minimum)
        raise RecordError(text, where=where)
    if spec.maximum is not None and value > spec.maximum:
        text = msg("{field} is {value}, more than {limit}", field=info.name, value=value, limit=spec.maximum)
        raise RecordError(text, where=where)


def _check_points(value: Any, info: FieldInfo, where: str) -> None:
    for part in value if type(value) is tuple or not isinstance(value, Mapping) else value.values():
        if type(part) is float and -LIMIT_MM <= part <= LIMIT_MM:  # nearly all: kept fast; nan is never within
            continue
        if type(part) is tuple or isinstance(part, tuple | Mapping):
            _check_points(part, info, where)
        elif isinstance(part, bool) or not isinstance(part, int | float) or not -LIMIT_MM <= part <= LIMIT_MM:
            text = msg("{field} has the coordinate {value}, not a number within 1 km", field=info.name, value=part)
            raise RecordError(text, where=where)


def _check_numbers(value: Any, info: FieldInfo, where: str) -> None:
    if isinstance(value, tuple):
        for part in value:
            _check_number(part, info, where)
    else:
        _check_number(value, info, where)


def _check_choice(value: Any, info: FieldInfo, where: str) -> None:
    if value not in info.spec.choices:
        choices = ", ".join(info.spec.choices)
        text = msg("{field} is {value!r}, not one of {choices}", field=info.name, value=value, choices=choices)
        raise RecordError(text, where=where)


def _check_colour(value: Any, info: FieldInfo, where: str) -> None:
    if not (value == "" and info.allows_empty) and not (isinstance(value, str) and _COLOUR.fullmatch(value)):
        text = msg("{field} is {value!r}, not a colour such as #8a4b2f", field=info.name, value=value)
        raise RecordError(text, where=where)


Check = Callable[[Any, FieldInfo, str], None]

_CHECKS: dict[Role, Check] = {
    Role.POINT: _check_points,
    Role.POINTS: _check_points,
    Role.FACE_POINTS: _check_points,
    Role.SHAPE: _check_points,
    Role.ANGLE: _check_number,
    Role.REAL_LENGTH: _check_numbers,
    Role.BENCH_LENGTH: _check_numbers,
    Role.RATIO: _check_number,
    Role.COUNT: _check_number,
    Role.CHOICE: _check_choice,
    Role.COLOUR: _check_colour,
}


def _unless_plain(check: Check) -> Check:
    """Let a float within a kilometre pass at once, as nearly all do; nan is never within."""

    def quick(value: Any, info: FieldInfo, where: str) -> None:
        if type(value) is not float or not -LIMIT_MM <= value <= LIMIT_MM:
            check(value, info, where)

    return quick


def _check_of(spec: Spec) -> Check:
    check = _CHECKS[spec.role]
    is_number = check in {_check_number, _check_numbers}
    has_limits = spec.positive or spec.minimum is not None or spec.maximum is not None
    return _unless_plain(check) if is_number and not has_limits else check


@cache
def _checked_infos(record_class: Any) -> tuple[tuple[str, Any, FieldInfo, Check], ...]:
    """The fields that are checked, with their defaults: those have been found good once and for all."""
    defaults = {field.name: field.default for field in fields(record_class)}
    infos = infos_with_role(record_class, *_CHECKS)
    return tuple((info.name, defaults[info.name], info, _check_of(info.spec)) for info in infos)


def check_fields(record: Any, where: str) -> None:
    """Refuse numbers that are not finite or beyond their limits, unknown choices, and what is no colour.

    Raises:
        RecordError: naming the field.
    """
    record_class: Any = type(record)
    for name, default, info, check in _checked_infos(record_class):
        value = getattr(record, name)
        if value is not default and value is not None:
            check(value, info, where)
