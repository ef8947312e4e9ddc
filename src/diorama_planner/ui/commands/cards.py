"""File > Bench card, and Card of the selection: what has to be known at the bench, shown, copied, saved, printed.

What makes a card is imported when it is wanted: the start page needs none of it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from diorama_planner.model.record import Item
from diorama_planner.ui.actions import ActionSpec
from diorama_planner.ui.texts import say, tr

if TYPE_CHECKING:
    from diorama_planner.core.messages import Message
    from diorama_planner.drawing.sheet import Sheet
    from diorama_planner.kinds.cards import Card
    from diorama_planner.ui.main_window import MainWindow

SECTION = 2
SUBMENU = "Card of the selection"
WORDS = "pour resin mix layers bench instructions"
BENCH_WORDS = "mixing pouring resin plaster glue paint thinning times gloves"


def _chosen(window: MainWindow) -> Item | None:
    """The one selected item, if its kind has cards."""
    from diorama_planner.kinds.registry import kind_of

    ids = window.session.selection.ids
    record = window.session.document.records.get(next(iter(ids))) if len(ids) == 1 else None
    return record if isinstance(record, Item) and kind_of(record).has_card else None


def _has_card(window: MainWindow) -> bool:
    return window.has_plan and _chosen(window) is not None


def _card(window: MainWindow) -> Card | None:
    """The card; where there is none yet, the window says so."""
    from diorama_planner.kinds.registry import kind_of

    item = _chosen(window)
    card = kind_of(item).card(item, window.session.around()) if item is not None else None
    if card is None:
        window.say(tr("Nothing is poured there yet, so there is no card."))
    return card


def _text(window: MainWindow, card: Card) -> str:
    from diorama_planner.kinds.cards import card_text

    return card_text(card, lambda message: _written(window, message))


def _written(window: MainWindow, message: Message) -> str:
    return say(message, decimal_comma=window.session.preferences.decimal_comma)


def show(window: MainWindow) -> None:
    """Show the whole card."""
    from diorama_planner.ui.dialogs.card import CardDialog

    card = _card(window)
    if card is not None:
        acts = {
            tr("Copy"): lambda: _copied(window, card),
            tr("Save…"): lambda: _saved(window, card),
            tr("Print…"): lambda: _printed(window, card),
        }
        CardDialog(card, lambda message: _written(window, message), acts, window).exec()


def show_bench(window: MainWindow) -> None:
    """Show the card of the whole plan: all that is mixed, thinned and waited for."""
    from diorama_planner.app.purchase.bench_card import bench_card
    from diorama_planner.ui.dialogs.card import CardDialog

    card = bench_card(window.session)
    if card is None:
        window.say(tr("Nothing on this plan is mixed, brushed or poured, so there is no card."))
        return
    acts = {
        tr("Copy"): lambda: _copied(window, card),
        tr("Save as text…"): lambda: _saved(window, card),
        tr("Save as PDF…"): lambda: _saved_as_pdf(window, card),
        tr("Print…"): lambda: _printed(window, card),
    }
    CardDialog(card, lambda message: _written(window, message), acts, window).exec()


def copy(window: MainWindow) -> None:
    """Put the card on the clipboard."""
    _do(window, _copied)


def save(window: MainWindow) -> None:
    """Write the card to a text file."""
    _do(window, _saved)


def print_out(window: MainWindow) -> None:
    """Print the card."""
    _do(window, _printed)


def _do(window: MainWindow, act: Callable[[MainWindow, Card], str]) -> None:
    card = _card(window)
    said = act(window, card) if card is not None else ""
    if said:
        window.say(said)


def _copied(window: MainWindow, card: Card) -> str:
    from PySide6.QtGui import QGuiApplication

    QGuiApplication.clipboard().setText(_text(window, card))
    return tr("The card is copied as text.")


def _saved(window: MainWindow, card: Card) -> str:
    from diorama_planner.project_io.files import write_atomically
    from diorama_planner.ui.dialogs.frame import choose_target

    path = choose_target(window, tr("Save the card"), _file_name(window, card), tr("Text") + " (*.txt)")
    if path is None:
        return ""
    write_atomically(path, _text(window, card).encode())
    return tr("Saved as {name}", name=path.name)


def _saved_as_pdf(window: MainWindow, card: Card) -> str:
    from diorama_planner.exporters.pdf_pages import pdf_bytes
    from diorama_planner.project_io.files import write_atomically
    from diorama_planner.ui.dialogs.frame import choose_target

    path = choose_target(window, tr("Save the card"), _file_name(window, card), "PDF (*.pdf)")
    if path is None:
        return ""
    write_atomically(path, pdf_bytes(_sheets(window, card), _written(window, card.title), lambda _: None))
    return tr("Saved as {name}", name=path.name)


def _file_name(window: MainWindow, card: Card) -> str:
    return _written(window, card.title).partition(":")[0].replace("/", "-")


def _sheets(window: MainWindow, card: Card) -> list[Sheet]:
    from diorama_planner.exporters.card_pages import card_sheets

    paper = window.session.preferences.paper
    chosen = paper if paper in {"A4", "Letter"} else "A4"
    return card_sheets(card, window.session.title, chosen, lambda message: _written(window, message))


def _printed(window: MainWindow, card: Card) -> str:
    from diorama_planner.ui.dialogs.sheets import print_sheets

    sheets = _sheets(window, card)
    return tr("Sent to the printer.") if print_sheets(sheets, _written(window, card.title), window) else ""


_SORTS = (
    ("card-show", "Show the card…", show, "file-text"),
    ("card-copy", "Copy the card as text", copy, "copy"),
    ("card-save", "Save the card as text…", save, "save"),
    ("card-print", "Print the card…", print_out, "printer"),
)

ACTIONS = (
    ActionSpec("bench-card", "File", "Bench card…", show_bench, icon="droplets", section=SECTION, words=BENCH_WORDS),
    *(
        ActionSpec(
            action_id, "File", text, run, icon=icon, enabled=_has_card, section=SECTION, submenu=SUBMENU, words=WORDS
        )
        for action_id, text, run, icon in _SORTS
    ),
)
"""The actions of cards."""
