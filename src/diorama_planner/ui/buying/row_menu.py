"""What can be done with a row of the bill, in the panel beside the plan and in the large bill alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from diorama_planner.app.purchase.bill_edits import put_prices, with_brand, with_have
from diorama_planner.ui.texts import tr

if TYPE_CHECKING:
    from diorama_planner.app.session import Session


class RowMenu(QMenu):
    """The menu of a row by its key: the id of a material or tool, or of a thing with its prefix.

    `why` and `show` lead to the sum and to the plan, None leaves them out; `edit` lets `price` or `on_hand` be typed.
    """

    def __init__(
        self,
        session: Session,
        key: str,
        *,
        why: Callable[[], object] | None,
        show: Callable[[], object] | None,
        edit: Callable[[str], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._session, self._key = session, key
        bill = session.bill()
        material = next((row for row in bill.rows if row.material == key), None)
        tool = next((row for row in bill.tools if row.material == key), None)
        if why is not None and material is not None:
            self.addAction(tr("Why this much?"), why)
        if show is not None:
            self.addAction(tr("Show on the plan"), show)
        self.addSeparator()
        self.addAction(tr("Set the price…"), lambda: edit("price"))
        if material is not None:
            self.addAction(tr("Set what is on hand…"), lambda: edit("on_hand"))
            self._add_tick(tr("Must be this brand"), key in session.document.prices.brands, self._set_brand)
        if material is not None and material.rate is not None and material.rate.learned:
            self.addAction(tr("Forget my own rate"), self._forget_rate)
        if tool is not None:
            self._add_tick(tr("I have it"), tool.have, self._set_have)

    def _add_tick(self, text: str, ticked: bool, act: Callable[[bool], object]) -> None:
        action = self.addAction(text)
        action.setCheckable(True)
        action.setChecked(ticked)
        action.toggled.connect(act)

    def _set_brand(self, must_be: bool) -> None:
        put_prices(self._session, tr("Choose a brand"), with_brand(self._session.document.prices, self._key, must_be))

    def _set_have(self, have: bool) -> None:
        prices = with_have(self._session.document.prices, self._key, have)
        put_prices(self._session, tr("Tick what is there"), prices)

    def _forget_rate(self) -> None:
        from diorama_planner.app.purchase.stocktaking import forget_use

        forget_use(self._session, self._key)
