"""QR codes: a text that a phone reads from paper or from a screen, as squares to be filled.

The only module that knows zxing-cpp. What does not fit is for the caller to leave out, with `fitting_lines`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diorama_planner.drawing.primitives import Path, Point, Subpath

MOST_BYTES = 850
"""The most that is put into one code: version 20 at the lowest level of correction, 97 modules a side.

Printed 42 mm wide with its quiet zone a module is then 0.4 mm, what a phone reads from a hand's distance. Source of
the capacity: ISO/IEC 18004, table 7 (20-L holds 858 bytes); of the module: practice, unsourced.
"""

QUIET = 4
"""Free modules around a code. Source: ISO/IEC 18004."""

MORE = "... and {count} more"


@dataclass(frozen=True, slots=True)
class Code:
    """A code of `side` modules; `dark` holds for each row, from the top, the runs of dark modules as (from, to)."""

    side: int
    dark: tuple[tuple[tuple[int, int], ...], ...]

    def path(self, corner: Point, width: float) -> Path:
        """The dark modules as one path with its lower left corner there, as wide as told, quiet zone and all."""
        step = width / (self.side + 2 * QUIET)
        left, top = corner[0] + QUIET * step, corner[1] + width - QUIET * step

        def squares() -> Iterator[Subpath]:
            for number, runs in enumerate(self.dark):
                upper, lower = top - number * step, top - (number + 1) * step
                for begin, end in runs:
                    x, right = left + begin * step, left + end * step
                    yield Subpath(((x, lower), (right, lower), (right, upper), (x, upper)))

        return Path(tuple(squares()))


def code_of(text: str) -> Code:
    """Make the code of a text. Texts beyond `MOST_BYTES` are refused by the library with a ValueError."""
    import numpy as np
    import zxingcpp

    made = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="L")
    pixels = np.asarray(made.to_image(scale=1, add_quiet_zones=False)) < 128
    return Code(len(pixels), tuple(tuple(_runs(row.tolist())) for row in pixels))


def _runs(row: Sequence[bool]) -> Iterator[tuple[int, int]]:
    begin = None
    for place, is_dark in enumerate((*row, False)):
        if is_dark and begin is None:
            begin = place
        elif not is_dark and begin is not None:
            yield begin, place
            begin = None


def fitting_lines(lines: Sequence[str], most: int = MOST_BYTES) -> str:
    """Join lines as far as they fit into so many bytes; what is left out is counted at the end: `... and 3 more`.

    The first line is shortened if it alone does not fit.
    """
    text = "\n".join(lines)
    if len(text.encode()) <= most:
        return text
    for kept in range(len(lines) - 1, 0, -1):
        text = "\n".join((*lines[:kept], MORE.format(count=len(lines) - kept)))
        if len(text.encode()) <= most:
            return text
    end = "..."
    return lines[0].encode()[: most - len(end)].decode(errors="ignore") + end
