"""Where the program's own files lie: the one module that knows.

In a wheel they are the folder `diorama_planner/assets`; in a checkout (an editable install does not see
force-included folders) they are `assets` beside `src`. What the files mean is for their readers to know; the
user's own folders are not here either.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from diorama_planner.core.errors import MissingComponentError, UsageError
from diorama_planner.core.messages import msg


def assets_folder() -> Path:
    """Find the folder of the program's own files.

    Raises:
        MissingComponentError: neither the package nor the checkout has one.
    """
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "assets", package.parents[1] / "assets"):
        if folder.is_dir():
            return folder
    raise MissingComponentError(
        msg("the program's own files (folder assets) are missing"), msg("install the program again")
    )


def guide_pages() -> list[Path]:
    """Give the pages of the guide, Markdown, in the order of their names; none if they were not installed."""
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "assets" / "guide", package.parents[1] / "docs" / "guide"):
        if folder.is_dir():
            return sorted(folder.glob("*.md"))
    return []


def asset_path(*parts: str) -> Path:
    """Give the path of one shipped file, as in `asset_path("catalogue", "props.csv")`.

    Raises:
        UsageError: the parts lead out of the assets folder.
        MissingComponentError: there is no such file.
    """
    inside = PurePosixPath(*parts)
    if not parts or inside.is_absolute() or ".." in inside.parts:
        raise UsageError(msg("{path} is not a path inside the assets folder", path=str(inside)))
    path = assets_folder().joinpath(*inside.parts)
    if not path.exists():
        raise MissingComponentError(
            msg("the program's own file assets/{path} is missing", path=str(inside)),
            msg("install the program again"),
        )
    return path


def asset_bytes(*parts: str) -> bytes:
    """Read one shipped file whole. Errors as `asset_path`."""
    return asset_path(*parts).read_bytes()


def asset_text(*parts: str) -> str:
    """Read one shipped UTF-8 text whole, without a byte order mark. Errors as `asset_path`."""
    return asset_path(*parts).read_text(encoding="utf-8-sig")
