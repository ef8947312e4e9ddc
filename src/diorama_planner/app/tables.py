"""Tables that users bring as text files: reading them whole, and guessing what divides their cells.

What their columns mean is said where they are used: `placements`, `price_lists`.
"""

from __future__ import annotations

from pathlib import Path

from diorama_planner.core.errors import BadFileError
from diorama_planner.core.messages import msg

LARGEST_BYTES = 32 * 2**20
_DELIMITERS = (";", "\t", ",")


def table_text(path: Path, what: str, *, older_encoding: str = "") -> str:
    """Read a table as text, without a byte order mark.

    Args:
        path: the file.
        what: the table in words, for errors: "a table of placements".
        older_encoding: in which a file is read that is neither UTF-8 nor marked as UTF-16; empty if both are refused.

    Raises:
        BadFileError: it cannot be read, is too large, empty or no text.
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST_BYTES + 1)
    except OSError as error:
        raise BadFileError(msg("cannot read {name}: {reason}", name=path.name, reason=error.strerror)) from None
    if len(data) > LARGEST_BYTES:
        most = LARGEST_BYTES // 2**20
        raise BadFileError(msg("{name} is larger than {most} MB", name=path.name, most=most), msg("cut it in parts"))
    text = _decoded(data, path.name, older_encoding)
    if not text.strip() or "\0" in text:
        problem = "{name} contains NUL characters" if text.strip() else "{name} is empty"
        raise BadFileError(msg(problem, name=path.name), msg("expected {table}", table=what))
    return text


def _decoded(data: bytes, name: str, older_encoding: str) -> str:
    if older_encoding and data.startswith((b"\xff\xfe", b"\xfe\xff")):
        older_encoding = "utf-16"  # what spreadsheets call Unicode text
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        if older_encoding:
            return data.decode(older_encoding, errors="replace")
        raise BadFileError(msg("{name} is not UTF-8 text", name=name), msg("save it as CSV UTF-8")) from None


def delimiter_of(text: str) -> str:
    """Guess what divides the cells of a table: what is found most often in its first line, a comma if nothing is."""
    first = text.splitlines()[0]
    return max(_DELIMITERS, key=lambda sign: (first.count(sign), sign == ","))
