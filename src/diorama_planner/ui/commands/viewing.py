"""The View menu: zoom, grid, snapping, themes, panels. Nothing here changes the plan."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from diorama_planner.ui.actions import ActionSpec, always, has_plan, has_selection

if TYPE_CHECKING:
    from diorama_planner.ui.main_window import MainWindow

PAN_SHARE = 0.2
"""Part of the view by which a key moves it."""


def zoom(name: str) -> Callable[[MainWindow], None]:
    """Make the action that calls one of the plan view's zooms."""

    def run(window: MainWindow) -> None:
        getattr(window.plan, name)()

    return run


def pan(dx: int, dy: int) -> Callable[[MainWindow], None]:
    """Make the action that moves what is seen by parts of the view, x to the right and y down."""

    def run(window: MainWindow) -> None:
        canvas = window.plan.canvas
        size = canvas.viewport().size() * PAN_SHARE
        canvas.pan(-dx * size.width(), -dy * size.height())

    return run


def actual_size(window: MainWindow) -> None:
    """Show the plan at its real size on the screen; ask for a card to measure the screen by if need be."""
    if window.session.preferences.screen_px_per_mm is None:
        calibrate(window)
    if window.session.preferences.screen_px_per_mm is not None:
        window.plan.actual_size()


def calibrate(window: MainWindow) -> None:
    """Measure the screen with a bank card."""
    from diorama_planner.ui.dialogs.calibrate import CalibrateDialog

    CalibrateDialog(window.session, window).exec()


def toggle(field: str) -> Callable[[MainWindow], None]:
    """Make the action that turns a preference on or off."""

    def run(window: MainWindow) -> None:
        window.session.set_preferences(**{field: not getattr(window.session.preferences, field)})

    return run


def is_on(field: str) -> Callable[[MainWindow], bool]:
    """Make the question whether a preference is on."""
    return lambda window: bool(getattr(window.session.preferences, field))


def theme(name: str) -> Callable[[MainWindow], None]:
    """Make the action that chooses a theme."""
    return lambda window: window.session.set_preferences(theme=name)


def wears(name: str) -> Callable[[MainWindow], bool]:
    """Make the question whether a theme is chosen."""
    return lambda window: window.session.preferences.theme == name


def full_screen(window: MainWindow) -> None:
    """Fill the screen, or leave it."""
    if window.isFullScreen():
        window.showNormal()
    else:
        window.showFullScreen()


def panel(side: str) -> Callable[[MainWindow], None]:
    """Make the action that shows or hides the panels of a side."""
    return lambda window: window.toggle_side(side)


def shows(side: str) -> Callable[[MainWindow], bool]:
    """Make the question whether the panels of a side are shown."""
    return lambda window: window.shows_side(side)


def tab(key: str) -> Callable[[MainWindow], None]:
    """Make the action that brings a panel behind a tab to the front."""

    def run(window: MainWindow) -> None:
        window.show_side("left")
        window.workspace.parts.show_tab(key)
        if key != "layers":  # a plan has many more items and steps than layers
            window.workspace.make_room_for_parts()

    return run


def reset_layout(window: MainWindow) -> None:
    """Put panels back to where they were at first."""
    window.reset_layout()


def reopen_panels(window: MainWindow) -> None:
    """Show the panels that were open beside the plan when the layout was last saved."""
    wanted = window.workspace.panels_left_open()
    for action in wanted:
        window.actions_[action].trigger()
    if wanted:
        window.workspace.restore_widths()
        if window.plan.isVisible():
            window.plan.setFocus()


ZOOM, THEME, PANELS, MARKS = "Zoom and move", "Theme", "Panels", "Marks on the plan"
"""Submenus of the View menu."""

