"""Listings: what is worked through at the bench line by line, as tables under headings; and as plain text.

A listing is words and figures already written out. `listing_pages` lays it out on paper; what is listed is for
`harness`, `holes` and `test_plan`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

GAP = 2
"""Blanks between the columns of a text."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its head, whether it ends at the right as figures do, and whether it may be wrapped."""

    head: str
    end: bool = False
    wraps: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a cell for each column, the colour of the wire that it speaks of, and whether it is ticked off."""

    cells: tuple[str, ...]
    wire: str = ""
    tick: bool = False


@dataclass(frozen=True, slots=True)
class ListingPart:
    """Lines under a heading, and what has to be known of them, said before them."""

    title: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """A titled listing; `under` says what it is of."""

    title: str
    under: str
    parts: tuple[ListingPart, ...]


def listing_text(listing: Listing) -> str:
    """Write a listing as plain text, its columns in line."""
    said = [listing.title, "=" * len(listing.title)]
    if listing.under:
        said.append(listing.under)
    for part in listing.parts:
        said += ["", part.title.upper(), *part.remarks, *_table(part)]
    return "\n".join(said) + "\n"


def _table(part: ListingPart) -> Sequence[str]:
    if not part.lines:
        return ()
    heads = tuple(column.head for column in part.columns)
    rows = [heads, *(line.cells for line in part.lines)]
    ticks = ["   ", *("[ ]" if line.tick else "   " for line in part.lines)] if _is_ticked(part) else [""] * len(rows)
    widths = [max(map(len, cells)) for cells in zip(*rows, strict=True)]
    return [_row(part, cells, widths, tick) for cells, tick in zip(rows, ticks, strict=True)]


def _row(part: ListingPart, cells: Sequence[str], widths: Sequence[int], tick: str) -> str:
    set_in = (
        cell.rjust(width) if column.end else cell.ljust(width)
        for column, cell, width in zip(part.columns, cells, widths, strict=True)
    )
    return (" " * GAP).join([*([tick] if tick else []), *set_in]).rstrip()


def _is_ticked(part: ListingPart) -> bool:
    return any(line.tick for line in part.lines)
