"""What is done with the view in space: usual sides, saved views, walking and flying, walls that are left out.

Who moves the view is `ui.space`; it is imported when it is first shown.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from diorama_planner.core.messages import msg
from diorama_planner.ui.actions import ActionSpec, has_plan, has_selection
from diorama_planner.ui.icons import IconButton
from diorama_planner.ui.texts import say, tr

if TYPE_CHECKING:
    from diorama_planner.model.record import Item, RecordId, SavedSpaceView
    from diorama_planner.ui.main_window import MainWindow
    from diorama_planner.ui.space.hands import Hands
    from diorama_planner.ui.space.placing import SpacePlace

SUBMENU = "Plan and space"
"""Of the View menu, which is to fit on a small screen."""

SIDES = (
    ("top", "From above"),
    ("front", "From the front"),
    ("back", "From the back"),
    ("left", "From the left"),
    ("right", "From the right"),
    ("axonometric", "Axonometric"),
    ("corner", "From the corner"),
)
"""The sides of `optics.view_moves` in the order of the menu."""


def hands_of(window: MainWindow) -> Hands | None:
    """Give the hands on the view in space; None while it is not shown."""
    place = window.workspace.space if window.has_plan else None
    if place is None or place.panel.isHidden() or place.panel.view is None:
        return None
    return place.hands


def with_hands(window: MainWindow, act: Callable[[Hands], object]) -> None:
    """Do something with the view in space, which is shown beside the plan if it is not, and has the keys then."""
    from diorama_planner.ui.commands import space

    def run(hands: Hands) -> None:
        act(hands)
        hands.focus()

    place = space.place_of(window)
    if place.panel.isHidden():
        space.show(window, space.SPLIT)
    if place.hands is not None and place.panel.view is not None:
        run(place.hands)
    else:
        place.when_made.append(run)


def with_gaze(window: MainWindow, act: Callable[[Hands], object]) -> None:
    """Do something with the view from around the plan: one looks through a camera no more."""

    def look(hands: Hands) -> None:
        place = window.workspace.space
        if place is not None and place.lens is not None and place.lens.camera:
            place.lens.leave()
        act(hands)

    with_hands(window, look)


def attach(window: MainWindow, place: SpacePlace) -> None:
    """Give the view in space hands as soon as there is one, and the bar above it what they can do."""

    def take(view: object) -> None:
        from diorama_planner.rendering.space_view import SpaceView
        from diorama_planner.ui.space.hands import Hands

        assert isinstance(view, SpaceView)
        hands = place.hands = Hands(window.session, window.plan.canvas.desk.snapping, view)
        hands.hinted.connect(window.status.set_hint)
        hands.menu_wanted.connect(window.open_context_menu)
        hands.pointed.connect(window.status.set_plan_place)
        hands.grasp.told.connect(window.say)
        hands.grasp.opened.connect(window.plan.canvas.desk.edit_requested)
        hands.stroll.gait_changed.connect(lambda _: window.refresh())
        waiting, place.when_made[:] = list(place.when_made), []
        for act in waiting:
            act(hands)

    place.panel.view_made.connect(take)
    _fill_bar(window, place)


def _fill_bar(window: MainWindow, place: SpacePlace) -> None:
    from diorama_planner.ui.space.menu_button import MenuButton

    views = partial(fill_views, window)
    place.panel.add_tool(MenuButton("axis-3d", tr("Usual sides and saved views"), views, tr("Views")))
    for action_id, icon, words in (
        ("walk", "footprints", tr("Walk in the plan at the height of an eye")),
        ("fly", "plane", tr("Fly through the plan")),
        ("cutaway", "brick-wall", tr("Leave out walls that are in the way")),
    ):
        button = IconButton(icon, words)
        button.setCheckable(True)
        action = window.actions_[action_id]
        button.clicked.connect(action.trigger)
        action.toggled.connect(button.setChecked)
        place.panel.add_tool(button)


def fill_views(window: MainWindow, menu: QMenu) -> None:
    """List the usual sides and the saved views."""
    from diorama_planner.app.space.space_views import space_views

    menu.clear()
    window.actions_.refresh()
    for action_id in ("space-all", "space-selection"):
        menu.addAction(window.actions_[action_id])
    menu.addSeparator()
    for name, _ in SIDES:
        menu.addAction(window.actions_[f"space-{name}"])
    menu.addSeparator()
    for saved in space_views(window.session):
        menu.addAction(saved.name).triggered.connect(lambda _=False, saved=saved: go_to(window, saved))
    menu.addSeparator()
    for action_id in ("save-space-view", "manage-views"):
        menu.addAction(window.actions_[action_id])


# -- views -----------------------------------------------------------------------------------------------------


def look_from(side: str) -> Callable[[MainWindow], None]:
    """Make the action that looks from a side."""
    return lambda window: with_gaze(window, lambda hands: hands.gaze.show_side(side))


def show_all(window: MainWindow) -> None:
    """See all of the plan."""
    with_gaze(window, lambda hands: hands.gaze.show_all())


def show_selection(window: MainWindow) -> None:
    """See all of what is selected."""
    with_gaze(window, lambda hands: hands.gaze.show_items(window.session.selection.ids))


def save_view(window: MainWindow) -> None:
    """Keep what is seen now."""
    with_hands(window, lambda hands: _keep(window, hands))


def _keep(window: MainWindow, hands: Hands) -> None:
    from diorama_planner.app.space.space_views import save_space_view

    gaze = hands.gaze
    with window.session.edit(tr("Save a view in space")) as draft:
        view = save_space_view(draft, gaze.pose, cutaway=gaze.cutaway, hides=gaze.hides)
    window.say(tr("Saved as “{name}”. F4 comes back to it.", name=view.name))


def go_to(window: MainWindow, saved: SavedSpaceView) -> None:
    """Go to a saved view."""
    with_gaze(window, lambda hands: hands.gaze.show_saved(saved))


# -- on foot ---------------------------------------------------------------------------------------------------


def stroll(window: MainWindow, walking: bool) -> None:
    """Walk or fly, or come back from it."""
    gait = "walk" if walking else "fly"

    def act(hands: Hands) -> None:
        if hands.stroll.gait == gait:
            hands.stroll.set_out("")
        else:
            hands.stroll.set_out("walk" if walking else "fly")

    with_gaze(window, act)


def strolls(gait: str) -> Callable[[MainWindow], bool]:
    """Make the question whether one walks or flies."""

    def ask(window: MainWindow) -> bool:
        hands = hands_of(window)
        return hands is not None and hands.stroll.gait == gait

    return ask


# -- walls that are left out -----------------------------------------------------------------------------------


def toggle_cutaway(window: MainWindow) -> None:
    """Leave out the walls in the way, or show them again."""
    with_gaze(window, lambda hands: hands.gaze.leave_out(hands.gaze.hides, cutaway=not hands.gaze.cutaway))


def cuts_away(window: MainWindow) -> bool:
    """Whether walls in the way are left out."""
    hands = hands_of(window)
    return hands is not None and hands.gaze.cutaway


def hide_here(window: MainWindow) -> None:
    """Leave out what is selected, in this view alone."""

    def act(hands: Hands) -> None:
        hands.gaze.leave_out(hands.gaze.hides | window.session.selection.ids)
        words = tr("Left out of this view. View > {menu} > Show what was left out brings it back.", menu=tr(SUBMENU))
        window.say(words)

    with_gaze(window, act)


def show_hidden(window: MainWindow) -> None:
    """Show all that was left out of this view."""
    with_gaze(window, lambda hands: hands.gaze.leave_out((), cutaway=False))


def leaves_out(window: MainWindow) -> bool:
    """Whether something is left out of the view."""
    hands = hands_of(window)
    return hands is not None and bool(hands.gaze.hides or hands.gaze.cutaway)


def add_lifting(menu: QMenu, window: MainWindow, chosen: Collection[Item]) -> None:
    """Offer to lift walls off for the picture of a camera, or to leave them out of the view that is seen now."""
    from diorama_planner.kinds.camera import Camera
    from diorama_planner.kinds.registry import called
    from diorama_planner.kinds.wall import Wall

    walls = [item.id for item in chosen if isinstance(item, Wall)]
    if not walls:
        return
    below = menu.addMenu(tr("Lift off for"))
    for camera in sorted(window.session.document.every(Camera), key=called):
        entry = below.addAction(called(camera))
        entry.setCheckable(True)
        entry.setChecked(set(walls) <= set(camera.hides))
        entry.triggered.connect(lambda on, camera=camera: window.attempt(lambda: lift(window, camera.id, walls, on)))
    below.addSeparator()
    below.addAction(window.actions_["hide-in-space"])
    menu.addSeparator()


def lift(window: MainWindow, camera: RecordId, walls: Collection[RecordId], on: bool) -> None:
    """Lift walls off for the picture of a camera, or put them back."""
    from diorama_planner.app.space.space_views import leave_out

    words = msg("Lift off for a camera") if on else msg("Put back for a camera")
    with window.session.edit(say(words)) as draft:
        leave_out(draft, camera, walls, "hide" if on else "show")


ACTIONS = (
    ActionSpec(
        "space-all", "View", "All of it", show_all, (), "maximize", section=2, submenu=SUBMENU, words="3d fit space"
    ),
    ActionSpec(
        "space-selection", "View", "The selection", show_selection, (), "scan", has_selection, section=2,
        submenu=SUBMENU, words="3d fit frame space",
    ),
    *(
        ActionSpec(f"space-{name}", "View", words, look_from(name), section=2, submenu=SUBMENU, words="3d side space")
        for name, words in SIDES
    ),
    ActionSpec(
        "walk", "View", "Walk in the plan", lambda window: stroll(window, True), ("Alt+F3",), "footprints", has_plan,
        strolls("walk"), section=2, submenu=SUBMENU, words="3d eye height stroll space",
    ),
    ActionSpec(
        "fly", "View", "Fly through the plan", lambda window: stroll(window, False), (), "plane", has_plan,
        strolls("fly"), section=2, submenu=SUBMENU, words="3d space drone",
    ),
    ActionSpec(
        "cutaway", "View", "Leave out walls in the way", toggle_cutaway, (), "brick-wall", has_plan, cuts_away,
        section=2, submenu=SUBMENU, words="3d dollhouse hide walls cutaway",
    ),
    ActionSpec(
        "hide-in-space", "View", "Leave the selection out of the view", hide_here, (), "eye-off", has_selection,
        section=2, submenu=SUBMENU, words="3d hide wall",
    ),
    ActionSpec(
        "show-in-space", "View", "Show what was left out", show_hidden, (), "eye", leaves_out, section=2,
        submenu=SUBMENU, words="3d hidden walls",
    ),
    ActionSpec(
        "save-space-view", "View", "Save this view in space", save_view, (), "pin", section=2, submenu=SUBMENU,
        words="3d bookmark",
    ),
)  # fmt: skip
"""The actions of the view in space that move it."""
