"""A sentence about a scene read into what it names: things with counts, a street, pavements, or plainly a size.

Nothing is guessed silently: words that name nothing are kept in `unknown`. What base that needs is worked out
in `base_advisor`.
"""

from __future__ import annotations

import re
import statistics
from dataclasses import dataclass

from diorama_planner.app.advice.advisor import Region
from diorama_planner.catalogue.catalogue import Catalogue
from diorama_planner.catalogue.thing import CatalogueThing, Size
from diorama_planner.core.errors import PlannerError
from diorama_planner.core.scale import Scale
from diorama_planner.core.units import parse_size

MAX_COUNT = 200
SHORTEST = 2
"""Letters that a thing's name has at least."""
SURE = 0.5
"""A thing of the catalogue is meant if its search score is at least this."""

_NUMBERS = {
    **{"a": 1, "an": 1, "the": 1, "one": 1, "single": 1, "my": 1, "two": 2, "couple": 2, "pair": 2, "both": 2},
    **{"three": 3, "few": 3, "some": 3, "several": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8},
    **{"nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "dozen": 12},
}
_FILLER = frozenset(
    (
        *("base", "for", "diorama", "scene", "plan", "board", "vignette", "layout", "please", "i", "want", "need"),
        *("would", "like", "build", "make", "of", "small", "little", "big", "large", "that", "this", "it", "has"),
        *("have", "holds", "hold", "fits", "fit", "there", "is", "are"),
    )
)
_BREAKS = re.compile(
    r"\s*(?:[,;+&.!?]"
    r"|\b(?:and|with|plus|in|into|on|at|by|beside|behind|under|near|next to|in front of|along|for)\b)\s*"
)
_SCALE = re.compile(r"\b1\s*[:/]\s*\d+(?:\.\d+)?\b")
_SIZE = re.compile(
    r"\d[\d.,'\"/ ]*\s*(?:mm|cm|in|m|ft)?\s*(?:x|×|by)\s*\d[\d.,'\"/ ]*\s*(?:mm|cm|in|m|ft)?", re.ASCII
)
_STREETS = {
    **{"alley": "old lane", "alleyway": "old lane", "backstreet": "old lane", "back street": "old lane"},
    **{"lane": "lane", "old lane": "old lane", "back lane": "old lane", "street": "road", "road": "road"},
    **{"highway": "road", "railway": "railway", "track": "railway", "railroad": "railway", "line": "railway"},
}
_PAVEMENTS = frozenset({"pavement", "sidewalk", "footpath", "walkway"})
_CARS: dict[Region, tuple[str, ...]] = {
    "JP": ("car_jdm",),
    "US": ("car_us",),
    "EU": ("car_europe",),
    "UK": ("car_europe",),
}
_ALL_CARS = ("car_jdm", "car_europe", "car_us")
_GENERIC: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("lorry", "truck"), ("truck_light", "truck_heavy")),
    **dict.fromkeys(("motorcycle", "motorbike", "bike"), ("motorcycle",)),
    **{"van": ("van",), "bus": ("bus",), "coach": ("bus",), "trailer": ("trailer",), "tree": ("tree",)},
    **dict.fromkeys(("house", "building", "shop"), ("building",)),
    **dict.fromkeys(("tank", "panzer"), ("military",)),
    **dict.fromkeys(("plane", "aeroplane", "airplane", "aircraft"), ("aircraft",)),
    **dict.fromkeys(("locomotive", "engine", "train"), ("railway_loco",)),
    **{"wagon": ("railway_wagon",), "coach car": ("railway_coach",), "machine": ("machine",)},
}
_PLURALS = {"people": "person", "lorries": "lorry", "buses": "bus", "men": "man", "women": "woman"}


