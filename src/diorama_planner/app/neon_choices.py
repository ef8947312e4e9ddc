"""The techniques of neon signs to choose from, with what each takes or why it will not do: for the inspector."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from diorama_planner.core.messages import Message, Shown, counted, msg
from diorama_planner.core.units import format_length
from diorama_planner.kinds.contract import Around
from diorama_planner.kinds.neon import Neon
from diorama_planner.kinds.neon_fit import Verdict, light_of, verdicts

_SHORT = {
    "pieces": msg("one line only"),
    "stroke": msg("other strokes"),
    "large": msg("sign too long"),
}


class TechniqueChoice(NamedTuple):
    """A technique for some signs: whether it can show them all, what it takes or wants in short, and all of it."""

    technique: str
    is_possible: bool
    short: Message
    told: tuple[Message, ...]


def technique_choices(signs: Sequence[Neon], around: Around) -> tuple[TechniqueChoice, ...]:
    """Hold all techniques against some signs; of several, what is told is of the first that one cannot show."""
    weighed = [(sign, found) for sign in signs if (found := verdicts(sign, around))]
    if not weighed:
        return ()
    count = len(weighed[0][1])
    return tuple(_choice([(sign, found[place]) for sign, found in weighed], around) for place in range(count))


def _choice(found: Sequence[tuple[Neon, Verdict]], around: Around) -> TechniqueChoice:
    sign, verdict = next((pair for pair in found if not pair[1].is_possible), found[0])
    row = verdict.technique
    short = _takes(sign, verdict, around) if verdict.is_possible else _wants(sign, verdict)
    return TechniqueChoice(row.id, verdict.is_possible, short, tuple(_told(verdict)))


def _takes(sign: Neon, verdict: Verdict, around: Around) -> Message:
    """How many LEDs, or how much of a tube that shines itself."""
    row = verdict.technique
    light = light_of(replace(sign, technique=row.id, led=""), around)
    if light is None:
        return msg("")
    if light.length_mm is not None:
        return msg("{length}", length=_mm(light.length_mm))
    return counted("1 LED", "{count} LEDs", light.count) if row.lit_from != "itself" else msg("1 piece")


def _wants(sign: Neon, verdict: Verdict) -> Message:
    """From which letter height on it would do, or in a word why it never will."""
    if verdict.height_mm is not None:
        return msg("letters from {height}", height=_mm(verdict.height_mm))
    usual = msg("too fine") if sign.line_mm else msg("at no size")
    return _SHORT.get(verdict.faults[0].sort, usual)


def _told(verdict: Verdict) -> Iterator[Message]:
    """The name, what is against it, and how it is built."""
    row = verdict.technique
    yield msg("{technique}", technique=row.name)
    for fault in verdict.faults:
        yield fault.text
    if row.notes:
        yield msg("{notes}", notes=row.notes)


def _mm(length: float) -> Shown:
    return Shown(format_length, round(length, 1))
