"""Letters of a single stroke, as glass tubes are bent: capitals, figures and signs, drawn by this project.

Each letter is a few lines on a grid; corners that carry a radius are rounded. Written in units of the height of a
capital, so that a sign of any size is the same lines scaled. Katakana are in `neon_kana`; how a sign is made of
letters is for `kinds.neon`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from diorama_planner.geometry.points import Points
from diorama_planner.geometry.tubes import rounded_corners

CAPITAL = 8
"""Height of a capital on the grid."""

SPACING, BLANK, LEADING = 3, 4, 12
"""Room between letters, width of a blank and from line to line, on the grid."""

_KANA_FROM = 0x3000

# Lines are divided by |, their points by blanks: x, y and, of a rounded corner, its radius, each a digit of base 36.
# fmt: off
LETTERS: Mapping[str, str] = {
    "A": "00 082 482 40|04 44",
    "B": "00 08 482 442 04|04 442 402 00",
    "C": "46 482 082 002 402 42",
    "D": "00 08 482 402 00",
    "E": "48 08 00 40|04 34",
    "F": "00 08 48|04 34",
    "G": "46 482 082 002 402 44 24",
    "H": "00 08|40 48|04 44",
    "I": "00 08",
    "J": "02 002 402 48",
    "K": "00 08|48 04 40",
    "L": "08 00 40",
    "M": "00 08 33 68 60",
    "N": "00 08 40 48",
    "O": "04 082 482 402 002 04",
    "P": "00 08 482 442 04",
    "Q": "04 082 482 402 002 04|22 40",
    "R": "00 08 482 442 04|04 40",
    "S": "46 482 082 042 442 402 002 02",
    "T": "08 48|28 20",
    "U": "08 002 402 48",
    "V": "08 20 48",
    "W": "08 10 36 50 68",
    "X": "08 40|00 48",
    "Y": "08 24 48|24 20",
    "Z": "08 48 00 40",
    "Ø": "04 082 482 402 002 04|00 48",
    "Æ": "00 38 68|38 30 60|14 54",
    "0": "04 082 482 402 002 04",
    "1": "06 18 10",
    "2": "06 082 482 45 00 40",
    "3": "06 082 482 442 14|14 442 402 002 02",
    "4": "30 38 02 42",
    "5": "48 08 05 452 402 002 02",
    "6": "46 482 082 002 402 442 04",
    "7": "08 48 10",
    "8": "24 042 082 482 442 24|24 042 002 402 442 24",
    "9": "02 002 402 482 082 042 44",
    ".": "00 01", ",": "11 00", ":": "01 02|05 06", ";": "11 00|15 16", "!": "08 03|00 01",
    "?": "06 082 482 442 24 22|20 21", "-": "04 34", "–": "04 54", "+": "04 44|22 26", "=": "03 43|05 45",
    "/": "00 48", "\\": "08 40", "'": "06 08", "’": "06 08", '"': "06 08|26 28",
    "(": "28 082 002 20", ")": "08 282 202 00", "[": "28 08 00 20", "]": "08 28 20 00",
    "#": "10 18|30 38|03 43|05 45",
    "&": "40 061 081 381 361 031 001 301 43", "*": "24 28|06 44|04 46", "%": "00 48|06 08 18 16 06|30 32 42 40 30",
    "$": "46 482 082 042 442 402 002 02|2a 28|20 2a",
    "€": "46 482 082 002 402 42|03 33|05 35", "£": "46 482 182 10|00 40|04 34",
    "¥": "08 24 48|24 20|04 44|02 42", "°": "07 081 281 261 061 07",
    "→": "04 64|37 64 31", "←": "64 04|37 04 31", "↑": "20 28|05 28 45", "↓": "28 20|03 20 43",
    "♥": "30 051 081 381 36|36 381 681 651 30", "★": "00 38 60 05 65 00",
}
"""What each letter is made of; others have none and are told of."""

MARKS: Mapping[str, str] = {
    "\u0300": "0c 2a", "\u0301": "0a 2c", "\u0302": "0a 2c 4a", "\u0303": "0a 1b 3a 4b", "\u0304": "0b 3b",
    "\u0306": "0c 1a 2a 3c", "\u0307": "0a 0b", "\u0308": "0a 0b|3a 3b", "\u030a": "0b 0c 1c 1a 0a 0b",
    "\u030b": "0a 1c|2a 3c", "\u030c": "0c 2a 4c",
}
"""Accents over a capital, by their combining signs; they are set over its middle."""
# fmt: on


@dataclass(frozen=True, slots=True, eq=False)
class Lettering:
    """A text as lines, its middle at x = 0 and the foot of its last row at y = 0, a capital 1 high.

    `bones` are the lines before their corners are rounded, one for each of `tubes`. `missing` are letters without
    shape.
    """

    tubes: tuple[Points, ...]
    bones: tuple[Points, ...]
    missing: str

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to see."""
        return not self.tubes


