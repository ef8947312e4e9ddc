"""Cut sheets laid out on paper: each sheet to scale with its parts, bars as strips, and the list of what is cut.

The window's print preview, the PDF and the printed bill show these. How a sheet looks is in `takeoff.cut_drawing`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from diorama_planner.core.figures import Numbers
from diorama_planner.core.units import format_length, format_size
from diorama_planner.drawing.font_widths import text_width
from diorama_planner.drawing.paper import factor_text, paper_size, round_factor
from diorama_planner.drawing.primitives import Pen, Stroke, Text, polyline
from diorama_planner.drawing.sheet import Sheet
from diorama_planner.drawing.sheet_marks import fitted
from diorama_planner.exporters.page_flow import (
    ACCENT,
    BODY,
    FOOT_MM,
    INK,
    LEADING,
    LINE,
    MUTED,
    ROW,
    SMALL,
    PageFlow,
    wrapped,
)
from diorama_planner.takeoff.bars import CutBar
from diorama_planner.takeoff.cut_drawing import Frame, bar_drawing, sheet_drawing
from diorama_planner.takeoff.cutting_list import BarCutting, CutRow, Cutting, SheetCutting
from diorama_planner.takeoff.nesting import NEW, use_pct

TITLE_MM = 3.6
STRIP_MM = 7.0
HIGHEST_MM = 105.0
"""A sheet is drawn no higher, so that two of them, or one and its list, find room on a page."""

_CAPTION_MM = 5.5
_BESIDE_MM = 7.0
_SHEET_ROOM_MM = _CAPTION_MM + 4
_BAR_ROOM_MM = STRIP_MM + _CAPTION_MM + 4
"""What a row of sheets takes besides their height, and what a bar takes."""

_ABOVE_MM = 9.0
_HEADING_MM = 26.0
_LIST_GAP_MM, _FIRST_ROWS = 2.0, 3
"""Room for a heading above all, between sheets and their list, and how much of a long list begins below them."""

_TEXT_MM, _LINE_MM = 1.9, 0.18


def cut_pages(
    cuttings: Sequence[Cutting], project: str, paper: str = "A4", figures: Numbers | None = None
) -> list[Sheet]:
    """Lay cut sheets out on upright paper, each material on a page of its own if little is left."""
    flow = PageFlow(paper_size(paper))
    put_cuttings(flow, cuttings, figures or Numbers())
    return flow.sheets(project)


def put_cuttings(flow: PageFlow, cuttings: Sequence[Cutting], figures: Numbers) -> None:
    """Write cut sheets where the pages now end."""
    for cutting in cuttings:
        if isinstance(cutting, SheetCutting):
            _sheets(flow, cutting, figures)
        else:
            _bars(flow, cutting, figures)


# -- sheets ---------------------------------------------------------------------------------------------------


def _sheets(flow: PageFlow, cutting: SheetCutting, figures: Numbers) -> None:
    sheets = cutting.layout.sheets
    if not sheets:
        _unlaid_only(flow, cutting)
        return
    factor = _factor(flow, cutting)
    wide = max(stock.length_mm for stock in sheets) * factor
    across = max(1, int((flow.width + _BESIDE_MM) / (wide + _BESIDE_MM)))
    rows = [range(begin, min(begin + across, len(sheets))) for begin in range(0, len(sheets), across)]
    heights = [max(sheets[number].width_mm for number in row) * factor for row in rows]
    listed = _CutList(flow, cutting.rows(), figures, "Sheets")
    needs = [height + _SHEET_ROOM_MM for height in heights]
    needs[-1] = listed.below(needs[-1])
    _heading(flow, cutting, sheet_words(cutting, figures), needs[0])
    for row, height, need in zip(rows, heights, needs, strict=True):
        flow.room(need)
        flow.down(_CAPTION_MM)
        captions = flow.y
        flow.down(1.6 + height)
        for column, number in enumerate(row):
            x = flow.left + column * (wide + _BESIDE_MM)
            words = fitted(
                _sheet_caption(cutting, number, factor, figures), SMALL, max(wide, flow.width / across - 4)
            )
            flow.put(Text(words, (x, captions), SMALL, MUTED, "start"))
            top = flow.y + height - sheets[number].width_mm * factor
            for primitive in sheet_drawing(cutting, number, Frame((x, top), factor, _TEXT_MM, _LINE_MM)):
                flow.put(primitive)
        flow.down(2)
    listed.write()
    _remarks(flow, _said(cutting))


def _sheet_caption(cutting: SheetCutting, number: int, factor: float, figures: Numbers) -> str:
    stock = cutting.layout.sheets[number]
    used = use_pct(cutting.layout, cutting.parts, number)
    words = [f"Sheet {number + 1}", format_size((stock.length_mm, stock.width_mm), decimal_comma=figures.comma)]
    if stock.key != NEW:
        words.append(f"from the stash: {stock.name}")
    return "  ·  ".join([*words, f"{used:.0f} % used", f"shown {factor_text(factor)}"])


def _factor(flow: PageFlow, cutting: SheetCutting) -> float:
    length = max(stock.length_mm for stock in cutting.layout.sheets)
    width = max(stock.width_mm for stock in cutting.layout.sheets)
    return round_factor(min(flow.width / length, HIGHEST_MM / width, 1.0))


def sheet_words(cutting: SheetCutting, figures: Numbers) -> str:
    """Return how many sheets of which size are taken, how well they are used, and how they are cut."""
    layout = cutting.layout
    stash = len(layout.sheets) - layout.new_sheets
    words = [f"{len(layout.sheets)} {'sheet' if len(layout.sheets) == 1 else 'sheets'}"]
    if stash:
        words = [f"{layout.new_sheets} to buy", f"{stash} from the stash"]
    words.append(f"{100 * cutting.use:.0f} % used")
    if layout.settings.gap_mm:
        words.append(f"gap {format_length(layout.settings.gap_mm, decimal_comma=figures.comma)}")
    if layout.settings.kerf_mm:
        words.append(f"cut {format_length(layout.settings.kerf_mm, decimal_comma=figures.comma)} wide")
    return "  ·  ".join(words)


def _said(cutting: SheetCutting) -> Iterator[str]:
    if cutting.is_stale:
        yield "The plan has changed since a layout was accepted: this is a new one."
    yield from (f"Not laid out: {unplaced.count} × {unplaced.why}" for unplaced in cutting.layout.unplaced)


def _unlaid_only(flow: PageFlow, cutting: SheetCutting) -> None:
    if cutting.layout.unplaced:
        _heading(flow, cutting, "nothing could be laid out", ROW)
        _remarks(flow, _said(cutting))


# -- bars -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Alike:
    """Bars that are cut alike, one after the other."""

    bar: CutBar
    first: int
    count: int

    @property
    def words(self) -> str:
        """Which bars they are."""
        return f"Bar {self.first}" if self.count == 1 else f"Bars {self.first} to {self.first + self.count - 1}"


def alike_bars(cutting: BarCutting) -> list[_Alike]:
    """Put neighbouring bars that are cut into the same lengths of the same pieces together."""
    found, first = [], 1
    for _, group in groupby(cutting.plan.bars):
        same = list(group)
        found.append(_Alike(same[0], first, len(same)))
        first += len(same)
    return found


def _bars(flow: PageFlow, cutting: BarCutting, figures: Numbers) -> None:
    bars = alike_bars(cutting)
    listed = _CutList(flow, cutting.rows(), figures, "Bars")
    needs = [_BAR_ROOM_MM for _ in bars]
    needs[-1:] = [listed.below(need) for need in needs[-1:]]
    _heading(flow, cutting, bar_words(cutting, figures), needs[0] if needs else ROW)
    factor = flow.width / max((bar.bar.bar.length_mm for bar in bars), default=1.0)
    for alike, need in zip(bars, needs, strict=True):
        flow.room(need)
        flow.down(_CAPTION_MM)
        length = format_length(alike.bar.bar.length_mm, decimal_comma=figures.comma)
        words = [alike.words, length]
        if alike.bar.bar.key:
            words.append(f"from the stash: {alike.bar.bar.name}")
        flow.text("  ·  ".join(words), flow.left, SMALL, MUTED)
        flow.down(1.4 + STRIP_MM)
        frame = Frame((flow.left, flow.y), factor, _TEXT_MM * 0.9, _LINE_MM)
        for primitive in bar_drawing(cutting, alike.bar, frame, STRIP_MM):
            flow.put(primitive)
    flow.down(2)
    listed.write()
    _remarks(flow, (f"Not cut: {unlaid.count} × {unlaid.why}" for unlaid in cutting.plan.unlaid))


def bar_words(cutting: BarCutting, figures: Numbers) -> str:
    """Return how many bars are taken, how well they are used, and what is known of better plans."""
    plan = cutting.plan
    count = len(plan.bars)
    words = [f"{count} {'bar' if count == 1 else 'bars'}"]
    if plan.from_stash:
        words[0] += f" ({plan.from_stash.total()} from the stash)"
    words.append(f"{100 * plan.use:.0f} % used")
    words.append(plan.proof.written(decimal_comma=figures.comma))
    return "  ·  ".join(words)


# -- both -----------------------------------------------------------------------------------------------------


def _heading(flow: PageFlow, cutting: Cutting, words: str, below: float) -> None:
    """Write what is cut, on the next page unless what comes first `below` it finds room too."""
    names = wrapped(cutting.material.label, TITLE_MM, flow.width, bold=True)
    lines = wrapped(words, BODY, flow.width)
    height = TITLE_MM * 1.2 + (len(names) - 1) * TITLE_MM * LEADING + len(lines) * BODY * LEADING + 3.2
    flow.room(_ABOVE_MM + height + below)
    if not flow.is_at_top:
        flow.down(_ABOVE_MM)
    flow.down(TITLE_MM * 1.2)
    flow.lines(names, flow.left, TITLE_MM, INK, bold=True)
    flow.down(BODY * LEADING + 1)
    flow.lines(lines, flow.left, BODY, ACCENT)
    flow.rule(2)
    flow.down(2.2)


class _CutList:
    """The cut list: number, part, size, count, and where it lies. It stays with the sheet or bar above it."""

    def __init__(self, flow: PageFlow, rows: Sequence[CutRow], figures: Numbers, places: str) -> None:
        self._flow, self._rows = flow, rows
        self._sizes = [format_size(row.size_mm, decimal_comma=figures.comma) for row in rows]
        self._where = [_places(row.places) for row in rows]
        widest = (
            max((text_width(text, BODY) for text in texts), default=0.0) for texts in (self._sizes, self._where)
        )
        size_width, where_width = widest
        self._count_end = flow.right - max(where_width, text_width(places, SMALL)) - 7
        self._size_end = self._count_end - 14
        name_room = self._size_end - max(size_width, 20) - 6 - flow.left - 9
        self._names = [wrapped(row.name, BODY, name_room) for row in rows]
        heads = [("No.", flow.left, False), ("Part", flow.left + 9, False), ("Size", self._size_end, True)]
        self._heads = [*heads, ("Count", self._count_end, True), (places, flow.right, True)]

    def below(self, above: float) -> float:
        """How much room what stands above it takes with all of the list; with its first rows if that is too much."""
        heights = [self._height(number) for number in range(len(self._rows))]
        whole = above + _LIST_GAP_MM + ROW + sum(heights)
        if heights and whole + _HEADING_MM > self._flow.top - FOOT_MM:
            return above + _LIST_GAP_MM + ROW + sum(heights[:_FIRST_ROWS])
        return whole if heights else above

    def write(self) -> None:
        """Write it; the heads of its columns stand on every page."""
        flow = self._flow
        for number, (row, size, place) in enumerate(zip(self._rows, self._sizes, self._where, strict=True)):
            height = self._height(number)
            if flow.room(height if number else height + ROW) or not number:
                _heads(flow, self._heads)
            flow.down(ROW - 0.6)
            flow.text(str(row.number), flow.left, BODY, INK, bold=True)
            columns = ((size, self._size_end), (f"{row.count} ×", self._count_end), (place, flow.right))
            for text, x in columns:
                flow.text(text, x, BODY, INK, end=True)
            flow.lines(self._names[number], flow.left + 9, BODY, INK)
            flow.put(Stroke(polyline((flow.left, flow.y - 1.7), (flow.right, flow.y - 1.7)), Pen(LINE, 0.12)))

    def _height(self, number: int) -> float:
        return ROW + (len(self._names[number]) - 1) * BODY * LEADING


def _heads(flow: PageFlow, heads: Iterable[tuple[str, float, bool]]) -> None:
    """Write the heads of the columns, on every page anew."""
    flow.down(ROW)
    for text, x, end in heads:
        flow.text(text, x, SMALL, MUTED, end=end)
    flow.rule(1.6)


def _places(places: Sequence[int]) -> str:
    """Write numbers with runs of three or more as `2 to 5`."""
    said: list[str] = []
    for _, group in groupby(enumerate(sorted(places)), lambda pair: pair[1] - pair[0]):
        run = [place for _, place in group]
        said += [f"{run[0]} to {run[-1]}"] if len(run) > 2 else map(str, run)
    return ", ".join(said)


def _remarks(flow: PageFlow, texts: Iterator[str]) -> None:
    for text in texts:
        lines = wrapped(text, BODY, flow.width)
        flow.room(ROW + (len(lines) - 1) * BODY * LEADING)
        flow.down(ROW)
        flow.lines(lines, flow.left, BODY, INK, bold=True)
