"""Opening and saving projects for the subcommands."""

from __future__ import annotations

import sys
from pathlib import Path

from diorama_planner.app.preferences import default_folder, load_preferences
from diorama_planner.app.session import Session
from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.catalogue.user import default_folder as own_things_folder


def open_session(path: Path | None = None) -> Session:
    """Open a project with the user's catalogue and preferences; what could not be read is told on stderr."""
    session = Session(catalogue=load_catalogue(own_things_folder()), preferences=load_preferences(default_folder()))
    if path is not None:
        for problem in session.open(path):
            print(f"{path.name}: {problem}", file=sys.stderr)
    return session
