"""Pictures of the guide that show the bill: traced, explained, large, compared, what is bought, what is laid on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from stage import Shot, Stage

from diorama_planner.app.editing.finishes import set_finish
from diorama_planner.app.purchase import stocktaking
from diorama_planner.app.purchase.bill_edits import put_prices, with_currency
from diorama_planner.takeoff.shops import Offer, Shop
from diorama_planner.takeoff.stash import Holding
from diorama_planner.ui.buying.difference import DifferenceDialog
from diorama_planner.ui.commands import bill as bills
from diorama_planner.ui.dialogs.build_up import BuildUpDialog

SETTLE_MS = 900
DAY = date(2026, 5, 1)


def _offer(key: str, size: float, price: str, brand: str = "") -> Offer:
    return Offer(key=key, pack_size=size, price=Decimal(price), brand=brand)


SHOPS = (
    Shop(
        id="models",
        name="Model corner",
        currency="EUR",
        shipping=Decimal("4.90"),
        free_from=Decimal(60),
        vat_pct=Decimal(19),
        delivery="2 to 3 days",
        updated=DAY.isoformat(),
        offers=(
            _offer("static_grass_2mm", 100, "9.90", "Noch"),
            _offer("static_grass_4mm", 20, "4.49", "Noch"),
            _offer("ballast_bag", 353, "6.20", "Woodland Scenics"),
            _offer("ws_realistic_water", 473, "27.90"),
            _offer("scenic_cement", 473, "13.90"),
            _offer("static_layering_glue", 250, "11.50"),
            _offer("thing:cow", 6, "9.90", "Preiser"),
        ),
    ),
    Shop(
        id="timber",
        name="Timber yard",
        currency="EUR",
        vat_pct=Decimal(19),
        delivery="pick up",
        updated=DAY.isoformat(),
        offers=(
            _offer("xps_eu_20", 1, "4.29"),
            _offer("ply_birch_12", 1, "17.90"),
            _offer("pva_1l", 1000, "7.49"),
            _offer("skewer_3", 100, "1.29"),
            _offer("foam_tack", 354, "8.99"),
            _offer("tool_knife", 1, "6.49"),
            _offer("tool_syringe", 1, "0.89"),
            _offer("tool_mixing_cups", 50, "4.99"),
        ),
    ),
)
SHELF = (
    Holding(key="static_grass_2mm", amount=37, pack_size=20, place="box 3"),
    Holding(key="skewer_3", amount=63, pack_size=100),
    Holding(key="stripwood_2x2", form="bar", length_mm=340, amount=3, place="drawer"),
    Holding(
        key="xps_eu_20",
        form="offcut",
        outline_mm=((0, 0), (420, 0), (420, 180), (300, 180), (260, 300), (0, 300)),
        note="from the quarry",
    ),
    Holding(
        key="xps_eu_10",
        form="begun",
        outline_mm=((0, 0), (1250, 0), (1250, 600), (500, 600), (500, 300), (0, 300)),
        place="cellar",
    ),
)


def _supplied(stage: Stage) -> None:
    """Two shops, and something on the shelf."""
    session = stage.window.session
    put_prices(session, "Euro", with_currency(session.document.prices, "EUR"))
    for shop in SHOPS:
        session.workshop.put_shop(shop)
    for holding in SHELF:
        stocktaking.put_holding(session, holding, DAY)


def _bill(stage: Stage) -> None:
    """A row that was opened, its items lit up."""
    _supplied(stage)
    panel = stage.window.workspace.bill
    panel.start()
    QTest.qWait(SETTLE_MS)
    panel.refresh()
    index = panel.rows.model().index_of("static_grass_2mm")
    panel.rows.setCurrentIndex(index)
    panel.rows.opened.emit(index)
    panel.rows.scrollTo(index)


def _why(stage: Stage) -> None:
    """The sum of the foam, one of its items lit up."""
    stage.window.plan.fit()
    bills.why(stage.window, "xps_eu_20")
    stage.select(stage.of_kind("landform")[0])


def _large(page: str) -> Callable[[Stage], None]:
    """The large window on one of its pages."""

    def act(stage: Stage) -> None:
        _supplied(stage)
        opened = bills.open_bill(stage.window)
        opened.resize(1200, 720)
        opened.move(stage.window.mapToGlobal(QPoint(40, 40)))
        opened.show_page(page)
        if page == "bill":
            opened.bill.show_row("static_grass_2mm")
        QTest.qWait(2 * SETTLE_MS)

    return act


def _difference(stage: Stage) -> None:
    """What a higher hill and a sold cow come to."""
    _supplied(stage)
    session = stage.window.session
    hill = session.document.records[stage.of_kind("landform")[0]]
    with session.edit("Raise the hill") as draft:
        draft.put(replace(hill, height_mm=hill.height_mm + 40))
    things = {getattr(session.document.records[name], "thing", ""): name for name in stage.of_kind("thing")}
    with session.edit("Sell a cow") as draft:
        draft.remove(things["cow"])
    dialog = DifferenceDialog(session, stage.window)
    dialog.version.set_value(f"step{session.store.history.done - 2}")
    dialog.refresh()
    dialog.setModal(True)
    dialog.show()


def _finish(stage: Stage) -> None:
    """The coats of the brick of the west terrace."""
    session, walls = stage.window.session, ("wall-west",)
    with session.edit("Finish") as draft:
        for side in ("front", "back"):
            set_finish(draft, walls, side, "brick_weathered")
    stage.select(*walls)
    QTest.qWait(SETTLE_MS)
    dialog = BuildUpDialog(session, walls, "back", "brick_weathered", stage.window)
    dialog.setModal(True)
    dialog.move(stage.window.mapToGlobal(stage.window.rect().center() - dialog.rect().center()))
    dialog.show()


BILL_SHOTS = (
    Shot("bill", "country-halt", _bill),
    Shot("why", "country-halt", _why),
    Shot("bill-large", "country-halt", _large("bill")),
    Shot("difference", "country-halt", _difference),
    Shot("basket", "country-halt", _large("basket")),
    Shot("stash", "country-halt", _large("stash")),
    Shot("shops", "country-halt", _large("shops")),
    Shot("finish", "neon-alley", _finish),
)
