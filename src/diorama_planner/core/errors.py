"""Fatal problems. Low layers raise them; only `ui` and `cli` catch them.

What is wrong but not fatal is an `Issue` (see `core.issues`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from diorama_planner.core.messages import Message, msg


class PlannerError(Exception):
    """Something that stops the present act: what happened, what to do next, and where.

    `where` names the place in the input: a file, a row, a JSON path, a column of the typed text.
    """

    exit_code: ClassVar[int] = 2

    def __init__(self, message: Message | str, hint: Message | str = "", where: str = "") -> None:
        self.message = message if isinstance(message, Message) else Message(message)
        self.hint = hint if isinstance(hint, Message) else Message(hint)
        self.where = where
        super().__init__(str(self))

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        hint = str(self.hint)
        return f"{place}{self.message}" + (f" ({hint})" if hint else "")


class UsageError(PlannerError):
    """A wrong argument or an impossible sum."""

    exit_code = 2


def none_of(message: Message, known: Iterable[str]) -> UsageError:
    """Make the refusal of a name that nothing has; its hint lists the names that there are."""
    return UsageError(message, msg("There are: {known}.", known=", ".join(known)))


class LengthError(UsageError):
    """A typed quantity that cannot be read; `column` counts from 1 in the typed text."""

    def __init__(self, message: Message | str, column: int, hint: Message | str = "") -> None:
        self.column = column
        super().__init__(message, hint, where=f"column {column}")


class RecordError(UsageError):
    """A record whose field holds a value that no record may hold."""


class BadFileError(PlannerError):
    """Input that cannot be understood: a project, a list of items, a table."""

    exit_code = 3


class NewerFileError(BadFileError):
    """A file written by a newer version than this one."""


class WriteError(PlannerError):
    """Output that could not be written; what was there before is untouched."""

    exit_code = 4


class MissingComponentError(PlannerError):
    """Something this machine lacks, with how to get it."""

    exit_code = 5
