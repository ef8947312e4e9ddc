"""The View menu's part about the ground: light, contours and their interval, colours of height and slope, a limit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from diorama_planner.terrain.ground_look import COLOURS
from diorama_planner.ui.actions import ActionSpec

if TYPE_CHECKING:
    from diorama_planner.ui.main_window import MainWindow

SUBMENU = "Ground"
LIGHT_STEP_DEG = 45.0


def _change(window: MainWindow, **fields: Any) -> None:
    window.session.set_preferences(ground=replace(window.session.preferences.ground, **fields))


def _toggle(field: str) -> Callable[[MainWindow], None]:
    return lambda window: _change(window, **{field: not getattr(window.session.preferences.ground, field)})


def _is_on(field: str) -> Callable[[MainWindow], bool]:
    return lambda window: bool(getattr(window.session.preferences.ground, field))


def _colour(name: str) -> Callable[[MainWindow], None]:
    """Make the action that colours the ground in a way, or no more if it is coloured so."""

    def run(window: MainWindow) -> None:
        _change(window, colours="none" if window.session.preferences.ground.colours == name else name)

    return run


def _has_colour(name: str) -> Callable[[MainWindow], bool]:
    return lambda window: window.session.preferences.ground.colours == name


def next_colours(window: MainWindow) -> None:
    """Go from no colours to those of height, of slope, and to none again."""
    place = COLOURS.index(window.session.preferences.ground.colours)
    _change(window, colours=COLOURS[(place + 1) % len(COLOURS)])


def turn_light(window: MainWindow) -> None:
    """Let the light come from further to the right."""
    _change(window, light_deg=(window.session.preferences.ground.light_deg + LIGHT_STEP_DEG) % 360.0)


def choose(window: MainWindow) -> None:
    """Show all that can be said of how the ground is shown."""
    from diorama_planner.ui.dialogs.ground_look import GroundLookDialog

    GroundLookDialog(window.session, window).exec()


def _spec(name: str, text: str, run: Callable[[MainWindow], None], **more: Any) -> ActionSpec:
    return ActionSpec(f"ground-{name}", "View", text, run, section=1, submenu=SUBMENU, **more)


ACTIONS = (
    _spec("shade", "Light and shade", _toggle("shaded"), checked=_is_on("shaded"), words="hillshade relief"),
    _spec("light", "Turn the light", turn_light, words="hillshade direction azimuth"),
    _spec(
        "contours",
        "Contours",
        _toggle("contours"),
        keys=("Shift+L",),
        checked=_is_on("contours"),
        words="lines height",
    ),
    _spec("figures", "Heights on contours", _toggle("labels"), checked=_is_on("labels"), words="labels figures"),
    _spec("height", "Colours of height", _colour("height"), checked=_has_colour("height"), words="tint hypsometric"),
    _spec("slope", "Colours of slope", _colour("slope"), checked=_has_colour("slope"), words="grade steep limit"),
    _spec("next-colours", "Next colours", next_colours, keys=("Ctrl+Shift+T",), words="height slope tint none"),
    _spec("look", "Contours and colours…", choose, icon="mountain", words="interval limit light ground terrain"),
)
"""The actions of looking at the ground."""
