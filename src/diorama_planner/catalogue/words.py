"""Folding text to plain words, and how alike two words are: what search and "did you mean" share.

Folded words are lower case and without diacritics. Mistyped words are looked up in `spelling`; nothing here
knows what the words name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import pairwise

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ı": "i"})
_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Lower-case `text` and take off diacritics: Käfer gives kafer, Citroën citroen, Straße strasse."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(mark for mark in plain if not unicodedata.combining(mark))


def words(text: str) -> list[str]:
    """Split `text` into folded words, in order."""
    return _WORD.findall(fold(text))


def words_and_joined(text: str) -> list[str]:
    """As `words`, and each pair of neighbours as one word too: MX-5 gives mx, 5, mx5."""
    found = words(text)
    return found + [one + other for one, other in pairwise(found)]


def edit_distance(one: str, other: str, limit: int) -> int:
    """Count the insertions, deletions, swaps of neighbours and replacements that turn `one` into `other`.

    Stops early with `limit` + 1 when there are more. (Restricted Damerau-Levenshtein distance.)
    """
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    previous = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        current = [i]
        for j, match in enumerate(other, start=1):
            cost = min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (letter != match))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == match:
                cost = min(cost, before[j - 2] + 1)
            current.append(cost)
        if min(current) > limit:
            return limit + 1
        before, previous = previous, current
    return min(previous[-1], limit + 1)


def _word_likeness(word: str, other: str) -> float:
    if other == word:
        return 1.0
    if other.startswith(word) and len(word) > 1:
        return 0.9
    longest = max(len(word), len(other))
    return max(0.0, 1 - edit_distance(word, other, longest // 2) / longest)


def likeness(wanted: str, known: str) -> float:
    """Say how alike two ids or names are, 0 to 1: as a whole, or word by word of `wanted` in any order."""
    parts, others = words(wanted), words(known)
    if not parts or not others:
        return 0.0
    by_word = sum(max(_word_likeness(part, other) for other in others) for part in parts) / len(parts)
    return max(by_word, _word_likeness(" ".join(parts), " ".join(others)))


def nearest(wanted: str, known: Iterable[str], *, count: int = 3) -> list[str]:
    """Give the `known` ids most like `wanted`, best first, leaving out those less than 0.6 alike.

    Ties go to the id of the most similar length, then by spelling.
    """
    found = [(likeness(wanted, other), other) for other in known]
    alike = [(-degree, abs(len(other) - len(wanted)), other) for degree, other in found if degree >= 0.6]
    return [other for _, _, other in sorted(alike)[:count]]
