"""The guide, to be read beside the plan: the pages of `docs/guide`, the first plan first."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QTextBrowser, QWidget

from diorama_planner.core.resources import guide_pages
from diorama_planner.ui.dialogs.frame import column, row
from diorama_planner.ui.texts import tr
from diorama_planner.ui.theme import UNIT

FIRST = "first-plan"
LIST_WIDTH = 200
_PAGE = Qt.ItemDataRole.UserRole


def page_title(text: str, path: Path) -> str:
    """The heading of a page, or else the name of its file in words."""
    first = next((line for line in text.splitlines() if line.startswith("# ")), "")
    return first.removeprefix("# ").strip() or path.stem.replace("-", " ").capitalize()


class GuideDialog(QWidget):
    """A window of its own; links to other pages are followed in it, all others in the browser."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(tr("Guide"))
        self.setObjectName("sidePanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Pages of the guide"))
        self.text = QTextBrowser()
        self.text.setAccessibleName(tr("Guide"))
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setOpenLinks(False)
        self.text.document().setDocumentMargin(2 * UNIT)
        self._lay_out()
        self.list.currentItemChanged.connect(lambda item, _: self._open(item))
        self.text.anchorClicked.connect(self._follow)
        for path in sorted(guide_pages(), key=lambda path: (path.stem != FIRST, path.stem)):
            item = QListWidgetItem(page_title(path.read_text(encoding="utf-8"), path))
            item.setData(_PAGE, path)
            self.list.addItem(item)
        if self.list.count():
            self.list.setCurrentRow(0)
        else:
            self.text.setPlainText(tr("The pages of the guide were not installed."))

    def sizeHint(self) -> QSize:
        """Wide enough to read."""
        return QSize(900, 680)

    def choose(self, name: str) -> bool:
        """Turn to a page by the name of its file; says whether there is one."""
        for number in range(self.list.count()):
            item = self.list.item(number)
            if item is not None and item.data(_PAGE).name == name:
                self.list.setCurrentRow(number)
                return True
        return False

    def _lay_out(self) -> None:
        side = QWidget()
        side.setFixedWidth(LIST_WIDTH)
        column(side, margins=(12, 14, 8, 12)).addWidget(self.list)
        line = QFrame()
        line.setProperty("role", "rule")
        line.setFixedWidth(1)
        outer = row(side, line, self.text, spacing=0)
        outer.setStretch(2, 1)
        self.setLayout(outer)

    def _open(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            path: Path = item.data(_PAGE)
            self.text.setSearchPaths([str(path.parent)])
            self.text.setMarkdown(path.read_text(encoding="utf-8"))

    def _follow(self, link: QUrl) -> None:
        if link.isRelative():
            if not self.choose(link.fileName()):
                self.text.scrollToAnchor(link.fragment())
        elif link.scheme() in {"http", "https"}:
            QDesktopServices.openUrl(link)
