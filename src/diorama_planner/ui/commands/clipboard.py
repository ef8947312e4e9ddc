"""Cut, copy and paste: within a plan, between windows, and as a picture or text to other programs.

What is copied lies on the clipboard in three shapes: a clip for plans, the items as JSON text, and their picture.
"""

from __future__ import annotations

from collections.abc import Set
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QCursor, QGuiApplication, QImage

from diorama_planner.ui.actions import ActionSpec, has_plan
from diorama_planner.ui.commands.editing import delete, has_items, selected
from diorama_planner.ui.commands.pictures import paste_picture
from diorama_planner.ui.texts import tr, tr_count

if TYPE_CHECKING:
    from diorama_planner.app.editing.clipboard import Clip
    from diorama_planner.model.record import Point, RecordId
    from diorama_planner.ui.main_window import MainWindow

CLIP_MIME = "application/x-diorama-clip+json"
PICTURE_PIXELS = 1600
"""Longest side of the picture that other programs are given."""

MOST_IN_PICTURE = 2000
"""More items than these are copied without a picture: whoever wants one exports the plan."""

RIM_MM = 2.0


def copy(window: MainWindow) -> None:
    """Put the selected items on the clipboard."""
    from diorama_planner.app.editing.clipboard import clip_bytes, clip_of, items_text

    session = window.session
    clip = clip_of(session.document, selected(window), session.scene.entries_to_embed())
    data = QMimeData()
    data.setData(CLIP_MIME, QByteArray(clip_bytes(clip)))
    data.setText(items_text(clip.items))
    if len(clip.items) <= MOST_IN_PICTURE:
        data.setImageData(_picture(window, {item.id for item in clip.items}))
    QGuiApplication.clipboard().setMimeData(data)
    window.say(tr_count("1 item copied", "{count} items copied", len(clip.items)))


def _picture(window: MainWindow, ids: Set[RecordId]) -> QImage:
    """Paint items as they are printed, on white."""
    from diorama_planner.painting.thumbnail import drawing_image
    from diorama_planner.tools.vectors import around

    session = window.session
    shown = [item_id for item_id in session.stacking() if item_id in ids]
    xmin, ymin, xmax, ymax = around(session.outline(item_id).bounds for item_id in shown) or (0.0, 0.0, 1.0, 1.0)
    bounds = (xmin - RIM_MM, ymin - RIM_MM, xmax + RIM_MM, ymax + RIM_MM)
    wide, high = bounds[2] - bounds[0], bounds[3] - bounds[1]
    factor = PICTURE_PIXELS / max(wide, high)
    drawing = (primitive for item_id in shown for primitive in session.draw(item_id))
    size = max(1, round(wide * factor)), max(1, round(high * factor))
    return drawing_image(drawing, bounds, size, "#ffffff", session.document.assets.get)


def cut(window: MainWindow) -> None:
    """Copy the selected items, then remove them."""
    copy(window)
    delete(window)


def paste(window: MainWindow) -> None:
    """Put what was copied under the pointer, or in the middle of the view if the pointer is elsewhere."""
    canvas = window.plan.canvas
    over = canvas.viewport().mapFromGlobal(QCursor.pos())
    inside = canvas.isVisible() and canvas.viewport().rect().contains(over) and canvas.underMouse()
    _paste_at(window, canvas.plan_point(over.toPointF()) if inside else window.plan.view_centre())


def paste_in_place(window: MainWindow) -> None:
    """Put what was copied where it was."""
    _paste_at(window, None)


def _paste_at(window: MainWindow, at: Point | None) -> None:
    """Paste items; a picture of another program becomes an underlay.

    Raises:
        BadFileError: the clipboard holds text that is no list of items, or a picture that cannot be read.
    """
    from diorama_planner.app.editing.clipboard import paste as paste_clip
    from diorama_planner.core.scale import Scale

    data = QGuiApplication.clipboard().mimeData()
    if data is not None and not data.hasFormat(CLIP_MIME) and paste_picture(window, data, at):
        return
    clip = _clip(window)
    if clip is None:
        window.say(tr("There is nothing of a plan on the clipboard."))
        return
    with window.session.edit(tr_count("Paste an item", "Paste {count} items", len(clip.items))) as draft:
        ids = paste_clip(draft, clip, at)
    window.session.selection.set(ids)
    if clip.scale != window.session.scale:
        scales = {"old": str(Scale(clip.scale)), "new": str(Scale(window.session.scale))}
        window.say(tr("Pasted and converted from {old} to {new}", **scales))


def _clip(window: MainWindow) -> Clip | None:
    from diorama_planner.app.editing.clipboard import read_clip, read_text

    data = QGuiApplication.clipboard().mimeData()
    if data is not None and data.hasFormat(CLIP_MIME):
        return read_clip(bytes(data.data(CLIP_MIME).data()))
    if data is not None and data.hasText() and data.text().strip():
        return read_text(data.text(), window.session.scale)
    return None


ACTIONS = (
    ActionSpec("cut", "Edit", "Cut", cut, ("Ctrl+X",), "scissors", has_items, section=1),
    ActionSpec("copy", "Edit", "Copy", copy, ("Ctrl+C",), "copy", has_items, section=1),
    ActionSpec("paste", "Edit", "Paste", paste, ("Ctrl+V",), "clipboard-paste", has_plan, section=1, words="pointer"),
    ActionSpec(
        "paste-in-place", "Edit", "Paste in place", paste_in_place, ("Ctrl+Alt+V",), enabled=has_plan, section=1
    ),
)
"""The actions of the clipboard."""
