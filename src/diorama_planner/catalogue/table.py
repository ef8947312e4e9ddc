"""Reads a CSV table into typed rows, driven by the fields of a frozen dataclass.

A field is filled from the column of its name (or of `metadata["column"]`); a field with
`metadata["column"] = None` belongs to no column and keeps its default. The type of the field says how a cell
is read and whether it may be empty. What the tables mean is said where their row types are.
"""

from __future__ import annotations

import csv
import io
import math
import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from diorama_planner.core.errors import BadFileError
from diorama_planner.core.messages import Message, msg

RowT = TypeVar("RowT")
Reader = Callable[[str], Any]
Pair = tuple[float, float]


class _CellError(ValueError):
    """A cell that its column's type cannot be read from; the text says what is wrong with it."""


def _number(cell: str) -> float:
    value = float(cell)
    if not math.isfinite(value):
        raise ValueError
    return value


def _flag(cell: str) -> bool:
    return {"yes": True, "no": False}[cell]


def _pair(cell: str) -> Pair:
    first, second = cell.split(":")
    return _number(first), _number(second)


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


_PLAIN: dict[Any, tuple[Reader, str]] = {
    float: (_number, "a number"),
    int: (int, "a whole number"),
    bool: (_flag, "yes or no"),
    Decimal: (Decimal, "an amount of money"),
    Pair: (_pair, "a ratio such as 100:47"),
}


def _required(read: Reader, wanted: str) -> Reader:
    def reader(cell: str) -> Any:
        if not cell:
            raise _CellError(f"is empty where {wanted} is needed")
        try:
            return read(cell)
        except (ValueError, KeyError, InvalidOperation):
            raise _CellError(f"is {cell!r} where {wanted} is needed") from None

    return reader


def _optional(reader: Reader) -> Reader:
    return lambda cell: reader(cell) if cell else None


def cell_reader(hint: Any) -> Reader:
    """Give the function that reads a cell of the column type `hint`.

    Known are str, float, int, bool (yes, no), Decimal, `Pair` (a:b), tuple[str, ...] (a|b), Literal, and any
    of these `| None`, which may be empty.
    """
    if hint is str:
        return str
    if hint == tuple[str, ...]:
        return _parts
    if get_origin(hint) in (Union, types.UnionType):
        inner = [part for part in get_args(hint) if part is not type(None)]
        return _optional(cell_reader(inner[0]))
    if get_origin(hint) is Literal:
        choices = {str(choice): choice for choice in get_args(hint)}
        return _required(choices.__getitem__, "one of " + ", ".join(choices))
    return _required(*_PLAIN[hint])


@dataclass(frozen=True, slots=True)
class Column:
    """Where one field of a row is found and how its cell is read."""

    name: str
    index: int
    read: Reader


def _columns(row_type: type[Any], header: list[str], file: str) -> list[Column]:
    hints = get_type_hints(row_type)
    columns = []
    for field in fields(row_type):
        name = field.metadata.get("column", field.name)
        if name is None:
            continue
        if name not in header:
            raise BadFileError(msg("column {column} is missing", column=name), where=file)
        columns.append(Column(name, header.index(name), cell_reader(hints[field.name])))
    return columns


def _row_error(row: list[str], columns: list[Column], label: str, file: str) -> BadFileError:
    """Say which cell of a row that could not be read is to blame."""
    for column in columns:
        problem: Message
        try:
            column.read(row[column.index])
        except _CellError as error:
            problem = msg("row {row}: {column} {problem}", row=label, column=column.name, problem=str(error))
        except IndexError:
            problem = msg("row {row}: it ends before column {column}", row=label, column=column.name)
        else:
            continue
        return BadFileError(problem, msg("mend that cell of the table"), where=file)
    return BadFileError(msg("row {row} cannot be read", row=label), where=file)


def parse_table(text: str, row_type: type[RowT], file: str) -> tuple[RowT, ...]:
    """Read the CSV `text` into rows; `file` is only for messages.

    Raises:
        BadFileError: a column is missing, a cell is empty or wrong, or an id comes twice.
    """
    return tuple(_rows(text, row_type, file))


def _rows(text: str, row_type: type[RowT], file: str) -> Iterator[RowT]:
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(lines, [])
        columns = _columns(row_type, header, file)
        getters = [(column.index, column.read) for column in columns]
        id_index = header.index("id") if "id" in header else None
        seen: set[str] = set()
        for row in lines:
            if not row:
                continue
            label = row[id_index] if id_index is not None and id_index < len(row) else str(lines.line_num)
            if id_index is not None and label in seen:
                raise BadFileError(msg("row {row}: this id comes twice", row=label), where=file)
            seen.add(label)
            try:
                values = [read(row[index]) for index, read in getters]
            except (_CellError, IndexError):
                raise _row_error(row, columns, label, file) from None
            yield row_type(*values)
    except csv.Error as error:
        raise BadFileError(
            msg("line {line} is not CSV: {problem}", line=lines.line_num, problem=str(error)), where=file
        ) from None


def read_table(path: Path, row_type: type[RowT]) -> tuple[RowT, ...]:
    """Read a UTF-8 CSV file into rows.

    Raises:
        BadFileError: as `parse_table`, or the file cannot be read as UTF-8 text.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadFileError(msg("it cannot be read: {problem}", problem=str(error)), where=path.name) from None
    return parse_table(text, row_type, path.name)
