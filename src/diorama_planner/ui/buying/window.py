"""The window of the bill: its table, and what is bought for it. It stays open beside the plan."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QSettings, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from diorama_planner.ui.buying.bill_page import BillPage
from diorama_planner.ui.dialogs.frame import PlannerDialog
from diorama_planner.ui.texts import begun, say, tr
from diorama_planner.ui.widgets.form import button
from diorama_planner.ui.widgets.tabs import TabbedPanels, TabPanel

if TYPE_CHECKING:
    from diorama_planner.app.session import Session

GEOMETRY = "bill/geometry"


class BuyingWindow(PlannerDialog):
    """Pages behind tabs, each made when it is first looked at. Signals as those of `BillPage`."""

    item_chosen = Signal(str)
    show_requested = Signal(list)
    print_requested = Signal()
    cuts_requested = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(tr("Bill and buying"), "", parent)
        self._session = session
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.tabs = TabbedPanels(tr("Bill and buying"))
        for key, title, make in self._pages():
            self.tabs.add(key, title, make)
        self.body.addWidget(self.tabs, 1)
        self._print = button(tr("Print or save the bill…"))
        self._print.clicked.connect(self.print_requested)
        self.add_aside(self._print)
        self._cuts = button(tr("Cut sheets and lengths…"))
        self._cuts.clicked.connect(self.cuts_requested)
        self.add_aside(self._cuts)
        self.add_button(tr("Close"), self.close)
        self._tell_unread()
        geometry = QSettings().value(GEOMETRY)
        if not (isinstance(geometry, QByteArray) and self.restoreGeometry(geometry)):
            room = self.screen().availableSize()
            self.resize(min(1240, room.width() - 40), min(760, room.height() - 80))

    def _pages(self) -> tuple[tuple[str, str, Callable[[], TabPanel]], ...]:
        return (
            ("bill", tr("Bill"), self._make_bill),
            ("basket", tr("Basket"), self._make_basket),
            ("stash", tr("Stash"), self._make_stash),
            ("shops", tr("Shops"), self._make_shops),
        )

    @property
    def bill(self) -> BillPage:
        """The page of the table."""
        page = self.tabs.panel("bill")
        assert isinstance(page, BillPage)
        return page

    def show_page(self, key: str) -> None:
        """Turn to a page."""
        self.tabs.show_tab(key)

    def changeEvent(self, event: QEvent) -> None:
        """Look for what another program has written to the workshop, when the window is come back to."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._session.workshop.refresh()
            self._tell_unread()

    def _tell_unread(self) -> None:
        """Tell what of the workshop could not be read, and what became of it."""
        self.show_problem(" ".join(f"{begun(say(message))}." for message in self._session.workshop.messages))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember where the window was."""
        QSettings().setValue(GEOMETRY, self.saveGeometry())
        super().closeEvent(event)

    def _make_bill(self) -> TabPanel:
        page = BillPage(self._session)
        page.item_chosen.connect(self.item_chosen)
        page.show_requested.connect(self.show_requested)
        return page

    def _make_basket(self) -> TabPanel:
        from diorama_planner.ui.buying.basket_page import BasketPage

        page = BasketPage(self._session)
        page.shops_requested.connect(lambda: self.show_page("shops"))
        return page

    def _make_stash(self) -> TabPanel:
        from diorama_planner.ui.buying.stash_page import StashPage

        return StashPage(self._session)

    def _make_shops(self) -> TabPanel:
        from diorama_planner.ui.buying.shops_page import ShopsPage

        return ShopsPage(self._session)
