"""Opening and saving projects for the subcommands."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from diorama_planner.app.own_things import session_with_own_things
from diorama_planner.app.preferences import default_folder, load_preferences
from diorama_planner.app.session import Session
from diorama_planner.catalogue.user import default_folder as own_things_folder

if TYPE_CHECKING:
    from diorama_planner.app.purchase.workshop import Workshop


def workshop_of(session: Session) -> Workshop:
    """Give the user's workshop, read; what could not be read of it is told on stderr."""
    workshop = session.workshop
    workshop.read()
    for message in workshop.messages:
        print(message, file=sys.stderr)
    return workshop


def open_session(path: Path | None = None) -> Session:
    """Open a project with the user's catalogue and preferences; what could not be read is told on stderr."""
    session, messages = session_with_own_things(load_preferences(default_folder()), own_things_folder())
    for message in messages:
        print(message, file=sys.stderr)
    if path is not None:
        for problem in session.open(path):
            print(f"{path.name}: {problem}", file=sys.stderr)
    return session
