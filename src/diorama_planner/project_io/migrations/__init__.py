"""The way from older files to the present schema: one small pure function per step, never edited afterwards.

A step that concerns the whole document is a module `mNNNN.py` here, listed in `STEPS`; one that concerns the
records of a kind stands in `ItemKind.migrations`. Both are keyed by the schema that they start from. Every
released schema keeps a sample project in `tests/data/projects/vN`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, TypeAlias

from diorama_planner.core.errors import BadFileError
from diorama_planner.core.messages import msg

Json: TypeAlias = dict[str, Any]
Step: TypeAlias = Callable[[Json], Json]

SCHEMA = 1
"""The schema that this version writes."""

STEPS: Mapping[int, Step] = MappingProxyType({})
"""Steps of the whole document, from the schema that is the key to the next one."""

# What code that expects well-formed data raises when it meets other data.
_BROKEN_DATA = (KeyError, TypeError, ValueError, AttributeError, LookupError, ArithmeticError)


def migrate_document(document: Json, schema: int, target: int, steps: Mapping[int, Step]) -> Json:
    """Bring a document as read from one schema to another; schemas without a step have nothing to do.

    Raises:
        BadFileError: a step meets data that it cannot understand.
    """
    return _run(document, [steps.get(number) for number in range(schema, target)], schema)


def migrate_record(record: Json, schema: int, target: int, steps: Mapping[int, Step]) -> Json:
    """Bring one record from one schema to another.

    Raises:
        BadFileError: a step meets data that it cannot understand.
    """
    return _run(record, [steps.get(number) for number in range(schema, target)], schema)


def _run(value: Json, steps: list[Step | None], schema: int) -> Json:
    for number, step in enumerate(steps, schema):
        if step is None:
            continue
        try:
            value = step(value)
        except _BROKEN_DATA as error:
            raise BadFileError(
                msg("it cannot be brought from schema {old} to {new}", old=number, new=number + 1)
            ) from error
    return value
