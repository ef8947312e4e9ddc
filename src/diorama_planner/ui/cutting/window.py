"""Cut sheets and lengths: what is cut from what, laid out, made denser, moved by hand, kept, printed. Stays open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QSettings, Qt, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from diorama_planner.app.events import EventKind
from diorama_planner.app.sawing.cutting_table import Choices, CuttingTable
from diorama_planner.core.figures import Numbers
from diorama_planner.core.messages import Message, msg
from diorama_planner.exporters.cut_pages import bar_words, sheet_words
from diorama_planner.takeoff.cutting_list import Cutting, SheetCutting
from diorama_planner.takeoff.nesting import Placement
from diorama_planner.ui.cutting.bench import Bench
from diorama_planner.ui.cutting.boards import Piece
from diorama_planner.ui.cutting.cut_list import CutList
from diorama_planner.ui.cutting.layout_box import LayoutBox
from diorama_planner.ui.cutting.materials import Entry, MaterialList
from diorama_planner.ui.cutting.side import CuttingSide
from diorama_planner.ui.cutting.stage import Stage
from diorama_planner.ui.dialogs.frame import PlannerDialog, column, heading, scrolled
from diorama_planner.ui.following import SLICE_S, Later, follow
from diorama_planner.ui.texts import begun, say, tr, tr_count
from diorama_planner.ui.theme import UNIT
from diorama_planner.ui.widgets.form import button, words

if TYPE_CHECKING:
    from diorama_planner.app.events import SessionEvent
    from diorama_planner.app.session import Session
    from diorama_planner.catalogue.material import Material

GEOMETRY = "cutting/geometry"
LIST_WIDTH, SIDE_WIDTH = 280, 268
SETTLE_MS = 400
"""What changed is laid out anew so long after the last change, so that it never holds up a hand."""

_RESTS_TOLD = 4
_REASONS_TOLD = 3

EMPTY = "Nothing on this plan is cut from sheets or bars yet. Build walls, hills or frames of sheet or strip."


class CuttingWindow(PlannerDialog):
    """Materials at the left, their sheets or bars in the middle, how they are cut at the right."""

    item_chosen = Signal(str)
    show_requested = Signal(list)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(tr("Cut sheets and lengths"), "", parent)
        self._session = session
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.table = CuttingTable(session)
        self.bench = Bench(session, self.table, self)
        self.materials = MaterialList()
        self.list = CutList()
        self.stage = Stage(self._ask)
        self.side = CuttingSide(session, self.table)
        self.box = LayoutBox()
        self._best = self._begun_with = ""
        self._whole = QWidget()
        self._empty = words(tr(EMPTY), "muted", wrap=True)
        self._lay_out()
        self._listen()
        self._later = Later(self, self.refresh, SETTLE_MS, self.table.follow)
        geometry = QSettings().value(GEOMETRY)
        if not (isinstance(geometry, QByteArray) and self.restoreGeometry(geometry)):
            room = self.screen().availableSize()
            self.resize(min(1480, room.width() - 40), min(880, room.height() - 60))

    def _lay_out(self) -> None:
        below = QWidget()
        lines = column(below, spacing=4, margins=(0, UNIT, 0, 0))
        lines.addWidget(heading(tr("Cut list")))
        lines.addWidget(self.list, 1)
        left = QSplitter(Qt.Orientation.Vertical)
        left.addWidget(self.materials)
        left.addWidget(below)
        left.setSizes([300, 320])
        left.setFixedWidth(LIST_WIDTH)
        inner = QWidget()
        right = column(inner, spacing=2 * UNIT, margins=(2, 0, UNIT, 0))
        right.addWidget(self.side)
        right.addWidget(self.box)
        right.addStretch(1)
        area = scrolled(inner)
        area.setFixedWidth(SIDE_WIDTH)
        body = QHBoxLayout(self._whole)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(2 * UNIT)
        body.addWidget(left)
        body.addWidget(self.stage, 1)
        body.addWidget(area)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.body.addWidget(self._whole, 1)
        self.body.addWidget(self._empty, 1)
        self._empty.hide()
        self.print_ = button(tr("Print…"))
        self.save = button(tr("Save as drawing (SVG)…"))
        self.add_aside(self.print_)
        self.add_aside(self.save)
        self.add_button(tr("Close"), self.close)

    def _listen(self) -> None:
        self.materials.chosen.connect(lambda _: self._turn_to())
        self.side.changed.connect(self._take_choices)
        self.box.again_wanted.connect(self.lay_out)
        self.box.squeeze_wanted.connect(self.squeeze)
        self.box.stop_wanted.connect(self.bench.stop)
        self.box.keep_wanted.connect(self.keep)
        self.box.shelve_wanted.connect(self.put_away)
        self.print_.clicked.connect(self._print)
        self.save.clicked.connect(self._save)
        self.list.chosen.connect(self._choose_listed)
        self.stage.view.chosen.connect(self._on_chosen)
        self.stage.view.moved.connect(self._move)
        for source in (self.stage, self.stage.view):
            source.turn_wanted.connect(self._turn)
            source.lock_wanted.connect(self._lock)
            source.show_wanted.connect(lambda item: self.show_requested.emit([item]))
        self.bench.laid.connect(self._on_laid)
        self.bench.squeezing.connect(self._on_squeezing)
        self.bench.ended.connect(self._on_ended)
        self.bench.failed.connect(self.show_problem)
        follow(self._session, self, self._on_event)

    # -- what is shown ---------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show what is cut now, and lay out what does not lie yet."""
        self.table.refresh()
        sheets = self.table.sheets()
        for material in sheets:
            if self.table.shown(material) is None and not self.bench.is_laying_out(material):
                self.bench.lay_out(material)
        entries = [self._entry(material) for material in (*sheets, *self.table.bars())]
        self._whole.setVisible(bool(entries))
        self._empty.setVisible(not entries)
        for part in (self.print_, self.save):
            part.setEnabled(bool(entries))
        self.materials.show_entries(entries)
        self._show()

    def material(self) -> Material | None:
        """What is looked at."""
        return self.materials.material()

    def cutting(self) -> Cutting | None:
        """What lies there of it."""
        material = self.material()
        return None if material is None else self.table.cutting(material)

    def _entry(self, material: Material) -> Entry:
        cutting = self.table.cutting(material)
        if cutting is None:
            return Entry(material, tr("Being laid out…"), None)
        if isinstance(cutting, SheetCutting) and not cutting.layout.sheets:
            return Entry(material, tr("No sheet is large enough"), 0.0, warns=True)
        use = tr("{use} % used", use=round(100 * cutting.use))
        if isinstance(cutting, SheetCutting):
            count = tr_count("1 sheet", "{count} sheets", len(cutting.layout.sheets))
            warns = bool(cutting.layout.unplaced) or cutting.is_stale
        else:
            count = tr_count("1 bar", "{count} bars", len(cutting.plan.bars))
            warns = bool(cutting.plan.unlaid)
        kept = "  ·  " + tr("kept") if isinstance(cutting, SheetCutting) and cutting.is_accepted else ""
        return Entry(material, f"{count}  ·  {use}{kept}", cutting.use, warns)

    def _turn_to(self) -> None:
        material = self.material()
        if material is not None:
            self.side.show_material(material)
            self.show_problem("")
        self.stage.view.choose(None)
        self._show()

    def _show(self) -> None:
        material = self.material()
        if material is None:
            return
        self.side.tell_stash()
        cutting, figures = self.table.cutting(material), Numbers(self._session.preferences.decimal_comma)
        if cutting is None:
            said = tr("Being laid out…")
        elif isinstance(cutting, SheetCutting):
            said = sheet_words(cutting, figures)
        else:
            said = bar_words(cutting, figures)
        self.stage.show_cutting(material.label, said, _notice(cutting), cutting)
        self.list.show_rows(cutting.rows() if cutting is not None else (), decimal_comma=figures.comma)
        self._show_box(material, cutting)

    def _show_box(self, material: Material, cutting: Cutting | None) -> None:
        is_sheets = not self.table.is_bar(material)
        rests = self.table.rests(material)
        count = tr_count("1 piece worth keeping", "{count} pieces worth keeping", len(rests))
        left = f"{count}: {'; '.join(rests[:_RESTS_TOLD])}" if rests else tr("Nothing worth keeping")
        self.box.show_layout(
            is_sheets=is_sheets,
            is_kept=isinstance(cutting, SheetCutting) and cutting.is_accepted,
            can_keep=isinstance(cutting, SheetCutting) and bool(cutting.layout.placements),
            left=left,
            can_shelve=bool(rests),
            shelved_on=self.table.put_away_on(material),
            shelved="\n".join(begun(say(told)) for told in self.table.put_away_words(material)),
        )

    # -- laying out ------------------------------------------------------------------------------------------

    def lay_out(self) -> None:
        """Lay the material out anew; what is locked stays."""
        material = self.material()
        if material is not None:
            self.bench.lay_out(material)

    def squeeze(self, seconds: float) -> None:
        """Look for a denser layout for so many seconds."""
        material = self.material()
        if material is not None and self.table.shown(material) is not None:
            self._best = self._begun_with = self._result(material)
            self.bench.squeeze(material, seconds)

    def keep(self) -> None:
        """Keep the layout in the plan."""
        material = self.material()
        if material is not None and self.attempt(lambda: self.table.keep(material)):
            self.refresh()

    def put_away(self) -> None:
        """Put what is left over into the stash, and take out of it what was cut."""
        material = self.material()
        if material is not None and self.attempt(lambda: self.table.put_away(material)):
            self.refresh()

    def _take_choices(self, choices: Choices) -> None:
        material = self.material()
        if material is None:
            return
        self.table.choose(material, choices)
        if self.table.is_bar(material):
            self.refresh()
        else:
            self.bench.lay_out(material)

    def _on_laid(self, material_id: str) -> None:
        entries = [self._entry(entry.material) for entry in self.materials.entries()]
        self.materials.show_entries(entries)
        squeezed = self.bench.squeezed()
        if squeezed is not None and squeezed.id == material_id:
            self._best = self._result(squeezed)
        material = self.material()
        if material is not None and material.id == material_id:
            self._show()

    def _on_squeezing(self, material_id: str, progress: float) -> None:
        self.box.show_running(progress, tr("Best so far: {best}", best=self._best))

    def _on_ended(self, why: str) -> None:
        self.box.show_running(None, "")
        self.show_problem(begun(why))
        if self._best != self._begun_with:
            self.stage.say(tr("Squeezed to {best}", best=self._best))
        elif not why:
            self.stage.say(tr("Nothing denser was found"))

    def _result(self, material: Material) -> str:
        """How many sheets a layout takes, and the largest piece that it leaves."""
        cutting, rests = self.table.shown(material), self.table.rests(material)
        count = len(cutting.layout.sheets) if cutting is not None else 0
        sheets = tr_count("1 sheet", "{count} sheets", count)
        return tr("{sheets}, {rest} left over", sheets=sheets, rest=rests[0]) if rests else sheets

    # -- by hand ---------------------------------------------------------------------------------------------

    def _ask(self, number: int, wanted: Placement, reach_mm: float) -> tuple[Placement, Message | None]:
        material = self.material()
        if material is None:
            return wanted, msg("Lay the parts out first")
        return self.table.where(material, number, wanted, reach_mm)

    def _move(self, number: int, wanted: Placement) -> None:
        material = self.material()
        if material is not None:
            self._after(material, self.table.move(material, number, wanted))

    def _turn(self, number: int, by_deg: float) -> None:
        material = self.material()
        if material is not None:
            self._after(material, self.table.turn(material, number, by_deg))

    def _lock(self, number: int, locked: bool) -> None:
        material = self.material()
        if material is not None:
            self.table.lock(material, number, locked)
            self._after(material, None)

    def _after(self, material: Material, why: Message | None) -> None:
        if why is None:
            self.bench.cancel(material)
            self._on_laid(material.id)
        else:
            self.stage.say(say(why))

    def _on_chosen(self, piece: Piece | None) -> None:
        if piece is not None:
            self.item_chosen.emit(piece.item)

    def _choose_listed(self, number: int) -> None:
        """Choose the first piece of a line of the list, or the next one if that is chosen."""
        view = self.stage.view
        alike = [piece.number for board in view.boards() for piece in board.pieces if piece.words[0] == str(number)]
        before = view.chosen_piece()
        if alike:
            at = alike.index(before.number) + 1 if before is not None and before.number in alike else 0
            view.choose(alike[at % len(alike)])

    # -- paper and files -------------------------------------------------------------------------------------

    def _print(self) -> None:
        from diorama_planner.ui.cutting.printing import PrintCutsDialog

        PrintCutsDialog(self._session, self.table, self.material(), self).exec()

    def _save(self) -> None:
        from diorama_planner.ui.cutting.printing import save_drawing

        self.attempt(lambda: save_drawing(self._session, self.table, self.material(), self))

    # -- following -------------------------------------------------------------------------------------------

    def _on_event(self, event: SessionEvent) -> None:
        if event.kind is EventKind.DOCUMENT:
            self.bench.finish()
            self.table.clear()
        if self.isVisible() and event.kind not in {EventKind.SELECTION, EventKind.SAVED}:
            self._later.ask()

    def showEvent(self, event: QShowEvent) -> None:
        """Lay out what is there now."""
        super().showEvent(event)
        self._session.workshop.refresh()
        if self.table.follow(SLICE_S):
            self.refresh()
        else:
            self._later.ask()

    def changeEvent(self, event: QEvent) -> None:
        """Look for what another program has written to the workshop, when the window is come back to."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._session.workshop.refresh()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what runs, and remember where the window was."""
        self.bench.finish()
        QSettings().setValue(GEOMETRY, self.saveGeometry())
        super().closeEvent(event)


def _notice(cutting: Cutting | None) -> str:
    """What is wrong with a layout: it is another one than the plan keeps, or parts have no room."""
    said = []
    if isinstance(cutting, SheetCutting):
        if cutting.is_stale:
            said.append(tr("The parts have changed since a layout was kept. This is a new one: keep it to renew."))
        left_out: list[Message] = [unplaced.why for unplaced in cutting.layout.unplaced]
    else:
        left_out = [unlaid.why for unlaid in cutting.plan.unlaid] if cutting is not None else []
    said += [begun(say(why)) for why in left_out[:_REASONS_TOLD]]
    if len(left_out) > _REASONS_TOLD:
        said.append(tr("{count} more have no room either", count=len(left_out) - _REASONS_TOLD))
    return "\n".join(said)
