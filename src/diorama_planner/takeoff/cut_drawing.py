"""How sheets and bars look with their parts on them, as primitives: for the window, for paper and for files.

A drawing may be made at any size: `Frame` says where the lower left corner of a sheet lies, how many of the drawing's
millimetres one of the sheet takes, and how large texts and lines are. Which parts lie where is for `cutting_list`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from diorama_planner.core.messages import msg
from diorama_planner.core.units import format_length, format_size
from diorama_planner.drawing.font_widths import text_width
from diorama_planner.drawing.primitives import (
    Faded,
    Fill,
    Pen,
    Point,
    Primitive,
    Solid,
    Stroke,
    Text,
    Texture,
    polyline,
    ring,
)
from diorama_planner.geometry.nesting_shapes import widest_rectangle
from diorama_planner.geometry.region import Region, difference, rect_region, transform
from diorama_planner.geometry.text_places import TextPlace, text_place
from diorama_planner.kinds.shared import region_path
from diorama_planner.kinds.swatches import swatch
from diorama_planner.takeoff.bars import Cut, CutBar
from diorama_planner.takeoff.cutting_list import BarCutting, SheetCutting
from diorama_planner.takeoff.nesting import Placement, StraightCut, laid

INK, MUTED, CUT, OFFCUT, PATCH = "#23262d", "#5c6069", "#c2185b", "#0a7268", "#ffffffcc"
RECTANGLE_MM = 5.0
"""As exactly the rectangle within an offcut is worked out."""

CUTTER = "#ff0000"
"""What cutters take for a line to cut along."""

WASTE = 0.38
"""How strongly the material shows where nothing is cut."""

PAD = 0.45
"""Round a text on its patch, of the height of its capitals."""

_DETAIL = 0.8


@dataclass(frozen=True, slots=True)
class Frame:
    """Where and how large a drawing is: `origin` and `factor` place it; texts and lines are in its millimetres."""

    origin: Point = (0.0, 0.0)
    factor: float = 1.0
    text_mm: float = 2.0
    line_mm: float = 0.25

    def place(self, region: Region) -> Region:
        """Give a region of the sheet where it lies in the drawing."""
        return transform(region, self.origin, scale=self.factor)

    def point(self, at: Point) -> Point:
        """Give a point of the sheet where it lies in the drawing."""
        return self.origin[0] + self.factor * at[0], self.origin[1] + self.factor * at[1]


def sheet_drawing(cutting: SheetCutting, sheet: int, frame: Frame) -> Iterator[Primitive]:
    """Draw a sheet: pale where nothing is cut, parts in full with number, name and size, straight cuts in order."""
    stock = cutting.layout.sheets[sheet]
    look = swatch(cutting.material, cutting.scale)
    whole = frame.place(stock.whole)
    yield from blank(whole, look, frame)
    unusable = difference(stock.whole, stock.usable)
    if not unusable.is_empty:
        yield Fill(region_path(frame.place(unusable)), Solid("#23262d30"))
    for placement in cutting.layout.on(sheet):
        yield from part_drawing(cutting, placement, frame)
    offcut = cutting.offcut(sheet)
    if offcut is not None:
        yield from _offcut(offcut, frame)
    cuts = [cut for cut in cutting.layout.cuts if cut.sheet == sheet]
    for number, cut in enumerate(cuts, 1):
        yield from _cut(cut, number, frame)


def blank(whole: Region, look: Texture, frame: Frame) -> Iterator[Primitive]:
    """Draw a sheet on which nothing lies."""
    path = region_path(whole)
    yield Fill(path, Solid("#ffffff"))
    yield Faded((Fill(path, look),), WASTE)
    yield Stroke(path, Pen(MUTED, frame.line_mm * 1.4))


def part_drawing(cutting: SheetCutting, placement: Placement, frame: Frame) -> Iterator[Primitive]:
    """Draw one part where it lies."""
    part = cutting.parts[placement.part]
    region = frame.place(laid(part, placement))
    look = swatch(cutting.material, cutting.scale)
    paint = Texture(look.name, look.colour, look.scale, placement.turn_deg)
    yield Fill(region_path(region), paint, Pen(INK, frame.line_mm))
    yield from label(region, words_of(cutting, placement), frame)


def label(region: Region, words: tuple[str, str, str], frame: Frame) -> Iterator[Primitive]:
    """Write number, name and size within a shape, as much of it as fits."""
    number, name, size = words
    height = frame.text_mm
    for lines in ((f"{number}  {name}", size), (f"{number}  {name}",), (number, size), (number,)):
        wide = text_width(lines[0], height, bold=True)
        if len(lines) > 1:
            wide = max(wide, text_width(lines[1], height * _DETAIL))
        tall = height * (1.0 if len(lines) == 1 else 2.6)
        at = text_place(region, wide + 2 * PAD * height, tall + 2 * PAD * height)
        if at is not None:
            yield from _patched(lines, at, (wide, tall), height)
            return


def _patched(lines: tuple[str, ...], at: TextPlace, size: tuple[float, float], height: float) -> Iterator[Primitive]:
    """Write one or two lines on a pale patch, which keeps them legible on any material."""
    (x, y), pad = at.middle, PAD * height
    along, across = size[0] / 2 + pad, size[1] / 2 + pad
    dx, dy = (across, along) if at.upright else (along, across)
    yield Fill(ring((x - dx, y - dy), (x + dx, y - dy), (x + dx, y + dy), (x - dx, y + dy)), Solid(PATCH))
    down = size[1] / 2
    for place, line in enumerate(lines):
        tall = height if place == 0 else height * _DETAIL
        base = down - height if place == 0 else -down
        anchor = (x - base, y) if at.upright else (x, y + base)
        yield Text(line, anchor, tall, INK if place == 0 else MUTED, rotation_deg=90.0 * at.upright, bold=place == 0)


def _offcut(region: Region, frame: Frame) -> Iterator[Primitive]:
    """Draw round what is left of a sheet, and say how large a rectangle it holds."""
    there = frame.place(region)
    dash = frame.line_mm * 10
    yield Stroke(region_path(there), Pen(OFFCUT, frame.line_mm, (dash, dash / 2)))
    box = widest_rectangle(region, RECTANGLE_MM)
    if box is None:
        return
    xmin, ymin, xmax, ymax = box
    size = format_size((float(round(xmax - xmin)), float(round(ymax - ymin))))
    for text in (msg("left over {size}", size=size), size):
        height = frame.text_mm
        at = text_place(there, text_width(str(text), height) + height, height * 2)
        if at is not None:
            down = -height / 2
            anchor = (at.middle[0] - down, at.middle[1]) if at.upright else (at.middle[0], at.middle[1] + down)
            yield Text(str(text), anchor, height, OFFCUT, rotation_deg=90.0 * at.upright)
            return


def _cut(cut: StraightCut, number: int, frame: Frame) -> Iterator[Primitive]:
    start, end = frame.point(cut.start), frame.point(cut.end)
    dash = frame.line_mm * 8
    yield Stroke(polyline(start, end), Pen(CUT, frame.line_mm, (dash, dash / 2)))
    text = str(number)
    yield Text(
        text, (start[0] + frame.text_mm * 0.6, start[1] + frame.text_mm * 0.4), frame.text_mm * 0.7, CUT, "start"
    )


def bar_drawing(cutting: BarCutting, bar: CutBar, frame: Frame, height_mm: float) -> Iterator[Primitive]:
    """Draw a bar as a strip of a height of the drawing, its pieces from left to right, and what is left of it."""
    look = swatch(cutting.material)
    x, y = frame.origin
    yield from blank(rect_region(x, y, x + frame.factor * bar.bar.length_mm, y + height_mm), look, frame)
    for cut in bar.cuts:
        left, right = (x + frame.factor * at for at in (cut.start_mm, cut.end_mm))
        piece = rect_region(left, y, right, y + height_mm)
        yield Fill(region_path(piece), look, Pen(INK, frame.line_mm))
        yield from label(piece, piece_words(cutting, cut), frame)
    if bar.offcut_mm * frame.factor > frame.text_mm * 6:
        middle = x + frame.factor * (bar.bar.length_mm - bar.offcut_mm / 2)
        text = format_length(round(bar.offcut_mm, 1))
        yield Text(text, (middle, y + (height_mm - frame.text_mm * _DETAIL) / 2), frame.text_mm * _DETAIL, MUTED)


def piece_words(cutting: BarCutting, cut: Cut) -> tuple[str, str, str]:
    """Return number, name and length of a piece."""
    name = cut.piece.name if cut.parts == 1 else f"{cut.piece.name} {cut.part}/{cut.parts}"
    return str(cutting.numbers[cut.piece]), name, format_length(round(cut.length_mm, 1))


def cut_lines(cutting: SheetCutting, sheet: int) -> dict[str, tuple[Primitive, ...]]:
    """Give a sheet at its own size for plotters and cutters, in layers: the sheet, what is cut, what is written."""
    stock = cutting.layout.sheets[sheet]
    frame = Frame(text_mm=4.0, line_mm=0.2)
    regions = [(placement, laid(cutting.parts[placement.part], placement)) for placement in cutting.layout.on(sheet)]
    written = [mark for placement, region in regions for mark in label(region, words_of(cutting, placement), frame)]
    straight = [cut for cut in cutting.layout.cuts if cut.sheet == sheet]
    layers: dict[str, tuple[Primitive, ...]] = {
        "Sheet": (Stroke(region_path(stock.whole), Pen(MUTED, 0.2)),),
        "Cuts": tuple(Stroke(region_path(region), Pen(CUTTER, 0.1)) for _, region in regions),
        "Straight cuts": tuple(Stroke(polyline(cut.start, cut.end), Pen(CUT, 0.1)) for cut in straight),
        "Names": tuple(mark for mark in written if isinstance(mark, Text)),
    }
    return {name: marks for name, marks in layers.items() if marks}


def words_of(cutting: SheetCutting, placement: Placement) -> tuple[str, str, str]:
    """Return number, name and size of a part."""
    part = cutting.parts[placement.part]
    width, height = part.size_mm
    return str(cutting.numbers[part.key]), part.name, format_size((round(width, 1), round(height, 1)))
