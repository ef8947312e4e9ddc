"""What a price list would bring to a shop, row by row, before it does: which column is what, who is a stranger."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPushButton, QWidget

from diorama_planner.app.purchase.price_lists import (
    Field,
    PricePreview,
    PriceRow,
    guess_columns,
    import_price_list,
    read_price_list,
    suggestions,
)
from diorama_planner.core.errors import BadFileError
from diorama_planner.core.money import format_money
from diorama_planner.takeoff.shops import Shop
from diorama_planner.ui.buying.fields import amount_of, goods, name_of
from diorama_planner.ui.dialogs.frame import PlannerDialog, error_text, heading, row
from diorama_planner.ui.dialogs.plain_table import PlainTable
from diorama_planner.ui.texts import begun, say, tr, tr_count
from diorama_planner.ui.theme import UNIT
from diorama_planner.ui.widgets.choices import ChoiceField, SearchChoiceField
from diorama_planner.ui.widgets.form import button, words

if TYPE_CHECKING:
    from diorama_planner.app.session import Session

MOST_SHOWN = 500
REASONS_TOLD = 4
FIELDS: tuple[tuple[Field, str], ...] = (
    ("name", "Name"),
    ("price", "Price"),
    ("pack", "Pack size"),
    ("id", "Id in the catalogue"),
    ("sku", "Shop's number"),
    ("unit", "Unit of the pack"),
    ("brand", "Brand"),
    ("currency", "Currency"),
    ("url", "Address"),
)
ALL, KNOWN, UNKNOWN, BAD = "all", "known", "unknown", "bad"


class PriceListDialog(PlannerDialog):
    """Shows the rows of a list; the recognised ones take the place of the shop's earlier list.

    Raises:
        BadFileError: the file is no table at all.
    """

    def __init__(self, session: Session, shop: Shop, path: Path, parent: QWidget | None = None) -> None:
        lead = tr("{file} takes the place of the earlier list of {shop}.", file=path.name, shop=shop.name)
        super().__init__(tr("Import a price list"), lead, parent)
        self._session, self._shop, self._path = session, shop, path
        self._chosen: dict[str, str] = {}
        self._shown: list[PriceRow] = []
        self._preview: PricePreview | None = None
        headings = read_price_list(path, session.catalogue, shop, mapping={"name": 0, "price": 0}).columns
        self.columns = self._make_columns(headings)
        self.filters = self._make_filters()
        self.table = PlainTable(
            tr("Rows of the list"),
            (tr("Row"), tr("In the list"), tr("Is"), tr("Pack"), tr("Price"), tr("Left out, because")),
            wide=5,
            right=(0, 3, 4),
            gives=1,
        )
        self.table.itemSelectionChanged.connect(self._ask)
        self.summary = words("", "strong", wrap=True)
        self._reasons = words("", "small", wrap=True)
        self._question = words("", "muted", wrap=True)
        self.answer = SearchChoiceField(tr("What it is"), goods(session))
        self.answer.committed.connect(lambda key, *_: self._take(str(key or "")))
        self._guesses: list[QPushButton] = []
        self._guess_line = row(spacing=UNIT)
        self._lay_out()
        self.add_button(tr("Cancel"), self.reject)
        self.go = self.add_button("", self.accept, primary=True)
        self.resize(1000, 680)
        self.refresh()

    def refresh(self) -> None:
        """Read the list again with the columns and answers as they are."""
        try:
            self._preview = read_price_list(
                self._path, self._session.catalogue, self._shop, mapping=self.mapping(), chosen=self._chosen
            )
            self.show_problem("")
        except BadFileError as error:
            self._preview = None
            self.show_problem(error_text(error))
        self._show()

    def mapping(self) -> dict[str, int]:
        """Which column is what."""
        found = {name: self.columns[name].value() for name, _ in FIELDS}
        return {name: int(place) for name, place in found.items() if place}

    def accept(self) -> None:
        """Take the list over."""
        preview = self._preview
        if preview is not None and self.attempt(
            lambda: import_price_list(self._session.workshop, self._shop, preview, date.today())
        ):
            super().accept()

    def answer_row(self, number: int, key: str) -> None:
        """Say what the row of a number is."""
        found = next(each for each in self._preview.rows if each.number == number) if self._preview else None
        if found is not None:
            self._chosen[found.name] = key
            self.refresh()

    # -- what is shown -----------------------------------------------------------------------------------------

    def _show(self) -> None:
        preview = self._preview
        sorts = self._sorts(preview)
        for name, chip in self.filters.items():
            chip.setText(f"{self._words_of(name)}  {len(sorts[name])}")
        chosen = next(name for name, chip in self.filters.items() if chip.isChecked())
        self._shown = list(sorts[chosen])[:MOST_SHOWN]
        texts = [self._cells(each) for each in self._shown]
        muted = [number for number, each in enumerate(self._shown) if each.offer is None]
        self.table.set_rows(texts, muted=muted, tips=[" · ".join(filter(None, cells)) for cells in texts])
        good = len(sorts[KNOWN])
        self.go.setText(tr("Import {count}", count=good))
        self.go.setEnabled(good > 0)
        self.summary.setText(tr("{good} of {all} rows are imported.", good=good, all=len(sorts[ALL])))
        reasons = preview.reasons() if preview is not None else []
        told = [self._reason(count, first) for _, count, first in reasons[:REASONS_TOLD]]
        if len(reasons) > REASONS_TOLD:
            rest = len(reasons) - REASONS_TOLD
            told.append(tr_count("and one more reason", "and {count} more reasons", rest))
        self._reasons.setText("\n".join(told))
        self._reasons.setVisible(bool(reasons))
        self._ask()

    def _sorts(self, preview: PricePreview | None) -> dict[str, Sequence[PriceRow]]:
        if preview is None:
            return dict.fromkeys((ALL, KNOWN, UNKNOWN, BAD), ())
        known = [each for each in preview.rows if each.offer is not None]
        unknown, bad = preview.unknown, preview.bad
        return {ALL: (*bad, *unknown, *known), KNOWN: known, UNKNOWN: unknown, BAD: bad}

    def _words_of(self, name: str) -> str:
        return {ALL: tr("All"), KNOWN: tr("Imported"), UNKNOWN: tr("Not recognised"), BAD: tr("Bad")}[name]

    def _reason(self, count: int, first: PriceRow) -> str:
        problem = say(first.problem) if first.problem is not None else ""
        return tr("{count} × such as row {number}: {problem}", count=count, number=first.number, problem=problem)

    def _cells(self, each: PriceRow) -> tuple[str, ...]:
        comma, offer = self._session.preferences.decimal_comma, each.offer
        if offer is None:
            problem = begun(say(each.problem)) if each.problem is not None else ""
            return str(each.number), each.name, "", each.cells.get("pack", ""), each.cells.get("price", ""), problem
        return (
            str(each.number),
            each.name,
            name_of(self._session, offer.key),
            amount_of(self._session, offer.key, offer.pack_size),
            format_money(offer.price, self._shop.currency, decimal_comma=comma),
            "",
        )

    # -- strangers ---------------------------------------------------------------------------------------------

    def _stranger(self) -> PriceRow | None:
        number = self.table.currentRow()
        found = self._shown[number] if 0 <= number < len(self._shown) else None
        return found if found is not None and not found.recognised else None

    def _ask(self) -> None:
        """Ask what a row is that is not recognised, and offer the likeliest."""
        found = self._stranger()
        for old in self._guesses:
            old.hide()
            old.deleteLater()
        self._guesses = []
        self.answer.setVisible(found is not None)
        self.answer.set_value(None)
        if found is None:
            self._question.setText(tr("Choose a row that is not recognised to say what it is; the shop remembers."))
            return
        self._question.setText(tr("Row {number}, “{name}”, is:", number=found.number, name=found.name[:60]))
        for key in suggestions(found, self._session.catalogue):
            guess = button(name_of(self._session, key), "chip")
            guess.clicked.connect(lambda _=False, key=key: self._take(key))
            self._guess_line.addWidget(guess)
            self._guesses.append(guess)

    def _take(self, key: str) -> None:
        found = self._stranger()
        if found is not None and key:
            self.answer_row(found.number, key)

    # -- layout ------------------------------------------------------------------------------------------------

    def _make_columns(self, headings: Sequence[str]) -> dict[Field, ChoiceField]:
        named = ((str(place), text or tr("Column {n}", n=place + 1)) for place, text in enumerate(headings))
        choices = [("", "–"), *named]
        guessed = guess_columns(headings)
        made: dict[Field, ChoiceField] = {}
        for name, label in FIELDS:
            made[name] = ChoiceField(tr(label), choices)
            made[name].set_value(str(guessed[name]) if name in guessed else "")
            made[name].committed.connect(lambda *_: self.refresh())
        return made

    def _make_filters(self) -> dict[str, QPushButton]:
        group = QButtonGroup(self)
        made = {}
        for name in (ALL, KNOWN, UNKNOWN, BAD):
            chip = button("", "chip")
            chip.setCheckable(True)
            chip.setChecked(name == ALL)
            chip.clicked.connect(lambda _: self._show())
            group.addButton(chip)
            made[name] = chip
        return made

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(UNIT)
        grid.setVerticalSpacing(UNIT - 2)
        for number, (name, label) in enumerate(FIELDS):
            said = words(tr(label), "muted")
            said.setBuddy(self.columns[name])
            grid.addWidget(said, number // 3, 2 * (number % 3))
            grid.addWidget(self.columns[name], number // 3, 2 * (number % 3) + 1)
        for place in (1, 3, 5):
            grid.setColumnStretch(place, 1)
        self.body.addWidget(heading(tr("Which column is what")))
        self.body.addLayout(grid)
        self.body.addLayout(row(*self.filters.values(), 1, self.summary, spacing=UNIT - 2))
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._reasons)
        line = row(self._question, self.answer, spacing=UNIT)
        line.setStretch(0, 1)
        line.setStretch(1, 1)
        self.body.addLayout(line)
        self._guess_line.addStretch(1)
        self.body.addLayout(self._guess_line)
