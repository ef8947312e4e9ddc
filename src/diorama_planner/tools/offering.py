"""The tool behind a dialog that offers something: it shows what would be made, Enter makes it, Esc gives it up."""

from __future__ import annotations

from dataclasses import dataclass

from diorama_planner.core.messages import msg
from diorama_planner.model.record import Item
from diorama_planner.tools.context import Context
from diorama_planner.tools.events import Cancel, Confirm, Event, Key, Typed
from diorama_planner.tools.preview import Preview
from diorama_planner.tools.tool import ENTER, Edit, Step, Tool

OFFER = "offer"
HINT = msg("Enter makes it · Esc gives it up")


@dataclass(frozen=True, slots=True)
class Offer:
    """What would be on the plan, and the edit that puts it there; without one it cannot be made yet."""

    ghosts: tuple[Item, ...] = ()
    edit: Edit | None = None


def offering_tool(offer: Offer) -> Tool:
    """Make the tool that shows an offer."""
    return Tool(OFFER, offer, _step, HINT, cursor="arrow", keys=frozenset({ENTER}), refresh=_shown)


def _step(offer: Offer, event: Event, context: Context) -> Step:
    match event:
        case Confirm() if offer.edit is not None:
            return Step(offer, edit=offer.edit, done=True)
        case Cancel():
            return Step(offer, done=True)
        case Key() | Typed():
            return Step(offer, _preview(offer), handled=False)
        case _:
            return Step(offer, _preview(offer))


def _shown(offer: Offer, context: Context) -> Step:
    return Step(offer, _preview(offer))


def _preview(offer: Offer) -> Preview:
    return Preview(ghosts=offer.ghosts, hint=HINT, cursor="arrow")
