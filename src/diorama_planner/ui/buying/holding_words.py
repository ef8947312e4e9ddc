"""What lies on the shelf, in words and as little pictures: packs and what is left of one, offcuts, ends of bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

from diorama_planner.app.sawing.cut_stock import told_of
from diorama_planner.catalogue.brief_names import brief_name
from diorama_planner.takeoff.writing import is_counted
from diorama_planner.ui.buying.fields import amount_of, name_of
from diorama_planner.ui.readings import Readings
from diorama_planner.ui.texts import begun, say, tr
from diorama_planner.ui.theme import current_theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diorama_planner.app.session import Session
    from diorama_planner.takeoff.stash import Holding, Movement, Step

PICTURE = QSize(46, 30)
_EDGE = 3.0
_BAR_HEIGHT = 6.0


def amount_words(session: Session, holding: Holding) -> str:
    """Write how much there is: `1 × 100 g + 37 g begun`, `2 sheets, of a pack of 3`, `2 × 310 × 200 mm`."""
    readings = Readings.of(session)
    times = "" if holding.amount == 1 else f"{holding.amount:g} × "
    if holding.is_sheet:
        size = times + readings.size(*outline_size(holding.outline_mm))
        return tr("{size}, begun", size=size) if holding.form == "begun" else size
    if holding.form == "bar":
        return times + readings.write(holding.length_mm, trim=True)
    if not holding.pack_size or holding.pack_size == 1:
        return amount_of(session, holding.key, holding.amount)
    said = []
    if holding.full_packs:
        said.append(f"{holding.full_packs} × {amount_of(session, holding.key, holding.pack_size)}")
    if holding.begun_amount > 0 and is_counted(session.catalogue.pack_unit(holding.key)):
        left = amount_of(session, holding.key, holding.begun_amount)
        said.append(tr("{amount}, of a pack of {size}", amount=left, size=f"{holding.pack_size:g}"))
    elif holding.begun_amount > 0:
        said.append(tr("{amount} begun", amount=amount_of(session, holding.key, holding.begun_amount)))
    return " + ".join(said) or amount_of(session, holding.key, 0)


def movement_words(session: Session, movement: Movement) -> str:
    """Write what a movement did, one holding to a line: `+ 2 sheets  XPS foam board`, and what it taught."""
    if movement.is_cutting:
        return "\n".join(begun(say(told)) for told in told_of(session, movement))
    learned = [
        tr("rate learned  {name}", name=brief_name(name_of(session, build.material))) for build in movement.learned
    ]
    return "\n".join([*(_step_words(session, step) for step in movement.steps), *learned])


def _step_words(session: Session, step: Step) -> str:
    before, after = step.before, step.after
    there = after or before
    assert there is not None  # a step has two sides, and at least one holding
    name = brief_name(name_of(session, there.key))
    if before is None or after is None:
        return f"{'+' if before is None else '−'} {amount_words(session, there)}  {name}"
    if there.form == "loose" and before.key == after.key and before.amount != after.amount:
        change = after.amount - before.amount
        return f"{'+' if change > 0 else '−'} {amount_of(session, there.key, abs(change))}  {name}"
    return f"{amount_words(session, before)} → {amount_words(session, after)}  {name}"


def movement_title(movement: Movement) -> str:
    """Write what sort of movement it was, when, and for which plan."""
    kinds = {"bought": tr("Bought"), "used": tr("Used"), "corrected": tr("Set by hand")}
    kind = tr("Cut") if movement.is_cutting else kinds[movement.kind]
    return " · ".join(part for part in (movement.day, kind, movement.project, movement.note) if part)


def outline_size(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Give width and depth of the box around an outline, mm."""
    xs, ys = zip(*points, strict=True)
    return max(xs) - min(xs), max(ys) - min(ys)


def picture_of(holding: Holding, colour: str) -> QIcon:
    """Draw a holding: an offcut by its outline, the end of a bar by its side, all else as a square of its colour."""
    theme = current_theme()
    pixmap = QPixmap(PICTURE * 2)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.muted), 1))
    painter.setBrush(QColor(colour))
    if holding.is_sheet:
        painter.drawPath(_outline(holding))
    elif holding.form == "bar":
        middle = PICTURE.height() / 2
        painter.drawRect(QRectF(_EDGE, middle - _BAR_HEIGHT / 2, PICTURE.width() - 2 * _EDGE, _BAR_HEIGHT))
    else:
        side = PICTURE.height() - 4 * _EDGE
        painter.drawRoundedRect(QRectF((PICTURE.width() - side) / 2, 2 * _EDGE, side, side), 3, 3)
    painter.end()
    return QIcon(pixmap)


def _outline(holding: Holding) -> QPainterPath:
    """The outline with its holes, as large as the picture lets it be, y up."""
    width, depth = outline_size(holding.outline_mm)
    left, low = min(x for x, _ in holding.outline_mm), min(y for _, y in holding.outline_mm)
    room_x, room_y = PICTURE.width() - 2 * _EDGE, PICTURE.height() - 2 * _EDGE
    factor = min(room_x / max(width, 1e-6), room_y / max(depth, 1e-6))
    dx, dy = (PICTURE.width() - factor * width) / 2, (PICTURE.height() - factor * depth) / 2
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for ring in (holding.outline_mm, *holding.holes_mm):
        points = [QPointF(dx + factor * (x - left), dy + factor * (depth - (y - low))) for x, y in ring]
        path.addPolygon(points)
        path.closeSubpath()
    return path