@lru_cache(maxsize=256)
def lettering(text: str, stretch: float = 1.0, lean: float = 0.0) -> Lettering:
    """Give the lines of a text of one or several rows; small letters are written as capitals.

    Letters are `stretch` times as wide as usual, and their heads lean forward by `lean` times their height.
    """
    tubes: list[Points] = []
    bones: list[Points] = []
    missing: list[str] = []
    rows = text.strip().upper().split("\n")
    for number, row in enumerate(rows):
        foot = float((len(rows) - 1 - number) * LEADING)
        strokes, width = _row(row.strip(), missing)
        for points, radii in strokes:
            for line, kept in ((rounded_corners(points, radii), tubes), (points, bones)):
                x = (line[:, 0] - width / 2) * stretch + line[:, 1] * lean
                kept.append(np.column_stack((x, line[:, 1] + foot)) / CAPITAL)
    return Lettering(tuple(tubes), tuple(bones), "".join(dict.fromkeys(missing)))


Stroke = tuple[Points, tuple[float, ...]]


def _row(row: str, missing: list[str]) -> tuple[list[Stroke], float]:
    """The strokes of one row from x = 0 and its width, on the grid; letters without shape are added to a list."""
    strokes: list[Stroke] = []
    x = 0.0
    width = 0.0
    for letter in row:
        if letter.isspace():
            x += BLANK
            continue
        found = _glyph(letter)
        if not found:
            missing.append(letter)
            continue
        low = min(float(points[:, 0].min()) for points, _ in found)
        strokes += [(_moved(points, x - low), radii) for points, radii in found]
        width = x + max(float(points[:, 0].max()) for points, _ in found) - low
        x = width + SPACING
    return strokes, width


@lru_cache(maxsize=256)
def _glyph(letter: str) -> tuple[Stroke, ...]:
    """The strokes of a letter with its accents; none for one that has no shape."""
    shapes, marks, share = LETTERS, MARKS, 1.0
    if ord(letter) >= _KANA_FROM:
        from diorama_planner.drawing.neon_kana import KATAKANA, SMALL, SMALL_SHARE, VOICED, as_katakana

        letter = as_katakana(letter)
        shapes, marks = KATAKANA, VOICED
        if letter in SMALL:
            letter, share = SMALL[letter], SMALL_SHARE
    if letter in shapes:
        return tuple(
            (points * share, tuple(radius * share for radius in radii)) for points, radii in _strokes(shapes[letter])
        )
    parts = unicodedata.normalize("NFD", letter)
    base, accents = parts[0], parts[1:]
    if base not in shapes or not accents or any(mark not in marks for mark in accents):
        return ()
    body = tuple(_strokes(shapes[base]))
    over = [stroke for mark in accents for stroke in _strokes(marks[mark])]
    room = _right(body) - _right(over)
    place = room / 2 if marks is MARKS else room + 1  # accents over the middle, the marks of kana at the right
    return *body, *((_moved(points, place), radii) for points, radii in over)


def _right(strokes: Iterable[Stroke]) -> float:
    """How far to the right strokes reach."""
    return max(float(points[:, 0].max()) for points, _ in strokes)


def _moved(points: Points, by: float) -> Points:
    """Points further right."""
    return np.column_stack((points[:, 0] + by, points[:, 1]))


def _strokes(drawn: str) -> Iterator[Stroke]:
    """Read the lines of a letter."""
    for line in drawn.split("|"):
        corners = [[float(int(digit, 36)) for digit in corner] for corner in line.split(" ")]
        yield np.array([corner[:2] for corner in corners]), tuple(sum(corner[2:]) for corner in corners)
