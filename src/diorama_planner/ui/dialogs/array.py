"""The dialog of arrays: a pattern is chosen and typed while the plan shows what it would make; one step makes it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from diorama_planner.app.editing.arrays import Pattern, Stack, ghosts_of, make_array, rise_of, spots_of
from diorama_planner.app.events import EventKind, SessionEvent
from diorama_planner.core.errors import PlannerError
from diorama_planner.kinds.strands import nodes_of, strands_of
from diorama_planner.model.draft import Draft
from diorama_planner.model.record import BASE_ID, Item, Points, RecordId
from diorama_planner.tools.events import Confirm
from diorama_planner.tools.frame import selection_frame
from diorama_planner.tools.offering import OFFER, Offer, offering_tool
from diorama_planner.tools.select import SELECT
from diorama_planner.tools.tool import Edit
from diorama_planner.tools.vectors import middle
from diorama_planner.ui.context_menu import item_words
from diorama_planner.ui.dialogs.array_pages import AlongPage, AnyPage, CirclePage, GridPage, RowPage, StackPage
from diorama_planner.ui.dialogs.frame import PlannerDialog, error_text
from diorama_planner.ui.following import follow
from diorama_planner.ui.readings import Readings
from diorama_planner.ui.texts import tr, tr_count
from diorama_planner.ui.widgets.choices import Choice, ChoiceField
from diorama_planner.ui.widgets.form import FormRow, words

if TYPE_CHECKING:
    from diorama_planner.app.session import Session
    from diorama_planner.ui.canvas.plan_view import PlanView

PATTERNS = (
    ("row", "In a row"),
    ("grid", "In a grid"),
    ("circle", "Round a circle"),
    ("along", "Along a line"),
    ("stack", "Stacked upwards"),
)
MOST_GHOSTS = 300
"""Of larger arrays only the first are shown before they are made."""

WIDTH = 340
EDGE, TOP = 8, 110
"""Where it stands in the window, in pixels from the right and from above."""
LABEL_WIDTH = 104


class ArrayDialog(PlannerDialog):
    """Stays over the window while the plan can be moved and zoomed; Enter makes the array, Esc gives it up."""

    def __init__(
        self, session: Session, plan: PlanView, ids: Sequence[RecordId], pattern: str, parent: QWidget
    ) -> None:
        super().__init__(tr("Array"), tr("Place the selection many times; the plan shows where."), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._desk, self._ids = session, plan.canvas.desk, list(ids)
        self._box = session.scene.boxes.around(ids) or (0.0, 0.0, 0.0, 0.0)
        self.kind = ChoiceField(tr("Pattern"), [(name, tr(text)) for name, text in PATTERNS])
        self.pages: dict[str, AnyPage] = {
            "row": RowPage(self._readings, self._box),
            "grid": GridPage(self._readings, self._box),
            "circle": CirclePage(self._readings, self._box, self._centre()),
            "along": AlongPage(self._readings, self._box, self._lines(), self._line),
            "stack": StackPage(self._readings, self._box, self._rise),
        }
        self._stack = QStackedWidget()
        self.summary = words("", "muted", wrap=True)
        self._lay_out()
        self.add_button(tr("Cancel"), self.reject)
        self._make = self.add_button(tr("Make"), self.make, primary=True)
        self.kind.committed.connect(lambda *_: self.choose(self.kind.value()))
        self._desk.tool_changed.connect(self._follow_tool)
        follow(session, self, self._follow)
        self.choose(pattern)
        self.resize(WIDTH, 10)

    def _lay_out(self) -> None:
        self.body.addWidget(FormRow(tr("Pattern"), self.kind, label_width=LABEL_WIDTH))
        for page in self.pages.values():
            self._stack.addWidget(page)
            page.changed.connect(self.refresh)
        self.body.addWidget(self._stack)
        self.body.addWidget(self.summary)

    def showEvent(self, event: QShowEvent) -> None:
        """Stand over the panels at the right, so that the plan is seen."""
        super().showEvent(event)
        window = self.parentWidget()
        if window is not None and not event.spontaneous():
            at = window.mapToGlobal(QPoint(window.width() - self.width() - EDGE, TOP))
            self.move(at)

    # -- what the pages ask ----------------------------------------------------------------------------------

    def _readings(self) -> Readings:
        return Readings.of(self._session)

    def _centre(self) -> tuple[float, float]:
        """The point that the user has set to turn about, else the middle of the base."""
        selection, records = self._session.selection, self._session.document.records
        if selection.pivot is not None:
            return selection.pivot
        return middle(self._session.outline(BASE_ID).bounds if BASE_ID in records else self._box)

    def _lines(self) -> list[Choice]:
        """The lines and outlines of the plan, those of the selection first."""
        found = [item for item in self._session.document.items() if item.id != BASE_ID and strands_of(item)]
        found.sort(key=lambda item: (item.id not in self._session.selection, item.kind, item.order))
        return [(item.id, item_words(self._session, item)) for item in found]

    def _line(self, item_id: RecordId) -> Points:
        item = self._session.document.get(item_id)
        assert isinstance(item, Item)
        nodes = nodes_of(item, strands_of(item)[0])
        line = tuple((x, y) for x, y in nodes.flat().tolist())
        return (*line, line[0]) if nodes.closed else line

    def _rise(self, gap_mm: float) -> float:
        prisms = [prism for item in self._items() for prism in self._session.scene.solids(item)]
        return rise_of([(prism.top_mm, prism.bottom_mm) for prism in prisms], gap_mm)

    def _items(self) -> list[Item]:
        records = self._session.document.records
        return [item for item_id in self._ids if isinstance(item := records.get(item_id), Item)]

    # -- what is shown ---------------------------------------------------------------------------------------

    def page(self) -> AnyPage:
        """The fields of the chosen pattern."""
        return self.pages[self.kind.value()]

    def choose(self, pattern: str) -> None:
        """Turn to another pattern."""
        self.kind.set_value(pattern)
        self._stack.setCurrentWidget(self.pages[pattern])
        for page in self.pages.values():
            page.setVisible(page is self.pages[pattern])
        self.refresh()

    def refresh(self) -> None:
        """Show on the plan what would be made, or here why nothing can be."""
        try:
            pattern = self.page().pattern()
            items, centre = self._items(), self._middle()
            ghosts = ghosts_of(items, pattern, centre)
        except PlannerError as error:
            self._offer(Offer())
            self.summary.setText("")
            self.show_problem(error_text(error))
            return
        self.show_problem("")
        self.summary.setText(self._told(pattern, len(spots_of(pattern, centre)) * len(items)))
        self._offer(Offer(ghosts[:MOST_GHOSTS], self._edit(pattern)))

    def _middle(self) -> tuple[float, float]:
        """The point of the selection that comes to lie on the places of the pattern."""
        frame = selection_frame(self._desk.context)
        return middle(self._box) if frame is None else frame.middle

    def _told(self, pattern: Pattern, count: int) -> str:
        if isinstance(pattern, Stack):
            height = self._readings().write(pattern.rise_mm * (pattern.count - 1) + self._rise(0.0))
            return tr_count("1 item, {height} high", "{count} items, {height} high", count, height=height)
        return tr_count("1 item", "{count} items", count)

    def _edit(self, pattern: Pattern) -> Edit:
        ids, centre = list(self._ids), self._middle()

        def apply(draft: Draft) -> list[RecordId]:
            return make_array(draft, ids, pattern, centre)

        return Edit(tr("Array"), apply)

    def _offer(self, offer: Offer) -> None:
        self._make.setEnabled(offer.edit is not None)
        self._desk.take_tool(offering_tool(offer))

    # -- what is done ----------------------------------------------------------------------------------------

    def make(self) -> None:
        """Make the array as one step."""
        self.page().finish()
        if not self.has_bad_entry() and not self.problem():
            self._desk.feed(Confirm())

    def done(self, result: int) -> None:
        """Leave the plan as it is."""
        super().done(result)
        if self._desk.runner.tool.tag == OFFER:
            self._desk.take(SELECT)

    def _follow_tool(self, tag: str) -> None:
        if tag != OFFER and self.isVisible():
            self.close()

    def _follow(self, event: SessionEvent) -> None:
        if event.kind in {EventKind.CHANGE, EventKind.DOCUMENT} and self.isVisible():
            if len(self._items()) < len(self._ids):
                self.reject()
            elif self._desk.runner.tool.tag == OFFER:
                self.refresh()
