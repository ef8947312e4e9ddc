"""The words that a search index knows, and which of them a mistyped word may have meant.

Candidates come from shared trigrams, the verdict from the edit distance. How hits are ranked is in `search`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable

from diorama_planner.catalogue.words import edit_distance


def trigrams(word: str) -> set[str]:
    """Give the runs of three letters in `word`, with its edges marked: abc gives ^ab, abc, bc$."""
    marked = f"^{word}$"
    return {marked[i : i + 3] for i in range(len(marked) - 2)}


def typo_limit(word: str) -> int:
    """Say how many typing errors such a word may hold: none up to 3 letters, 1 up to 6, then 2."""
    if len(word) <= 3:
        return 0
    return 1 if len(word) <= 6 else 2


class Vocabulary:
    """A set of folded words with look-up by beginning and by likeness. Never changes."""

    __slots__ = ("_by_trigram", "_sorted")

    def __init__(self, known: Iterable[str]) -> None:
        self._sorted = sorted(set(known))
        self._by_trigram: dict[str, list[str]] = {}
        for word in self._sorted:
            for gram in trigrams(word):
                self._by_trigram.setdefault(gram, []).append(word)

    def has_prefix(self, start: str) -> bool:
        """Whether some word begins with `start`."""
        at = bisect_left(self._sorted, start)
        return at < len(self._sorted) and self._sorted[at].startswith(start)

    def near(self, word: str, *, count: int = 8) -> list[str]:
        """Give the words that `word` may be mistyped for, whole or their beginning; the nearest first."""
        limit = typo_limit(word)
        if not limit:
            return []
        shared = Counter(other for gram in trigrams(word) for other in self._by_trigram.get(gram, ()))
        found = []
        for other, grams in shared.most_common(100):
            distance = edit_distance(word, other, limit)
            if len(other) > len(word) > 4:
                distance = min(distance, edit_distance(word, other[: len(word)], 1) + 1)
            if distance <= limit:
                found.append((distance, -grams, other))
        return [other for _, _, other in sorted(found)[:count]]
