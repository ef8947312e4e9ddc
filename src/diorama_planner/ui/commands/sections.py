"""Sections below the plan: showing them, printing them, saving them as a drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diorama_planner.ui.actions import ActionSpec, has_plan

if TYPE_CHECKING:
    from diorama_planner.exporters.contract import DrawingJob
    from diorama_planner.ui.main_window import MainWindow

TOOL = "section"


def toggle(window: MainWindow) -> None:
    """Show or hide the sections."""
    panel = window.workspace.section
    if panel is None:
        panel = window.workspace.make_section()
        panel.closed.connect(lambda: _close(window))
        panel.print_wanted.connect(lambda: print_section(window))
        panel.drawing_wanted.connect(lambda: save_section(window))
        panel.show()
        panel.refresh()
    else:
        panel.setVisible(panel.isHidden())


def toggle_and_enter(window: MainWindow) -> None:
    """Show the sections and let the keys go there, or hide them."""
    toggle(window)
    panel = window.workspace.section
    if panel is not None and not panel.isHidden():
        panel.view.setFocus()


def shows(window: MainWindow) -> bool:
    """Whether the sections are shown."""
    panel = window.workspace.section if window.has_plan else None
    return panel is not None and not panel.isHidden()


def follow_tool(window: MainWindow, tag: str) -> None:
    """Show what is being drawn when the tool for it is taken up."""
    if tag == TOOL and not shows(window):
        toggle(window)


def _close(window: MainWindow) -> None:
    if shows(window):
        toggle(window)
        window.plan.setFocus()
    window.refresh()


def _has_section(window: MainWindow) -> bool:
    panel = window.workspace.section if window.has_plan else None
    return panel is not None and not panel.isHidden() and panel.item() is not None


def _job(window: MainWindow) -> DrawingJob:
    from diorama_planner.app.sections.section_drawing import section_job

    panel = window.workspace.section
    item = panel.item() if panel is not None else None
    assert item is not None
    return section_job(window.session, item.id)


def print_section(window: MainWindow) -> None:
    """Show the section on paper, on one page or at full size; print or save it."""
    if _has_section(window):
        from diorama_planner.ui.dialogs.print_plan import PrintPlanDialog

        PrintPlanDialog(window.session, window, lambda: _job(window)).exec()


def save_section(window: MainWindow) -> None:
    """Offer to save the section as a drawing."""
    if _has_section(window):
        from diorama_planner.ui.dialogs.export import ExportDialog

        dialog = ExportDialog(window.session, window, lambda: _job(window))
        dialog.choose("plan", "svg")
        dialog.exec()


ACTIONS = (
    ActionSpec(
        "show-section",
        "View",
        "Sections",
        toggle_and_enter,
        ("Ctrl+F11",),
        "ground-section",
        has_plan,
        shows,
        section=3,
        words="profile elevation cut ground grade height line",
    ),
    ActionSpec(
        "print-section",
        "File",
        "Print the section…",
        print_section,
        (),
        "printer",
        _has_section,
        section=2,
        words="profile full size 1:1",
    ),
    ActionSpec(
        "save-section",
        "File",
        "Save the section as a drawing…",
        save_section,
        (),
        "download",
        _has_section,
        section=2,
        words="profile export svg pdf",
    ),
)
"""What is done with sections."""
