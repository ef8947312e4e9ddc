"""The user's own things and materials, favourites and recent choices, as JSON files in the user data folder.

They survive updates of the program. A file that cannot be read is set aside and said in `messages`; starting
never fails because of it. Making an entry is in `create`; what a project carries is in the project.
"""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from diorama_planner.catalogue.entries import Entry, entry_from_dict, entry_to_dict
from diorama_planner.core.errors import BadFileError, UsageError, WriteError
from diorama_planner.core.messages import Message, msg

ENTRIES_FILE = "own-things.json"
CHOICES_FILE = "library-choices.json"
SCHEMA = 1
MOST_RECENT = 40

Write = Callable[[Path, bytes], None]


def default_folder() -> Path:
    """Give the folder of the user's catalogue on this machine; it need not exist."""
    import platformdirs

    return platformdirs.user_data_path("diorama-planner", appauthor=False) / "catalogue"


def write_whole(path: Path, data: bytes) -> None:
    """Write a small file whole or not at all: beside it, to the disk, then in its place.

    Raises:
        OSError: it could not be written; the old file is as it was.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


class UserCatalogue:
    """What the user added and likes. Reads its folder when made; each change is saved at once.

    `messages` tells what could not be read. `write` writes a file whole or not at all.
    """

    def __init__(self, folder: Path, *, write: Write = write_whole) -> None:
        self.folder = folder
        self.messages: tuple[Message, ...] = ()
        self._write = write
        self._locked: set[str] = set()
        self._entries: dict[str, Entry] = {}
        self._favourites: tuple[str, ...] = ()
        self._recent: tuple[str, ...] = ()
        self._read_entries()
        self._read_choices()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The user's own things and materials, in the order they were made."""
        return tuple(self._entries.values())

    @property
    def favourites(self) -> tuple[str, ...]:
        """Ids of favourites, in the order they were chosen."""
        return self._favourites

    @property
    def recent(self) -> tuple[str, ...]:
        """Ids of what was used last, the latest first."""
        return self._recent

    def add(self, entry: Entry) -> None:
        """Add an entry, or put it in the place of the one with its id, and save.

        Raises:
            WriteError: it cannot be saved; nothing has changed.
        """
        self._keep_entries({**self._entries, entry.id: entry})

    def remove(self, entry_id: str) -> None:
        """Remove an entry and save.

        Raises:
            UsageError: there is no such entry of the user's.
            WriteError: it cannot be saved; nothing has changed.
        """
        if entry_id not in self._entries:
            raise UsageError(msg("{id} is not one of your own things", id=entry_id))
        self._keep_entries({key: entry for key, entry in self._entries.items() if key != entry_id})

    def set_favourite(self, entry_id: str, *, favourite: bool) -> None:
        """Make an id a favourite, or not, and save. Raises WriteError; nothing has changed then."""
        rest = tuple(known for known in self._favourites if known != entry_id)
        self._keep_choices((*rest, entry_id) if favourite else rest, self._recent)

    def note_used(self, entry_id: str) -> None:
        """Put an id first in the recent ones and save. Raises WriteError; nothing has changed then."""
        rest = (known for known in self._recent if known != entry_id)
        self._keep_choices(self._favourites, (entry_id, *rest)[:MOST_RECENT])

    def _keep_entries(self, entries: dict[str, Entry]) -> None:
        self._save(ENTRIES_FILE, {"entries": [entry_to_dict(entry) for entry in entries.values()]})
        self._entries = entries

    def _keep_choices(self, favourites: tuple[str, ...], recent: tuple[str, ...]) -> None:
        if (favourites, recent) == (self._favourites, self._recent):
            return
        self._save(CHOICES_FILE, {"favourites": list(favourites), "recent": list(recent)})
        self._favourites, self._recent = favourites, recent

    def _save(self, name: str, content: dict[str, Any]) -> None:
        path = self.folder / name
        if name in self._locked:
            raise WriteError(
                msg("{path} could not be read at the start, so it is not written over", path=str(path)),
                msg("move that file elsewhere and start again"),
            )
        text = json.dumps({"schema": SCHEMA, **content}, indent=1, ensure_ascii=False, allow_nan=False) + "\n"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._write(path, text.encode())
        except OSError as error:
            raise WriteError(
                msg("{path} cannot be written: {reason}", path=str(path), reason=error.strerror or str(error)),
                msg("check that the folder can be written and the disk is not full"),
            ) from error

    def _read_entries(self) -> None:
        content = self._read(ENTRIES_FILE)
        found = content.get("entries", [])
        if not isinstance(found, list):
            self._set_aside(ENTRIES_FILE, msg("it holds no list of entries"))
            return
        reasons = []
        for raw in found:
            try:
                entry = _entry(raw)
            except BadFileError as error:
                reasons.append(error.message)
            else:
                self._entries[entry.id] = entry
        if reasons:
            self._set_aside(ENTRIES_FILE, reasons[0], copy=True)

    def _read_choices(self) -> None:
        content = self._read(CHOICES_FILE)
        favourites, recent = content.get("favourites", []), content.get("recent", [])
        if not (_are_ids(favourites) and _are_ids(recent)):
            self._set_aside(CHOICES_FILE, msg("it holds no lists of ids"))
            return
        self._favourites = tuple(dict.fromkeys(favourites))
        self._recent = tuple(dict.fromkeys(recent))[:MOST_RECENT]

    def _read(self, name: str) -> dict[str, Any]:
        try:
            content = json.loads((self.folder / name).read_bytes())
        except FileNotFoundError:
            return {}
        except OSError as error:
            self._locked.add(name)
            self._tell(name, error.strerror or str(error), kept="")
            return {}
        except (ValueError, RecursionError):
            self._set_aside(name, msg("it is not JSON"))
            return {}
        if not isinstance(content, dict):
            self._set_aside(name, msg("it is not a JSON object"))
            return {}
        return content

    def _set_aside(self, name: str, reason: Message, *, copy: bool = False) -> None:
        """Keep a file that cannot be used as NAME.bad, and say so; with `copy` the rest of it stays in use."""
        from diorama_planner.core.set_aside import set_aside

        try:
            kept = set_aside(self.folder / name, copy=copy)
        except OSError:
            self._locked.add(name)
            self._tell(name, str(reason), kept="")
        else:
            self._tell(name, str(reason), kept=kept.name)

    def _tell(self, name: str, reason: str, *, kept: str) -> None:
        text = "{file} could not be read ({reason})" + ("; it is kept as {kept}" if kept else "")
        self.messages = (*self.messages, msg(text, file=name, reason=reason, kept=kept))


def _entry(raw: object) -> Entry:
    if not isinstance(raw, dict):
        raise BadFileError(msg("an entry is not an object"))
    return entry_from_dict(raw, "user")


def _are_ids(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)