ACTIONS = (
    ActionSpec("fit", "View", "Fit the plan", zoom("fit"), ("Ctrl+0",), "maximize"),
    ActionSpec(
        "fit-selection", "View", "Fit the selection", zoom("fit_selection"), ("Ctrl+2",), "scan", has_selection
    ),
    ActionSpec("zoom-in", "View", "Zoom in", zoom("zoom_in"), ("Ctrl++", "Ctrl+="), "zoom-in", submenu=ZOOM),
    ActionSpec("zoom-out", "View", "Zoom out", zoom("zoom_out"), ("Ctrl+-",), "zoom-out", submenu=ZOOM),
    ActionSpec("pan-left", "View", "Look to the left", pan(-1, 0), ("Alt+Left",), submenu=ZOOM),
    ActionSpec("pan-right", "View", "Look to the right", pan(1, 0), ("Alt+Right",), submenu=ZOOM),
    ActionSpec("pan-up", "View", "Look further up", pan(0, -1), ("Alt+Up",), submenu=ZOOM),
    ActionSpec("pan-down", "View", "Look further down", pan(0, 1), ("Alt+Down",), submenu=ZOOM),
    ActionSpec(
        "actual-size",
        "View",
        "Actual size",
        actual_size,
        ("Ctrl+1",),
        "ruler",
        submenu=ZOOM,
        words="life size hold a car",
    ),
    ActionSpec(
        "calibrate",
        "View",
        "Calibrate the screen…",
        calibrate,
        (),
        "monitor",
        always,
        submenu=ZOOM,
        words="bank card",
    ),
    ActionSpec(
        "grid", "View", "Grid", toggle("grid_shown"), ("Shift+G",), "grid-3x3", checked=is_on("grid_shown"), section=1
    ),
    ActionSpec(
        "snap", "View", "Snapping", toggle("snap_on"), ("Shift+S",), "magnet", checked=is_on("snap_on"), section=1
    ),
    ActionSpec(
        "grid-real",
        "View",
        "Rulers and grid in real lengths",
        toggle("grid_real"),
        (),
        "globe",
        checked=is_on("grid_real"),
        section=1,
        words="units model real metres",
    ),
    ActionSpec(
        "overview",
        "View",
        "Overview",
        toggle("overview_shown"),
        ("Shift+O",),
        "map",
        checked=is_on("overview_shown"),
        section=1,
        words="map minimap",
    ),
    ActionSpec(
        "night",
        "View",
        "Night",
        toggle("night_shown"),
        ("Shift+N",),
        "moon",
        has_plan,
        is_on("night_shown"),
        section=1,
        words="light lamps dark evening dusk day neon",
    ),
    ActionSpec(
        "wires",
        "View",
        "Wires",
        toggle("wires_shown"),
        ("Shift+W",),
        "cable",
        has_plan,
        is_on("wires_shown"),
        section=1,
        submenu=MARKS,
        words="routes harness cable light",
    ),
    ActionSpec(
        "theme-light",
        "View",
        "Light theme",
        theme("light"),
        (),
        "sun",
        always,
        wears("light"),
        section=2,
        submenu=THEME,
    ),
    ActionSpec(
        "theme-dark",
        "View",
        "Dark theme",
        theme("dark"),
        (),
        "moon",
        always,
        wears("dark"),
        section=2,
        submenu=THEME,
    ),
    ActionSpec(
        "theme-auto",
        "View",
        "Theme of the desktop",
        theme("auto"),
        (),
        "sun-moon",
        always,
        wears("auto"),
        section=2,
        submenu=THEME,
    ),
    ActionSpec(
        "left",
        "View",
        "Library and layers",
        panel("left"),
        ("F7",),
        "panel-left",
        has_plan,
        shows("left"),
        section=3,
        submenu=PANELS,
    ),
    ActionSpec(
        "right",
        "View",
        "Inspector and bill",
        panel("right"),
        ("F8",),
        "panel-right",
        has_plan,
        shows("right"),
        section=3,
        submenu=PANELS,
    ),
    ActionSpec(
        "show-layers", "View", "Layers", tab("layers"), ("F9",), "layers", section=3, submenu=PANELS, words="panel"
    ),
    ActionSpec(
        "show-outline",
        "View",
        "Outline",
        tab("outline"),
        ("Shift+F9",),
        "list",
        section=3,
        submenu=PANELS,
        words="tree",
    ),
    ActionSpec(
        "show-history",
        "View",
        "History",
        tab("history"),
        ("Ctrl+F9",),
        "history",
        section=3,
        submenu=PANELS,
        words="steps",
    ),
    ActionSpec(
        "reset-layout",
        "View",
        "Reset the layout",
        reset_layout,
        (),
        "panels-top-left",
        section=3,
        submenu=PANELS,
    ),
    ActionSpec("full-screen", "View", "Full screen", full_screen, ("F11",), "fullscreen", always, section=4),
)
"""The actions of the View menu."""
