"""The foam stack below the plan: showing it, its mark on the plan, its templates on paper and as a drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diorama_planner.ui.actions import ActionSpec, has_plan

if TYPE_CHECKING:
    from diorama_planner.app.sawing.foam_stack import FoamCut
    from diorama_planner.ui.main_window import MainWindow


def toggle_stack(window: MainWindow) -> None:
    """Show or hide the foam stack."""
    panel = window.workspace.foam
    if panel is None:
        from diorama_planner.ui.canvas.slice_mark import SliceMark

        panel = window.workspace.make_foam()
        mark = SliceMark(window.plan.canvas.scene())

        def show(cut: FoamCut | None) -> None:
            mark.show_slice(None if cut is None else cut.part)

        panel.shown.connect(show)
        panel.closed.connect(lambda: _close(window))
        panel.print_wanted.connect(lambda: print_slices(window))
        panel.drawing_wanted.connect(lambda: save_slices(window))
        panel.show()
        panel.refresh()
    else:
        panel.setVisible(panel.isHidden())
    (window.plan if panel.isHidden() else panel.view).setFocus()


def shows_stack(window: MainWindow) -> bool:
    """Whether the foam stack is shown."""
    panel = window.workspace.foam if window.has_plan else None
    return panel is not None and not panel.isHidden()


def _close(window: MainWindow) -> None:
    if shows_stack(window):
        toggle_stack(window)
    window.refresh()


def print_slices(window: MainWindow) -> None:
    """Show the slices on paper at full size, print or save them."""
    from diorama_planner.ui.dialogs.print_plan import SLICES, PrintPlanDialog

    dialog = PrintPlanDialog(window.session, window)
    dialog.choose(SLICES)
    dialog.exec()


def save_slices(window: MainWindow) -> None:
    """Offer to save the slices side by side as a drawing."""
    from diorama_planner.ui.dialogs.export import ExportDialog

    dialog = ExportDialog(window.session, window)
    dialog.choose("plan", "laminae_svg")
    dialog.exec()


ACTIONS = (
    ActionSpec(
        "foam-stack",
        "View",
        "Foam stack",
        toggle_stack,
        ("Ctrl+F10",),
        "layers",
        has_plan,
        shows_stack,
        section=3,
        words="laminae slices sheets layers styrofoam hill cut",
    ),
    ActionSpec(
        "print-slices",
        "File",
        "Print slices of foam…",
        print_slices,
        (),
        "printer",
        has_plan,
        section=2,
        words="laminae templates full size 1:1 cut",
    ),
)
"""What is done with stacks of foam."""
