"""The one place where a document becomes the next one, and the fixed order in which others hear of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from types import MappingProxyType
from typing import Protocol

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.model.change import Change
from diorama_planner.model.document import Document
from diorama_planner.model.draft import Draft
from diorama_planner.model.history import History


class View(Protocol):
    """Something derived from the document. After any edits `apply` must have led to what `rebuild` gives."""

    def apply(self, change: Change, document: Document) -> None:
        """Follow a change that has been made; `document` is the state after it."""

    def rebuild(self, document: Document) -> None:
        """Start anew from a document."""


class Store:
    """Holds the current document; commits changes, undoes and redoes them, and tells the views in order."""

    def __init__(self, document: Document, clock: Callable[[], float] = time.monotonic) -> None:
        self.document = document
        self.history = History()
        self._clock = clock
        self._views: list[View] = []
        self._editing = False

    def add_view(self, view: View) -> None:
        """Add a derived view; views hear of changes in the order in which they were added."""
        self._views.append(view)
        view.rebuild(self.document)

    def remove_view(self, view: View) -> None:
        """Stop telling a view."""
        self._views.remove(view)

    @contextmanager
    def edit(self, label: str, merge_key: str = "") -> Iterator[Draft]:
        """Collect edits in a draft and commit them as one change; an exception drops them all."""
        self._refuse_while_editing()
        self._editing = True
        try:
            draft = Draft(self.document)
            yield draft
        finally:
            self._editing = False
        self.commit(draft.to_change(label, merge_key))

    def commit(self, change: Change) -> None:
        """Make a change and remember it; an empty one does nothing."""
        self._refuse_while_editing()
        if change.is_empty:
            return
        self.history.record(change, self._clock())
        self._make(change)

    def keep_assets(self, assets: Mapping[str, bytes]) -> None:
        """Keep bytes, by their names, without a step of the history and without telling anyone.

        That changes no plan: assets are only ever added, and saving leaves out those that nothing names.
        """
        self._refuse_while_editing()
        if not assets.keys() <= self.document.assets.keys():
            kept = MappingProxyType({**self.document.assets, **assets})
            self.document = replace(self.document, assets=kept)

    def undo(self) -> Change | None:
        """Take the last step back."""
        self._refuse_while_editing()
        return self._make(self.history.undo())

    def redo(self) -> Change | None:
        """Do the step again that was last taken back."""
        self._refuse_while_editing()
        return self._make(self.history.redo())

    def go_to_step(self, done: int) -> None:
        """Undo or redo until so many steps of `history` stand as done, or there are no more."""
        while self.history.done > done and self.undo():
            pass
        while self.history.done < done and self.redo():
            pass

    def replace(self, document: Document) -> None:
        """Turn to another document, with a history of its own."""
        self._refuse_while_editing()
        self.document = document
        self.history = History()
        for view in self._views:
            view.rebuild(document)

    def _refuse_while_editing(self) -> None:
        """A draft lies over the document that it began with: nothing else may change that meanwhile."""
        if self._editing:
            raise UsageError(msg("an edit is already in progress"))

    def _make(self, change: Change | None) -> Change | None:
        if change is not None:
            self.document = change.apply(self.document)
            for view in self._views:
                view.apply(change, self.document)
        return change
