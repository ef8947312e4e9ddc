"""Full-text search over things and materials: by the beginning of words, by nickname, despite typing errors.

SQLite's FTS5 finds the candidates in memory; the ranking is ours: the beginning of a name, then words of a
name, nicknames, categories, typing errors. Whatever is typed is first folded to plain words, and each is
quoted, so no text can be a query of its own.
"""

from __future__ import annotations

import sqlite3
import threading
import weakref
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from diorama_planner.catalogue.entries import Entry
from diorama_planner.catalogue.groups import MINE, group_of, material_group_of
from diorama_planner.catalogue.spelling import Vocabulary
from diorama_planner.catalogue.thing import CatalogueThing
from diorama_planner.catalogue.words import words, words_and_joined

Kind = Literal["thing", "material"]
KindFilter = Literal["thing", "material", "all"]

MAX_WORDS = 8
MAX_WORD = 40

_PLACES = {
    "JP": "japan japanese",
    "US": "usa american",
    "GB": "britain british uk english",
    "DE": "germany german",
    "FR": "france french",
    "IT": "italy italian",
    "SE": "sweden swedish",
    "AU": "australia australian",
    "EU": "europe european",
    "SU": "soviet russian ussr",
    "DD": "gdr ddr german",
}
_EXACT_AND_PREFIX = {"name": (1.0, 0.9), "nickname": (0.85, 0.75), "category": (0.5, 0.45)}
_TYPO_SHARE = 0.4
# What a whole query adds: the name begins with it, up to the end of a word or within one; it is a nickname.
_WHOLE_NAME, _BEGUN_NAME, _WHOLE_NICKNAME = 1.0, 0.95, 0.9


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found; `score` is above 0 and at most 1, better hits have more."""

    id: str
    name: str
    kind: Kind
    score: float


@dataclass(frozen=True, slots=True)
class SearchFilter:
    """What a hit must be. An empty field asks for nothing; an entry without years or regions fits them all.

    `category` is a raw category or the id of a group; `year` asks for what existed then; `region` for what
    belongs there or anywhere.
    """

    kind: KindFilter = "thing"
    family: str = ""
    category: str = ""
    year: int | None = None
    region: str = ""
    placeable_only: bool = False

    def admits(self, entry: Entry) -> bool:
        """Whether an entry may be a hit."""
        if isinstance(entry, CatalogueThing):
            return self.kind != "material" and self._admits_thing(entry)
        group = material_group_of(entry.category)
        return (
            self.kind != "thing"
            and not self.family
            and self._admits_category(entry.category, group, entry.origin)
            and (not self.region or entry.region in ("", self.region))
        )

    def _admits_category(self, raw: str, group: str, origin: str) -> bool:
        return self.category in ("", raw, group) or (self.category == MINE and origin == "user")

    def _admits_thing(self, thing: CatalogueThing) -> bool:
        if self.family and thing.family != self.family:
            return False
        if self.placeable_only and not thing.placeable:
            return False
        if self.region and thing.region and self.region not in thing.region:
            return False
        if self.year is not None:
            from_year = thing.from_year or thing.year
            if (from_year and self.year < from_year) or (thing.to_year and self.year > thing.to_year):
                return False
        return self._admits_category(thing.category, group_of(thing.category), thing.origin)


@dataclass(frozen=True, slots=True)
class _Indexed:
    """An entry with its folded words, by where they come from.

    The words of a field are one text with a blank before and after each: looking for " word" or " word " in
    it is several times faster than going through them, which counts when one letter was typed.
    """

    entry: Entry
    kind: Kind
    names: tuple[str, ...]
    nicknames: frozenset[str]
    fields: dict[str, str]


def _text(found: Iterable[str]) -> str:
    return f" {' '.join(dict.fromkeys(found))} "


def _indexed(entry: Entry) -> _Indexed:
    is_thing = isinstance(entry, CatalogueThing)
    group = group_of(entry.category) if is_thing else material_group_of(entry.category)
    about = [entry.category.replace("_", " "), group.replace("_", " ")]
    if isinstance(entry, CatalogueThing):
        about += [_PLACES.get(place, "") for place in (entry.country, *entry.region)]
    else:
        about += [entry.compat_class.replace("_", " "), _PLACES.get(entry.region, "")]
    return _Indexed(
        entry=entry,
        kind="thing" if is_thing else "material",
        names=tuple(" ".join(words(name)) for name in (entry.name, entry.short_name) if name),
        nicknames=frozenset(" ".join(words(nickname)) for nickname in entry.nicknames),
        fields={
            "name": _text(words_and_joined(f"{entry.name} {entry.short_name}")),
            "nickname": _text(words_and_joined(" ".join([*entry.nicknames, entry.id]))),
            "category": _text(words(" ".join(about))),
        },
    )


@dataclass(frozen=True, slots=True)
class _Term:
    """A word of the query: as typed, and the known words it may have been meant for."""

    typed: str
    meant: tuple[str, ...] = ()

    def query(self) -> str:
        """The FTS5 expression; every word quoted."""
        return "(" + " OR ".join([f'"{self.typed}"*', *(f'"{word}"' for word in self.meant)]) + ")"

    def score(self, fields: dict[str, str]) -> float:
        """How well an entry answers this word, 0 to 1."""
        best = 0.0
        for field, (exact, prefix) in _EXACT_AND_PREFIX.items():
            known = fields[field]
            if f" {self.typed} " in known:
                best = max(best, exact)
            elif f" {self.typed}" in known:
                best = max(best, prefix)
            elif any(f" {word} " in known for word in self.meant):
                best = max(best, exact * _TYPO_SHARE)
        return best


class SearchIndex:
    """The index of one set of entries. Built once, then only asked; safe to ask from several threads."""

    __slots__ = ("__weakref__", "_connection", "_entries", "_lock", "_vocabulary")

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = [_indexed(entry) for entry in entries]
        self._vocabulary = Vocabulary(
            word for indexed in self._entries for known in indexed.fields.values() for word in known.split()
        )
        self._lock = threading.Lock()
        self._connection = sqlite3.connect(":memory:", check_same_thread=False)
        weakref.finalize(self, self._connection.close)
        self._connection.execute(
            "CREATE VIRTUAL TABLE entry USING fts5(word, content='', prefix='1 2 3', detail=none)"
        )
        self._connection.executemany(
            "INSERT INTO entry(rowid, word) VALUES (?, ?)",
            ((row, "".join(indexed.fields.values())) for row, indexed in enumerate(self._entries, start=1)),
        )

    def find(self, text: str, wanted: SearchFilter, *, limit: int = 50) -> list[Hit]:
        """Give the best hits for what was typed, at most `limit`; for blank text all, in catalogue order."""
        typed = [word[:MAX_WORD] for word in words(text)[:MAX_WORDS]]
        if not typed:
            every = (indexed for indexed in self._entries if wanted.admits(indexed.entry))
            return [] if text.strip() else [_hit(indexed, 1.0) for indexed in every][:limit]
        scores: dict[int, float] = {}
        for terms, rows in self._readings(typed):
            for row in rows:
                indexed = self._entries[row]
                if wanted.admits(indexed.entry):
                    scores[row] = max(scores.get(row, 0.0), _score(indexed, terms, typed))
        best = sorted(scores.items(), key=lambda found: (-found[1], found[0]))[:limit]
        return [_hit(self._entries[row], score) for row, score in best]

    def _readings(self, typed: Sequence[str]) -> list[tuple[list[_Term], list[int]]]:
        """Give the ways to read a query that find something, with the rows they find.

        As it stands and run together (r 34 is R34); only if both find nothing, with every word taken as
        mistyped, and at last with any of the words.
        """
        plain = [self._term(word, respell=not self._vocabulary.has_prefix(word)) for word in typed]
        joined = [_Term("".join(typed)[:MAX_WORD])]
        found = [(terms, self._match(terms, " AND ")) for terms in (plain, joined)]
        if not any(rows for _, rows in found):
            respelled = [self._term(word, respell=True) for word in typed]
            found = [(respelled, self._match(respelled, " AND ") or self._match(respelled, " OR "))]
        return found

    def _term(self, word: str, *, respell: bool) -> _Term:
        return _Term(word, tuple(self._vocabulary.near(word)) if respell else ())

    def _match(self, terms: Sequence[_Term], joint: str) -> list[int]:
        query = joint.join(term.query() for term in terms)
        with self._lock:
            rows = self._connection.execute("SELECT rowid FROM entry WHERE entry MATCH ?", (query,)).fetchall()
        return [row - 1 for (row,) in rows]


def _score(indexed: _Indexed, terms: Sequence[_Term], typed: Sequence[str]) -> float:
    by_word = sum(term.score(indexed.fields) for term in terms) / len(terms)
    phrase = " ".join(typed)
    whole = _WHOLE_NICKNAME if phrase in indexed.nicknames else 0.0
    for name in indexed.names:
        if name.startswith(phrase):
            ends_within = name[len(phrase) : len(phrase) + 1].strip()
            whole = max(whole, _BEGUN_NAME if ends_within else _WHOLE_NAME)
    return (by_word + whole) / 2


def _hit(indexed: _Indexed, score: float) -> Hit:
    return Hit(indexed.entry.id, indexed.entry.label, indexed.kind, score)
