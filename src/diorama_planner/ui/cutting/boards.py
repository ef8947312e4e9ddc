"""Sheets and bars as boards: what is painted of each, where its pieces are, and what is said of them.

Nothing is painted here; `view` paints boards below each other and tells which piece a hand means.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from diorama_planner.core.units import format_length, format_size
from diorama_planner.drawing.primitives import Primitive
from diorama_planner.geometry.region import Region, contains_point, rect_region
from diorama_planner.takeoff.bars import CutBar
from diorama_planner.takeoff.cut_drawing import Frame, bar_drawing, piece_words, sheet_drawing, words_of
from diorama_planner.takeoff.cutting_list import BarCutting, Cutting, SheetCutting
from diorama_planner.takeoff.nesting import NEW, laid, use_pct
from diorama_planner.ui.texts import tr

STRIP_PX = 34
TEXT_PX = 7.5
"""How high capitals on a board are, in pixels."""


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A piece on a board: its number in the layout or plan, its outline in mm of the board, what is said of it."""

    number: int
    item: str
    region: Region
    words: tuple[str, str, str]
    locked: bool = False

    @property
    def said(self) -> str:
        """Number, name and size in one line."""
        number, name, size = self.words
        return f"{number}  {name}  ·  {size}"


@dataclass(frozen=True, slots=True, eq=False)
class Board:
    """One sheet or bar. `place` is its number in the layout or plan."""

    cutting: Cutting
    place: int
    caption: str
    size_mm: tuple[float, float]
    pieces: tuple[Piece, ...]

    @property
    def is_bar(self) -> bool:
        """Whether it is drawn as a strip of one height, whatever its own."""
        return isinstance(self.cutting, BarCutting)

    def height_px(self, scale: float) -> float:
        """How high it is at so many pixels per millimetre of its length."""
        return STRIP_PX if self.is_bar else self.size_mm[1] * scale

    def drawing(self, scale: float) -> Iterator[Primitive]:
        """Draw it in millimetres from its lower left corner; a bar as wide as its strip is high."""
        frame = Frame(text_mm=TEXT_PX / scale, line_mm=0.9 / scale)
        if isinstance(self.cutting, SheetCutting):
            yield from sheet_drawing(self.cutting, self.place, frame)
        else:
            yield from bar_drawing(self.cutting, self.cutting.plan.bars[self.place], frame, STRIP_PX / scale)

    def piece_at(self, x_mm: float, y_mm: float) -> Piece | None:
        """Give the piece at a place in mm of the board."""
        if self.is_bar:
            y_mm = 0.5
        return next((piece for piece in reversed(self.pieces) if contains_point(piece.region, (x_mm, y_mm))), None)

    def region_of(self, piece: Piece, scale: float) -> Region:
        """Give the outline of a piece as it is drawn, in mm."""
        if not self.is_bar:
            return piece.region
        xmin, _, xmax, _ = piece.region.bounds
        return rect_region(xmin, 0.0, xmax, STRIP_PX / scale)


def boards_of(cutting: Cutting) -> list[Board]:
    """Give the boards of a material, in order."""
    if isinstance(cutting, SheetCutting):
        return [_sheet(cutting, place) for place in range(len(cutting.layout.sheets))]
    return [_bar(cutting, place, bar) for place, bar in enumerate(cutting.plan.bars)]


def _sheet(cutting: SheetCutting, place: int) -> Board:
    stock = cutting.layout.sheets[place]
    pieces = tuple(
        Piece(
            number,
            cutting.parts[placement.part].item,
            laid(cutting.parts[placement.part], placement),
            words_of(cutting, placement),
            placement.locked,
        )
        for number, placement in enumerate(cutting.layout.placements)
        if placement.sheet == place
    )
    words = [tr("Sheet {number}", number=place + 1), format_size((stock.length_mm, stock.width_mm))]
    if stock.key != NEW:
        words.append(tr("from the stash: {name}", name=stock.name))
    words.append(tr("{use} % used", use=round(use_pct(cutting.layout, cutting.parts, place))))
    return Board(cutting, place, "  ·  ".join(words), (stock.length_mm, stock.width_mm), pieces)


def _bar(cutting: BarCutting, place: int, bar: CutBar) -> Board:
    before = sum(len(other.cuts) for other in cutting.plan.bars[:place])
    pieces = tuple(
        Piece(
            before + number,
            cut.piece.item,
            rect_region(cut.start_mm, 0.0, cut.end_mm, 1.0),
            piece_words(cutting, cut),
        )
        for number, cut in enumerate(bar.cuts)
    )
    words = [tr("Bar {number}", number=place + 1), format_length(bar.bar.length_mm)]
    if bar.bar.key:
        words.append(tr("from the stash: {name}", name=bar.bar.name))
    if bar.offcut_mm >= 1.0:
        words.append(tr("{length} left over", length=format_length(round(bar.offcut_mm, 1))))
    return Board(cutting, place, "  ·  ".join(words), (bar.bar.length_mm, 1.0), pieces)
