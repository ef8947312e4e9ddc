"""Trees that are read as tables, and going through their rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem


def children(parent: QTreeWidget | QTreeWidgetItem) -> Iterator[QTreeWidgetItem]:
    """Give the rows right below another one, or the uppermost of a tree, from above."""
    item = parent.invisibleRootItem() if isinstance(parent, QTreeWidget) else parent
    rows = (item.child(number) for number in range(item.childCount()))
    yield from (row for row in rows if row is not None)


def table(name: str, headings: Sequence[str]) -> QTreeWidget:
    """Make a tree that looks like a table; its first column takes what room the others leave."""
    tree = QTreeWidget()
    tree.setAccessibleName(name)
    tree.setProperty("role", "table")
    tree.setHeaderLabels(list(headings))
    tree.setRootIsDecorated(False)
    tree.setUniformRowHeights(True)
    tree.setVerticalScrollMode(QTreeWidget.ScrollMode.ScrollPerPixel)
    head = tree.header()
    head.setStretchLastSection(False)
    head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    return tree