@dataclass(frozen=True, slots=True)
class WishedThing:
    """So many of a thing of a real size; `thing_id` is empty for a kind of thing such as "car"."""

    name: str
    count: int
    real_mm: Size
    thing_id: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a sentence names. `street` is a subject of the scale advisor, "railway", or empty."""

    things: tuple[WishedThing, ...] = ()
    street: str = ""
    pavement: bool = False
    size_mm: tuple[float, float] | None = None
    unknown: tuple[str, ...] = ()


def read_wish(text: str, scale: Scale, region: Region, catalogue: Catalogue) -> Wish:
    """Read a sentence such as "a base for two cars, an AE86 and an alley" or "200 x 240 mm"."""
    plain = _SCALE.sub(" ", text.casefold())
    size = _size_in(plain, scale)
    if size is not None:
        return Wish(size_mm=size)
    if _SIZE.search(plain):
        return Wish(unknown=(text.strip(),))
    things: list[WishedThing] = []
    unknown: list[str] = []
    street, pavement = "", False
    for part in _BREAKS.split(plain):
        count, phrase = _counted(part)
        if not phrase:
            continue
        singular = _singular(phrase)
        named = next((end for end in _endings(singular) if end in _STREETS), "")
        if named:
            street = _STREETS[named]
        elif singular.split()[-1] in _PAVEMENTS:
            pavement = True
        elif (found := _thing(phrase, singular, count, region, catalogue)) is not None:
            things.append(found)
        else:
            unknown.append(phrase)
    return Wish(tuple(things), street, pavement, None, tuple(unknown))


def _endings(phrase: str) -> list[str]:
    """`narrow old lane` gives itself, `old lane` and `lane`."""
    words = phrase.split()
    return [" ".join(words[start:]) for start in range(len(words))]


def _size_in(text: str, scale: Scale) -> tuple[float, float] | None:
    found = _SIZE.search(text)
    if found is None:
        return None
    try:
        size = parse_size(found[0].strip(" ,."), scale=scale.denominator)
    except PlannerError:
        return None
    return size[0], size[1]


def _counted(part: str) -> tuple[int, str]:
    """Split "two red cars" into 2 and "red cars"; a plural without a number counts as two."""
    count: int | None = None
    words = re.findall(r"[\w'-]+", part)
    while words and (words[0] in _FILLER or words[0] in _NUMBERS or words[0].isdecimal()):
        word = words.pop(0)
        if word.isdecimal():
            if not words:  # a number alone is a name, as in "an 86"
                words = [word]
                break
            count = int(word[:6])
        elif word in _NUMBERS:
            count = _NUMBERS[word] if word != "dozen" or not count else count * 12
    while words and words[-1] in _FILLER:
        words.pop()
    phrase = " ".join(words)
    if count is None:
        count = 2 if phrase and _singular(phrase) != phrase else 1
    return min(max(count, 1), MAX_COUNT), phrase


def _singular(phrase: str) -> str:
    *heads, last = phrase.split()
    if last in _PLURALS:
        last = _PLURALS[last]
    elif last.endswith("s") and not last.endswith(("ss", "us", "'s")) and len(last) > 3:
        last = last[:-1] if not last.endswith(("ches", "shes", "xes")) else last[:-2]
    return " ".join([*heads, last])


def _thing(phrase: str, singular: str, count: int, region: Region, catalogue: Catalogue) -> WishedThing | None:
    raw = _CARS.get(region, _ALL_CARS) if singular == "car" else _GENERIC.get(singular)
    if raw:
        return _typical(singular, count, raw, catalogue)
    for words in dict.fromkeys((singular, phrase)):
        if len(words) < SHORTEST:
            continue
        hits = catalogue.search(words, limit=1, placeable_only=True)
        if hits and hits[0].score >= SURE:
            thing = catalogue.thing(hits[0].id)
            return WishedThing(thing.label, count, thing.real_mm, thing.id)
    *_, last = singular.split()
    if last != singular and len(last) > SHORTEST:  # "red car": the noun alone
        return _thing(last, last, count, region, catalogue)
    return None


def _typical(name: str, count: int, raw: tuple[str, ...], catalogue: Catalogue) -> WishedThing:
    sizes = [thing.real_mm for thing in catalogue.things() if _speaks(thing, raw)]
    length, width, height = (statistics.median(size[axis] for size in sizes) for axis in range(3))
    return WishedThing(name, count, (length, width, height))


def _speaks(thing: CatalogueThing, raw: tuple[str, ...]) -> bool:
    return thing.placeable and thing.category in raw
