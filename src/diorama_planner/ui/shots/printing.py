"""A focus stack on paper, to be worked off beside the camera. Only what prints it loads the printer."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from diorama_planner.app.photography.shots import PlannedShot
from diorama_planner.ui.texts import tr


def stack_page(plan: PlannedShot, name: str, rows: Sequence[Sequence[str]]) -> QTextDocument:
    """Lay a stack out: its camera, and a line for each frame with a box to tick."""
    lens = plan.view.lens.name or f"{plan.view.lens.focal_mm:g} mm"
    heads = "".join(f"<th align='right'>{escape(each)}</th>" for each in _headings())
    lines = "".join(
        "<tr><td>☐</td>" + "".join(f"<td align='right'>{escape(cell)}</td>" for cell in cells) + "</tr>"
        for cells in rows
    )
    page = QTextDocument()
    page.setHtml(
        f"<h2>{escape(name)}</h2><p>{escape(lens)} · f/{plan.view.f_number:g}</p>"
        f"<table cellpadding='4'><tr><th></th>{heads}</tr>{lines}</table>"
    )
    return page


def _headings() -> tuple[str, ...]:
    return tr("Frame"), tr("Focus at, mm"), tr("Before the lens, mm"), tr("Step, mm")


def print_stack(plan: PlannedShot, name: str, rows: Sequence[Sequence[str]], parent: QWidget) -> None:
    """Ask for a printer, and print."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    if QPrintDialog(printer, parent).exec():
        stack_page(plan, name, rows).print_(printer)
