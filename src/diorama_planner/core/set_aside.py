"""Setting aside a file that cannot be used, so that no later writing destroys what the user may still rescue."""

from __future__ import annotations

from itertools import count
from pathlib import Path


def set_aside(path: Path, *, copy: bool = False) -> Path:
    """Keep a file under a name of its own beside it, `NAME.bad`, and give that path.

    Args:
        path: the file.
        copy: leave it where it is as well, since the rest of it stays in use. It is kept once, however often read.

    Raises:
        OSError: that was not possible; the file is where it was.
    """
    names = (path.with_name(f"{path.name}{'' if number == 1 else f'.{number}'}.bad") for number in count(1))
    if not copy:
        return path.replace(next(name for name in names if not name.exists()))
    data = path.read_bytes()
    kept = next(name for name in names if not name.exists() or name.read_bytes() == data)
    kept.write_bytes(data)
    return kept
