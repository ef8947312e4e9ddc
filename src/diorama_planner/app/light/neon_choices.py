"""The techniques of neon signs to choose from: what each takes, or why it will not do; for inspector and scripts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import Message, Shown, counted, msg
from diorama_planner.core.units import format_length
from diorama_planner.kinds.contract import Around
from diorama_planner.kinds.neon import TECHNIQUES, Neon
from diorama_planner.kinds.neon_fit import Verdict, light_of, measures, verdicts

if TYPE_CHECKING:
    from diorama_planner.app.session import Session

_SHORT = {
    "pieces": msg("one line only"),
    "stroke": msg("other strokes"),
    "large": msg("sign too long"),
}


def signs_called(session: Session, name: str | None = None) -> list[Neon]:
    """Give the neon signs of a plan: all of them, or those of an id or label.

    Raises:
        UsageError: none is called so.
    """
    signs = [item for item in session.document.items() if isinstance(item, Neon)]
    if name is None:
        return signs
    found = [sign for sign in signs if sign.id == name] or [sign for sign in signs if sign.label == name]
    if not found:
        raise UsageError(msg("there is no neon sign {name!r} in this plan", name=name), msg("neon FILE lists them"))
    return found


def take_technique(session: Session, signs: Sequence[Neon], technique: str) -> None:
    """Build signs by a technique.

    Raises:
        UsageError: there is no such technique.
    """
    from diorama_planner.app.verbs import set_fields

    if technique not in TECHNIQUES:
        hint = msg("one of {names}", names=", ".join(TECHNIQUES))
        raise UsageError(msg("there is no technique {name!r}", name=technique), hint)
    with session.edit(str(msg("Take a technique"))) as draft:
        for sign in signs:
            set_fields(draft, sign.id, {"technique": technique})


class TechniqueChoice(NamedTuple):
    """A technique for some signs: whether it can show them all, what it takes or wants in short, why, and how."""

    technique: str
    is_possible: bool
    short: Message
    name: Message
    why: tuple[Message, ...]
    notes: Message | None

    @property
    def told(self) -> tuple[Message, ...]:
        """The name, what is against it, and how it is built."""
        return self.name, *self.why, *([self.notes] if self.notes else [])


def technique_choices(signs: Sequence[Neon], around: Around) -> tuple[TechniqueChoice, ...]:
    """Hold all techniques against some signs; of several, what is told is of the first that one cannot show."""
    weighed = [(sign, found) for sign in signs if (found := verdicts(sign, around))]
    if not weighed:
        return ()
    count = len(weighed[0][1])
    return tuple(_choice([(sign, found[place]) for sign, found in weighed], around) for place in range(count))


def sign_facts(sign: Neon, around: Around) -> dict[str, Any]:
    """What there is to tell of a sign, for scripts: its size and all techniques, lengths in mm."""
    found = measures(sign)
    heights = {verdict.technique.id: verdict.height_mm for verdict in verdicts(sign, around)}
    return {
        "id": sign.id,
        "name": sign.label or " ".join(sign.text.split()),
        "technique": sign.technique,
        "width_mm": found.width_mm if found else 0.0,
        "height_mm": found.height_mm if found else 0.0,
        "lit_mm": found.lit_mm if found else 0.0,
        "strokes": found.strokes if found else 0,
        "techniques": [
            {
                "technique": choice.technique,
                "possible": choice.is_possible,
                "short": str(choice.short),
                "why": [str(text) for text in choice.why],
                "letters_from_mm": heights[choice.technique],
            }
            for choice in technique_choices([sign], around)
        ],
    }


def _choice(found: Sequence[tuple[Neon, Verdict]], around: Around) -> TechniqueChoice:
    sign, verdict = next((pair for pair in found if not pair[1].is_possible), found[0])
    row = verdict.technique
    short = _takes(sign, verdict, around) if verdict.is_possible else _wants(sign, verdict)
    name, notes = msg("{technique}", technique=row.name), msg("{notes}", notes=row.notes) if row.notes else None
    why = tuple(fault.text for fault in verdict.faults)
    return TechniqueChoice(row.id, verdict.is_possible, short, name, why, notes)


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


def _mm(length: float) -> Shown:
    return Shown(format_length, round(length, 1))
