"""What a plan needs more or less than another version of it: another file, an earlier saving, a step of the history.

How two bills differ is worked out in `takeoff.difference`; here the other version is found and its bill made with
the same catalogue, prices of the person and preferences.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import Message, msg
from diorama_planner.takeoff.difference import BillDifference, difference

_KEPT = re.compile(r"saved|bak\d+|step\d+")

if TYPE_CHECKING:
    from diorama_planner.app.session import Session
    from diorama_planner.model.document import Document


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a plan that its bill can be held against. `id` names it: `saved`, `bak1`, `step3`, or a path.

    `read` gives its document; it raises `BadFileError` if there is none to be read.
    """

    id: str
    title: Message
    read: Callable[[], Document]


def versions(session: Session) -> tuple[Version, ...]:
    """List what the plan can be compared with: as last saved, what was saved before, the steps of the history."""
    return (*_saved(session), *_steps(session))


def version_of_file(path: Path) -> Version:
    """Give another project as a version."""

    def read() -> Document:
        from diorama_planner.project_io.container import read_project

        return read_project(path).document

    return Version(str(path), msg("{name}", name=path.name), read)


def version_named(session: Session, name: str) -> Version:
    """Find a version by its id, or the project at a path.

    Raises:
        UsageError: no such earlier saving.
    """
    known = {version.id: version for version in versions(session)}
    if name in known:
        return known[name]
    if _KEPT.fullmatch(name) and not Path(name).exists():
        raise UsageError(
            msg("there is no earlier version {name} of this plan", name=name),
            msg("there are {known}", known=", ".join(known)) if known else msg("it was never saved over"),
        )
    return version_of_file(Path(name))


def bill_difference(session: Session, version: Version) -> BillDifference:
    """Give what the plan as it stands needs more and less than another version of it.

    Raises:
        BadFileError: the other version cannot be read.
    """
    return difference(session.beside(version.read()).bill(), session.bill())


def _saved(session: Session) -> list[Version]:
    """The file as it is on disk, and the generations that saving keeps."""
    from diorama_planner.project_io.container import BACKUPS
    from diorama_planner.project_io.files import backup_path

    path = session.path
    if path is None or not path.exists():
        return []
    found = [_named(version_of_file(path), "saved", msg("As last saved, {when}", when=_when(path)))]
    for generation in range(1, BACKUPS + 1):
        kept = backup_path(path, generation)
        if kept.exists():
            title = msg("As saved before that, {when}", when=_when(kept))
            found.append(_named(version_of_file(kept), f"bak{generation}", title))
    return found


def _named(version: Version, name: str, title: Message) -> Version:
    return Version(name, title, version.read)


def _when(path: Path) -> str:
    return f"{datetime.fromtimestamp(path.stat().st_mtime):%Y-%m-%d %H:%M}"


def _steps(session: Session) -> list[Version]:
    """The steps of the history but for the one where the plan stands, the latest first."""
    history = session.store.history

    def version(done: int) -> Version:
        if done == 0:
            title = msg("As it was opened")
        else:
            title = msg("After step {number}: {label}", number=done, label=history.labels[done - 1])
        return Version(f"step{done}", title, lambda: history.document_at(session.document, done))

    return [version(done) for done in range(len(history.labels), -1, -1) if done != history.done]
