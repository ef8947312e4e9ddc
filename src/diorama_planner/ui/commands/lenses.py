"""Looking through the cameras of the plan, putting cameras where one looks from, and playing their ways.

What looks through them is `ui.space.lens`, imported when the view in space is first shown.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from diorama_planner.model.record import Item
from diorama_planner.ui.actions import ActionSpec, has_plan
from diorama_planner.ui.commands.space_views import SUBMENU
from diorama_planner.ui.texts import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from diorama_planner.ui.main_window import MainWindow
    from diorama_planner.ui.space.lens import Lens
    from diorama_planner.ui.space.placing import SpacePlace


def attach(window: MainWindow, place: SpacePlace) -> None:
    """Give the view in space a lens: what chooses it in the bar above, what sets it and its way in time below."""
    from diorama_planner.ui.space.lens import Lens
    from diorama_planner.ui.space.lens_bar import CameraChooser, LensBar
    from diorama_planner.ui.space.timeline import Timeline

    panel = place.panel
    lens = place.lens = Lens(window.session, panel)
    panel.add_tool(CameraChooser(lens, panel))
    panel.add_below(LensBar(lens, panel))
    panel.add_below(Timeline(window.session, lens, panel))
    lens.refused.connect(window.say)
    lens.left.connect(lambda: place.hands.gaze.look() if place.hands is not None else None)
    panel.view_made.connect(lambda _view: _follow_hands(place, lens))


def _follow_hands(place: SpacePlace, lens: Lens) -> None:
    """Let a usual side, a saved view or a walk end looking through a camera; one that is dragged goes along."""
    if place.hands is not None:
        place.hands.gaze.moved.connect(lambda: lens.let_go() if lens.camera else None)
        place.hands.grasp.carried.connect(lens.carry_marks)


def lens_of(window: MainWindow) -> Lens | None:
    """What looks through cameras; None while space is not shown."""
    if not window.has_plan or window.workspace.space is None or window.workspace.space.panel.isHidden():
        return None
    return window.workspace.space.lens


def with_lens(act: Callable[[Lens], object]) -> Callable[[MainWindow], None]:
    """Make the action that does something with the lens, space being shown beside the plan if it is not."""

    def run(window: MainWindow) -> None:
        from diorama_planner.ui.commands import space

        if lens_of(window) is None:
            space.show(window, space.SPLIT)
        lens = lens_of(window)
        if lens is not None:
            lens.when_shown(lambda: act(lens))
        window.refresh()

    return run


def look_through(lens: Lens) -> None:
    """Look through the selected camera, the first one if none is, or freely again."""
    chosen = lens.chosen or next(iter(lens.cameras), None)
    if lens.camera:
        lens.leave()
    elif chosen is None:
        lens.refused.emit(tr("No cameras are in this plan: Shift+C puts one there"))
    else:
        lens.look_through(chosen.id)


def look_through_next(lens: Lens) -> None:
    """Look through the camera that comes after this one."""
    names = [item.id for item in lens.cameras]
    if names:
        now = names.index(lens.camera) if lens.camera in names else -1
        lens.look_through(names[(now + 1) % len(names)])


def has_chosen(window: MainWindow) -> bool:
    """Whether one camera is selected."""
    ids = window.session.selection.ids if window.has_plan else frozenset()
    record = window.session.document.get(next(iter(ids))) if len(ids) == 1 else None
    if not isinstance(record, Item):
        return False
    from diorama_planner.kinds.registry import kind_of

    return kind_of(record).sees is not None


def add_looking(menu: QMenu, window: MainWindow) -> None:
    """Offer to look through the camera that is selected."""
    if not has_chosen(window):
        return
    (camera,) = window.session.selection.ids
    entry = menu.addAction(tr("Look through"))
    entry.triggered.connect(lambda: window.attempt(lambda: with_lens(lambda lens: lens.look_through(camera))(window)))
    menu.addSeparator()


def looks_through(window: MainWindow) -> bool:
    """Whether a camera is looked through."""
    lens = lens_of(window)
    return lens is not None and bool(lens.camera)


ACTIONS = (
    ActionSpec(
        "look-through", "View", "Look through the camera", with_lens(look_through), ("Shift+F2",), "camera", has_plan,
        looks_through, section=2, submenu=SUBMENU, words="3d lens finder frame",
    ),
    ActionSpec(
        "next-camera", "View", "Look through the next camera", with_lens(look_through_next), (), "chevron-right",
        has_plan, section=2, submenu=SUBMENU, words="3d lens switch",
    ),
    ActionSpec(
        "camera-from-view", "View", "Camera from this view", with_lens(lambda lens: lens.camera_here()), (), "plus",
        has_plan, section=2, submenu=SUBMENU, words="3d place new camera here",
    ),
    ActionSpec(
        "camera-to-view", "View", "Move the camera here", with_lens(lambda lens: lens.stand_here()), (), "move",
        has_chosen, section=2, submenu=SUBMENU, words="3d place camera here",
    ),
    ActionSpec(
        "camera-key", "View", "Key frame at this moment", with_lens(lambda lens: lens.put_key()), (), "film",
        looks_through, section=2, submenu=SUBMENU, words="3d dolly path keyframe time move camera",
    ),
)  # fmt: skip
"""The actions of cameras in the view in space."""
