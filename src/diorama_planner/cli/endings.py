"""Whether a file's ending fits what is written into it: nobody shall open a PDF that is called a drawing."""

from __future__ import annotations

from pathlib import Path

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg

KNOWN = frozenset(
    {".csv", ".diorama", ".htm", ".html", ".jpeg", ".jpg", ".json", ".pdf", ".png", ".svg", ".txt", ".xlsx"}
)
"""Endings that promise a format; any other is the user's own and left alone."""

BILL_ENDINGS = {"table": ".txt", "text": ".txt"}
"""Of bills whose ending is not their tag."""

_ALSO = {".html": {".htm"}}


def need_ending(path: Path, ending: str, format_tag: str) -> None:
    """Refuse a file name that promises another format.

    Args:
        path: The file to be written.
        ending: The ending of the format, as `.pdf`.
        format_tag: The format as it is called on the command line.

    Raises:
        UsageError: the ending is that of another format.
    """
    given = path.suffix.lower()
    if given in KNOWN - {ending} - _ALSO.get(ending, set()):
        text = msg(
            "{name} would not be a {given} file: {format} is written", name=path.name, given=given, format=format_tag
        )
        raise UsageError(text, msg("its name ends in {ending}", ending=ending))
