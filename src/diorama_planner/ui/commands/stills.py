"""Stills: the dialog that takes them; looks of the view in space and a photograph over it. Imported when wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diorama_planner.ui.actions import ActionSpec, has_plan
from diorama_planner.ui.texts import tr

if TYPE_CHECKING:
    from diorama_planner.ui.main_window import MainWindow
    from diorama_planner.ui.space.placing import SpacePlace


def take_still(window: MainWindow) -> None:
    """Take a still of the selected camera, or of the first; a plan without one is told so."""
    from diorama_planner.app.camera_facts import cameras_of

    cameras = cameras_of(window.session)
    if not cameras:
        window.say(tr("There is no camera yet: place one with Shift+C."))
        return
    from diorama_planner.ui.shots.still import take_still_dialog

    chosen = next((each.id for each in cameras if each.id in window.session.selection.ids), cameras[0].id)
    take_still_dialog(window.session, chosen, window)


def attach(window: MainWindow, place: SpacePlace) -> None:
    """Put the choice of look into the bar of the view in space, and below it what a photograph over it takes."""
    from diorama_planner.ui.space.photo import LookMenu, PhotoBar

    place.photo = PhotoBar(place.panel)
    place.photo.refused.connect(window.say)
    place.panel.add_tool(LookMenu(place.panel, place.photo))
    place.panel.add_below(place.photo)


def compare(window: MainWindow) -> None:
    """Lay a photograph over the view in space, which is shown beside the plan if it is not yet."""
    from diorama_planner.ui.commands import space

    place = space.place_of(window)
    if place.panel.isHidden():
        space.show(window, space.SPLIT)
    if place.photo is not None:
        place.photo.choose()


ACTIONS = (
    ActionSpec(
        "take-still",
        "Tools",
        "Take a still…",
        take_still,
        ("Shift+F3+S",)[:0],
        "camera",
        has_plan,
        section=1,
        words="render photograph picture camera bokeh look film png 3d lens",
    ),
    ActionSpec(
        "compare-photo",
        "Tools",
        "Photograph over the view…",
        compare,
        (),
        "image",
        has_plan,
        section=1,
        words="before after overlay match real wipe opacity compare 3d",
    ),
)
"""What makes pictures through the lens."""
