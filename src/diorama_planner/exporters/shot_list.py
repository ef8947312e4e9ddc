"""The shot list as pages to print: for each camera its picture, settings, lights, and what to mind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import Message, msg
from diorama_planner.drawing.paper import paper_size
from diorama_planner.drawing.primitives import Pen, Picture, Stroke, polyline, ring
from diorama_planner.drawing.sheet import Sheet
from diorama_planner.exporters.contract import DrawingJob, Exporter
from diorama_planner.exporters.listing_pages import BOX_MM, put_page_title
from diorama_planner.exporters.options import option
from diorama_planner.exporters.page_flow import ACCENT, BODY, FOOT_MM, INK, LEADING, LINE, MUTED, PageFlow, wrapped
from diorama_planner.exporters.pdf_pages import pdf_bytes
from diorama_planner.exporters.shot_cards import Pictured, ShotCard, ShotPart

LEAST_SHARE, HIGHEST_SHARE = 0.2, 0.42
"""Share of the height of a page that a picture takes at least, where it can, and at most."""
NAMES_SHARE = 0.45
"""Share of the width of a column that names of figures take."""
PICTURES = ("sketch", "still")

_AIR_MM, _GAP_MM, _HEAD_MM, _TICK_MM = 1.15, 7.0, 10.8, BOX_MM + 2.4
_HAIR = Pen(LINE, 0.15)


@dataclass(frozen=True, slots=True)
class ShotListOptions:
    """The paper, how figures are written, and how shots are pictured."""

    page: str = option("A4", "paper: A5, A4, A3, A2, A1, Letter, Legal or Tabloid")
    comma: bool = option(False, "figures with a decimal comma")
    pictures: str = option("sketch", "sketch, or still: taken through the lens, where there is OpenGL")
    mood: str = option("studio", "light of stills: studio, day, golden, dusk or night")
    look: str = option("neutral", "look of stills: neutral, golden, neon, 35mm, instant, vhs or super8")

    def write(self, message: Message) -> str:
        """Write a message with its figures."""
        return message.written(decimal_comma=self.comma)


def shots_of(job: DrawingJob, options: ShotListOptions) -> Sequence[ShotCard]:
    """Give the cards of a job.

    Raises:
        UsageError: there are no cameras, or pictures are neither sketches nor stills.
    """
    if options.pictures not in PICTURES:
        raise UsageError(
            msg("pictures are no {sort!r}", sort=options.pictures),
            msg("there are: {known}", known=", ".join(PICTURES)),
        )
    cards = job.shots(Pictured(options.pictures, options.mood, options.look))
    if not cards:
        raise UsageError(msg("no cameras are in this plan"), msg("place one with Shift+C"))
    return cards


def shot_sheets(cards: Sequence[ShotCard], project: str, options: ShotListOptions) -> list[Sheet]:
    """Lay cards out, each on a page of its own, as long as what is told fits there."""
    flow = PageFlow(paper_size(options.page))
    for number, card in enumerate(cards):
        if number:
            flow.new_page()
        put_page_title(flow, card.name, project)
        bands = [_Band((tuple(_part(part, flow.width, options) for part in card.parts if part.ticked),))]
        bands.append(_in_columns(flow, [part for part in card.parts if not part.ticked], options))
        _put_picture(flow, card, number, flow.y - FOOT_MM - sum(band.high for band in bands))
        for band in bands:
            _put_band(flow, band)
    return flow.sheets(f"{project}: {options.write(TITLE)}")


TITLE = msg("Shot list")


@dataclass(frozen=True, slots=True)
class _Row:
    """A row whose words are broken into lines: its name at the left, what is told at the right."""

    called: list[str]
    told: list[str]

    @property
    def high(self) -> float:
        return BODY + (max(len(self.told), len(self.called), 1) - 1) * BODY * LEADING + 2 * _AIR_MM


@dataclass(frozen=True, slots=True)
class _Part:
    """Rows under a heading, made for a width; names take some of it."""

    title: str
    rows: tuple[_Row, ...]
    ticked: bool
    width: float
    names: float

    @property
    def high(self) -> float:
        return _HEAD_MM + sum(row.high for row in self.rows)


@dataclass(frozen=True, slots=True)
class _Band:
    """Columns of parts that stand beside each other."""

    columns: tuple[tuple[_Part, ...], ...]

    @property
    def high(self) -> float:
        return max((sum(part.high for part in column) for column in self.columns), default=0.0)


def _part(part: ShotPart, width: float, options: ShotListOptions) -> _Part:
    """Break the words of a part into lines."""
    names = width * NAMES_SHARE if any(len(row) > 1 for row in part.rows) else 0.0
    room = width - names - (_TICK_MM if part.ticked else 0.0)
    rows = []
    for cells in part.rows:
        written = [options.write(cell) for cell in cells]
        called = wrapped(written[0], BODY, names - 3.0) if names else []
        rows.append(_Row(called, wrapped(written[-1], BODY, room)))
    return _Part(options.write(part.title), tuple(rows), part.ticked, width, names)


def _in_columns(flow: PageFlow, parts: Sequence[ShotPart], options: ShotListOptions) -> _Band:
    """Set parts in two columns, in their order, as evenly as whole parts can be."""
    made = [_part(part, (flow.width - _GAP_MM) / 2.0, options) for part in parts]
    splits = [_Band((tuple(made[:at]), tuple(made[at:]))) for at in range(len(made) + 1)]
    return min(splits, key=lambda band: band.high)


def _put_picture(flow: PageFlow, card: ShotCard, number: int, room: float) -> None:
    """As wide as the page, or as high as there is room, within bounds; with a hair line round it."""
    least, most = (flow.size[1] * share for share in (LEAST_SHARE, HIGHEST_SHARE))
    high = min(flow.width / card.aspect, max(least, min(most, room - 7.5)))
    wide = high * card.aspect
    flow.down(5.0 + high)
    left, low = (flow.left + flow.right - wide) / 2.0, flow.y
    flow.put(Picture(_asset(number), (left + wide / 2.0, low + high / 2.0), (wide, high)))
    corners = ((left, low), (left + wide, low), (left + wide, low + high), (left, low + high))
    flow.put(Stroke(ring(*corners), _HAIR))
    flow.down(2.0)


def _put_band(flow: PageFlow, band: _Band) -> None:
    """Put columns beside each other; if no page has room for that, their parts below each other, each whole."""
    if band.high > flow.top - FOOT_MM:
        for part in (part for column in band.columns for part in column):
            _put_part(flow, part, flow.left)
        return
    flow.room(band.high)
    top = flow.y
    for number, column in enumerate(band.columns):
        flow.y = top
        for part in column:
            _put_part(flow, part, flow.left + number * (part.width + _GAP_MM))
    flow.y = top - band.high


def _put_part(flow: PageFlow, part: _Part, left: float) -> None:
    flow.room(part.high)
    flow.down(8.0)
    flow.text(part.title, left, BODY * 1.2, ACCENT, bold=True)
    flow.down(2.0)
    _line(flow, part, left)
    flow.down(_HEAD_MM - 10.0)
    for row in part.rows:
        _put_row(flow, row, part, left)


def _put_row(flow: PageFlow, row: _Row, part: _Part, left: float) -> None:
    flow.room(row.high)
    bottom = flow.y - row.high
    flow.down(BODY + _AIR_MM)
    first, start = flow.y, left + (_TICK_MM if part.ticked else 0.0)
    if part.ticked:
        y = flow.y - 0.55
        box = ((left, y), (left + BOX_MM, y), (left + BOX_MM, y + BOX_MM), (left, y + BOX_MM))
        flow.put(Stroke(ring(*box), Pen(INK, 0.25)))
    flow.lines(row.called, start, BODY, MUTED)
    flow.y = first
    flow.lines(row.told, start + part.names, BODY, INK)
    flow.y = bottom
    _line(flow, part, left)


def _line(flow: PageFlow, part: _Part, left: float) -> None:
    flow.put(Stroke(polyline((left, flow.y), (left + part.width, flow.y)), _HAIR))


def _asset(number: int) -> str:
    return f"shot-{number}"


def produce(job: DrawingJob, options: ShotListOptions) -> bytes:
    """Give the PDF file. Errors as `shots_of` and `drawing.paper.paper_size`."""
    cards = shots_of(job, options)
    pictures = {_asset(number): card.picture for number, card in enumerate(cards)}
    return pdf_bytes(shot_sheets(cards, job.name, options), f"{job.name}: {options.write(TITLE)}", pictures.get)


def pages(job: DrawingJob, options: ShotListOptions) -> int:
    """Count the pages. Errors as `shots_of`."""
    return len(shot_sheets(shots_of(job, options), job.name, options))


EXPORTER = Exporter("shot_list", msg("Shot list (PDF)"), ".pdf", produce, ShotListOptions, pages)
