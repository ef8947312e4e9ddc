"""Scales by name: H0, OO, 28 mm figures, with the traps that each name hides."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from diorama_planner.catalogue.catalogue import Catalogue
from diorama_planner.catalogue.reference_rows import ScaleRow
from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.core.scale import Scale, parse_scale

_SAME = 1e-9


def read_scale(text: str, catalogue: Callable[[], Catalogue]) -> Scale:
    """Read `1:64` or a name of the catalogue such as `oo`, `HO`, `n_160`.

    Raises:
        UsageError: neither, or a name that stands for several scales (they are listed).
    """
    try:
        return parse_scale(text)
    except UsageError:
        if not any(sign.isalpha() for sign in text):
            raise  # figures alone are a ratio, and this is none: not every `1:-64` means 1:64
        rows = rows_named(text, catalogue().scales())
        ratios = dict.fromkeys(row.ratio_denominator for row in rows)
        if not ratios:
            raise
    if len(ratios) > 1:
        known = ", ".join(f"{row.name} = {Scale(row.ratio_denominator)}" for row in rows)
        raise UsageError(
            msg("'{text}' stands for several scales", text=text), msg("Choose one: {known}.", known=known)
        )
    return Scale(next(iter(ratios)))


def rows_named(text: str, rows: Iterable[ScaleRow]) -> tuple[ScaleRow, ...]:
    """The rows whose id or name this is; the words in brackets and the spelling of H0 do not matter."""
    known = tuple(rows)
    wanted = _plain(text)
    if not wanted:
        return ()
    exact = tuple(row for row in known if wanted in {_plain(row.id), _plain(row.name)})
    if exact:
        return exact
    return tuple(row for row in known if wanted in {_plain(name) for name in re.split(r"[/(]", row.name)})


def traps_of(scale: Scale, catalogue: Catalogue) -> tuple[ScaleRow, ...]:
    """The named scales of this ratio that are not what their name says, each with the trap in its notes."""
    return tuple(
        row
        for row in catalogue.scales()
        if row.notes.startswith("TRAP") and abs(row.ratio_denominator / scale.denominator - 1.0) < _SAME
    )


def _plain(text: str) -> str:
    """Letters and digits in lower case, `H0` and `HO` as one."""
    plain = re.sub(r"[^a-z0-9]", "", text.lower())
    return re.sub(r"^h[o0]", "h0", plain)
