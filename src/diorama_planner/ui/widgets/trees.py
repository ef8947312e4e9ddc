"""Going through the rows of a tree."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem


def children(parent: QTreeWidget | QTreeWidgetItem) -> Iterator[QTreeWidgetItem]:
    """Give the rows right below another one, or the uppermost of a tree, from above."""
    item = parent.invisibleRootItem() if isinstance(parent, QTreeWidget) else parent
    yield from (item.child(number) for number in range(item.childCount()))
