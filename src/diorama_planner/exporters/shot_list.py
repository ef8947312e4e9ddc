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
from diorama_planner.exporters.page_flow import ACCENT, BODY, INK, LEADING, LINE, MUTED, PageFlow, wrapped
from diorama_planner.exporters.pdf_pages import pdf_bytes
from diorama_planner.exporters.shot_cards import Pictured, ShotCard, ShotPart

HIGHEST_SHARE = 0.36
"""Share of the height of a page that a picture takes at most."""
NAMES_SHARE = 0.34
"""Share of the width that names of figures take."""
PICTURES = ("sketch", "still")

_AIR_MM = 1.7
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
    """Lay cards out, each beginning a page."""
    flow = PageFlow(paper_size(options.page))
    for number, card in enumerate(cards):
        if number:
            flow.new_page()
        put_page_title(flow, card.name, project)
        _put_picture(flow, card, number)
        for part in card.parts:
            _put_part(flow, part, options)
    return flow.sheets(f"{project}: {options.write(TITLE)}")


TITLE = msg("Shot list")


def _put_picture(flow: PageFlow, card: ShotCard, number: int) -> None:
    """As wide as the page, or as high as it may be; with a hair line round it."""
    wide = min(flow.width, flow.size[1] * HIGHEST_SHARE * card.aspect)
    high = wide / card.aspect
    flow.down(5.0 + high)
    left, low = (flow.left + flow.right - wide) / 2.0, flow.y
    flow.put(Picture(_asset(number), (left + wide / 2.0, low + high / 2.0), (wide, high)))
    corners = ((left, low), (left + wide, low), (left + wide, low + high), (left, low + high))
    flow.put(Stroke(ring(*corners), _HAIR))
    flow.down(2.0)


def _put_part(flow: PageFlow, part: ShotPart, options: ShotListOptions) -> None:
    flow.room(22.0)
    flow.down(8.5)
    flow.text(options.write(part.title), flow.left, BODY * 1.2, ACCENT, bold=True)
    flow.rule(2.0)
    flow.down(2.0)
    for row in part.rows:
        _put_row(flow, [options.write(cell) for cell in row], part.ticked)


def _put_row(flow: PageFlow, cells: list[str], ticked: bool) -> None:
    left = flow.left + (BOX_MM + 2.4 if ticked else 0.0)
    names = flow.width * NAMES_SHARE if len(cells) > 1 else 0.0
    told = wrapped(cells[-1], BODY, flow.right - left - names)
    called = wrapped(cells[0], BODY, names - 3.0) if names else []
    high = BODY + (max(len(told), len(called), 1) - 1) * BODY * LEADING + 2 * _AIR_MM
    flow.room(high)
    bottom = flow.y - high
    flow.down(BODY + _AIR_MM)
    first = flow.y
    if ticked:
        x, y = flow.left, flow.y - 0.55
        flow.put(Stroke(ring((x, y), (x + BOX_MM, y), (x + BOX_MM, y + BOX_MM), (x, y + BOX_MM)), Pen(INK, 0.25)))
    flow.lines(called, left, BODY, MUTED)
    flow.y = first
    flow.lines(told, left + names, BODY, INK)
    flow.y = bottom
    flow.put(Stroke(polyline((flow.left, bottom), (flow.right, bottom)), _HAIR))


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
