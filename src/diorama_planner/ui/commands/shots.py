"""Pictures through cameras: the window of shots, what none of them sees, stills, and a photograph to compare with.

What these commands open is imported when it is wanted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diorama_planner.ui.actions import ActionSpec, has_plan
from diorama_planner.ui.commands.bill import opened_beside, show_on_plan
from diorama_planner.ui.texts import tr

if TYPE_CHECKING:
    from diorama_planner.ui.main_window import MainWindow
    from diorama_planner.ui.shots.window import ShotsWindow
    from diorama_planner.ui.space.placing import SpacePlace

HIDDEN = "hidden_ground"
"""The name of the object that shows what no camera sees."""


def open_shots(window: MainWindow) -> ShotsWindow:
    """Open the window of shots, or bring it to the front."""
    from diorama_planner.ui.shots.hidden_ground import HiddenGround
    from diorama_planner.ui.shots.window import ShotsWindow

    def made() -> ShotsWindow:
        opened = ShotsWindow(window.session, window)
        opened.show_requested.connect(lambda ids: show_on_plan(window, ids))
        opened.hidden_wanted.connect(window.actions_["hidden-from-cameras"].trigger)
        shown = HiddenGround.of(window.plan, window.session)
        shown.leave_out(opened.unplanned)
        opened.ticks_changed.connect(shown.refresh)
        return opened

    return opened_beside(window, ShotsWindow, made)


def show_hidden(window: MainWindow) -> None:
    """Hatch on the plan what no planned camera sees, or take that away."""
    from diorama_planner.ui.shots.hidden_ground import HiddenGround

    shown = HiddenGround.of(window.plan, window.session)
    shown.set_shown(not shown.is_shown)
    window.say(shown.said if shown.is_shown else tr("What no camera sees is not shown any more."))


def is_hidden_shown(window: MainWindow) -> bool:
    """Whether what no camera sees is hatched."""
    from PySide6.QtCore import QObject

    found = window.plan.findChild(QObject, HIDDEN) if window.has_plan else None
    return bool(found is not None and found.property("shown"))


def take_still(window: MainWindow) -> None:
    """Take a still of the selected camera, or of the first; a plan without one is told so."""
    from diorama_planner.app.photography.camera_facts import cameras_of

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

    if place.lens is None:
        return
    place.photo = PhotoBar(window.session, place.panel, place.lens)
    place.photo.refused.connect(window.say)
    place.panel.add_tool(LookMenu(place.panel, place.photo))
    place.panel.add_below(place.photo)


def compare(window: MainWindow) -> None:
    """Lay a photograph over what a camera sees in space, which is shown beside the plan if it is not yet."""
    from diorama_planner.ui.commands import space

    place = space.place_of(window)
    if place.panel.isHidden():
        space.show(window, space.SPLIT)
    if place.photo is not None and place.lens is not None:
        place.lens.when_shown(place.photo.choose)


ACTIONS = (
    ActionSpec(
        "shots",
        "Tools",
        "Shots…",
        open_shots,
        ("Shift+F7",),
        "camera",
        has_plan,
        section=1,
        words="cameras photographer checks fit frame backdrop focus stack forced perspective slow motion thumbnails",
    ),
    ActionSpec(
        "hidden-from-cameras",
        "View",
        "What no camera sees",
        show_hidden,
        (),
        "eye-off",
        has_plan,
        is_hidden_shown,
        section=1,
        submenu="Marks on the plan",
        words="hidden map unfinished cameras need not be finished",
    ),
    ActionSpec(
        "take-still",
        "Tools",
        "Take a still…",
        take_still,
        (),
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
"""What is done with shots."""
