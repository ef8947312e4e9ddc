"""The bill and the plan, each led to the other: show on the plan, why this much, what it takes, compare, buy.

What these windows are made of is imported when it is wanted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QPoint, Qt

from diorama_planner.ui.actions import ActionSpec, has_selection
from diorama_planner.ui.texts import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from diorama_planner.model.record import RecordId
    from diorama_planner.ui.buying.window import BuyingWindow
    from diorama_planner.ui.main_window import MainWindow

BESIDE = (24, 140)
"""Where small windows begin: over the library, so that the plan is seen. Pixels of the window."""

WidgetT = TypeVar("WidgetT", bound="QWidget")


def show_on_plan(window: MainWindow, ids: Sequence[RecordId]) -> None:
    """Light items up and bring them into the middle of the plan, which is let be seen; Esc leads back to both.

    The keyboard goes to the plan only if there is something to be seen.
    """
    from PySide6.QtWidgets import QApplication

    from diorama_planner.ui.canvas.looking_back import LookingBack
    from diorama_planner.ui.dialogs.frame import PlannerDialog
    from diorama_planner.ui.stepping_aside import SteppingAside

    there = [item for item in ids if item in window.session.document.records]
    window.session.selection.set(there)
    looking, aside = LookingBack.of(window.plan), SteppingAside.of(window)
    looking.went_back.connect(aside.come_back, Qt.ConnectionType.UniqueConnection)
    asked_in = QApplication.activeWindow()
    problem = ""
    if looking.show_items(there):
        aside.make_way()
    else:
        problem = tr("There is nothing of it to be seen on the plan.")
        window.say(problem)
    if isinstance(asked_in, PlannerDialog):
        asked_in.show_problem(problem)


def light_up(window: MainWindow, item: RecordId) -> None:
    """Select one item, so that it lights up."""
    if item in window.session.document.records:
        window.session.selection.set([item])


def why(window: MainWindow, material: str) -> None:
    """Open the arithmetic of a material of the bill."""
    from diorama_planner.ui.buying.why import WhyDialog

    def made() -> WhyDialog:
        dialog = WhyDialog(window.session, window)
        dialog.sheet.item_chosen.connect(lambda item: light_up(window, item))
        dialog.sheet.show_requested.connect(lambda ids: show_on_plan(window, ids))
        return dialog

    opened_beside(window, WhyDialog, made, QPoint(*BESIDE)).sheet.show_material(material)


def what_it_takes(window: MainWindow) -> None:
    """List what the selected items take."""
    from diorama_planner.ui.buying.why import TakesDialog

    def made() -> TakesDialog:
        dialog = TakesDialog(window.session, window)
        dialog.why_requested.connect(lambda material: why(window, material))
        return dialog

    opened_beside(window, TakesDialog, made, QPoint(*BESIDE)).refresh()


def open_bill(window: MainWindow) -> BuyingWindow:
    """Open the bill large, in its own window."""
    from diorama_planner.ui.buying.window import BuyingWindow

    def made() -> BuyingWindow:
        opened = BuyingWindow(window.session, window)
        opened.item_chosen.connect(lambda item: light_up(window, item))
        opened.show_requested.connect(lambda ids: show_on_plan(window, ids))
        opened.print_requested.connect(window.actions_["print-bill"].trigger)
        opened.cuts_requested.connect(window.actions_["cut-sheets"].trigger)
        return opened

    return opened_beside(window, BuyingWindow, made)


def open_page(key: str) -> Callable[[MainWindow], None]:
    """Make the action that opens a page beside the large bill."""
    return lambda window: open_bill(window).show_page(key)


def compare(window: MainWindow) -> None:
    """Compare the bill with that of another version of the plan."""
    from diorama_planner.ui.buying.difference import DifferenceDialog

    DifferenceDialog(window.session, window).exec()


def opened_beside(
    window: MainWindow, kind: type[WidgetT], make: Callable[[], WidgetT], place: QPoint | None = None
) -> WidgetT:
    """Bring a window that stays beside the plan to the front; one is made, at a place of this one, if need be."""
    found = next(iter(window.findChildren(kind)), None)
    if found is None:
        found = make()
        if place is not None:
            found.move(window.mapToGlobal(place))
    found.show()
    found.raise_()
    found.activateWindow()
    return found


ACTIONS = (
    ActionSpec(
        "bill",
        "View",
        "Bill, large…",
        open_bill,
        ("Shift+F8",),
        "receipt",
        section=3,
        words="materials shopping table price buy cost",
    ),
    ActionSpec(
        "what-it-takes",
        "Tools",
        "What it takes…",
        what_it_takes,
        (),
        "receipt",
        has_selection,
        section=1,
        words="bill materials of the selection cost",
    ),
    ActionSpec(
        "basket",
        "Tools",
        "Basket: what to buy where…",
        open_page("basket"),
        (),
        "shopping-cart",
        section=1,
        words="shops cheapest shipping order",
    ),
    ActionSpec(
        "stash",
        "Tools",
        "Stash: what is on the shelf…",
        open_page("stash"),
        (),
        "package",
        section=1,
        words="have stock offcuts used leftover journal",
    ),
    ActionSpec(
        "shops",
        "Tools",
        "Shops and price lists…",
        open_page("shops"),
        (),
        "store",
        section=1,
        words="import prices csv shipping vat currency",
    ),
    ActionSpec(
        "compare-bill",
        "File",
        "Compare the bill with…",
        compare,
        (),
        "split",
        section=2,
        words="difference versions backup history shopping",
    ),
)
"""The actions of the bill."""
