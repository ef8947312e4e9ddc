"""Opening and saving a `.diorama` file.

A project is a zip of `document.json`, `thumbnail.png` and `assets/HASH`. How the zip is guarded is in
`archive`, how records are read in `document_json` and `codec`, how bytes get to the disk in `files`.
"""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from types import MappingProxyType

import msgspec

from diorama_planner.core.errors import BadFileError
from diorama_planner.core.messages import Message, msg
from diorama_planner.model.document import Document, asset_name
from diorama_planner.model.record import Record, RecordId
from diorama_planner.project_io.archive import ASSETS, DOCUMENT, THUMBNAIL, Archive, pack
from diorama_planner.project_io.codec import Codec, Problem, standard_codec
from diorama_planner.project_io.document_json import Decoded, decode_document, encode_document
from diorama_planner.project_io.file_system import REAL, FileStatus, FileSystem
from diorama_planner.project_io.files import backup_path, write_atomically
from diorama_planner.project_io.fingerprint import Fingerprint, fingerprint_of
from diorama_planner.project_io.limits import MAX_DOCUMENT_BYTES, MAX_FILE_BYTES, MAX_THUMBNAIL_BYTES
from diorama_planner.project_io.migrations import SCHEMA
from diorama_planner.project_io.repair import mend_references

SUFFIX = ".diorama"
BACKUPS = 3
"""How many earlier versions are kept beside a project."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What the bytes of a project held. `ignored` are members that no project has."""

    document: Document
    schema: int = SCHEMA
    app: str = ""
    problems: tuple[Problem, ...] = ()
    ignored: tuple[str, ...] = ()

    @property
    def newer(self) -> bool:
        """Whether a newer version made it."""
        return self.schema > SCHEMA

    @property
    def migrated(self) -> bool:
        """Whether an older version made it, so that it counts as changed."""
        return self.schema < SCHEMA

    @property
    def read_only(self) -> bool:
        """Whether saving over the file would lose something; a copy may be saved."""
        return self.newer or bool(self.problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened(Contents):
    """What a project file held, and by what to know it again."""

    fingerprint: Fingerprint


def read_project(path: Path, *, codec: Codec | None = None, fs: FileSystem = REAL) -> Opened:
    """Open a project. What can be saved of a damaged one is, see `Opened.problems`.

    Raises:
        BadFileError: it is no project, or nothing can be saved of it; one clear line.
        NewerFileError: it is of a newer version and holds what this one does not know.
    """
    path = Path(path)
    data, status = _read(path, fs)
    try:
        found = contents_of(data, codec=codec)
    except BadFileError as error:
        where = f"{path}: {error.where}" if error.where else str(path)
        raise type(error)(error.message, error.hint if error.hint.id else _hint(path), where=where) from error
    return Opened(
        document=found.document,
        schema=found.schema,
        app=found.app,
        problems=found.problems,
        ignored=found.ignored,
        fingerprint=fingerprint_of(data, status),
    )


def contents_of(data: bytes, *, codec: Codec | None = None) -> Contents:
    """Read the bytes of a project.

    Raises:
        BadFileError: as `read_project`.
    """
    with Archive(BytesIO(data), len(data)) as archive:
        decoded = _decode(archive, codec or standard_codec())
        assets, problems = _read_assets(archive)
        ignored = archive.ignored
    records, mended = mend_references(decoded.records)
    document = Document(0, MappingProxyType(records), MappingProxyType(assets))
    return Contents(
        document=document,
        schema=decoded.schema,
        app=decoded.app,
        problems=(*decoded.problems, *problems, *mended),
        ignored=ignored,
    )


def read_thumbnail(path: Path) -> bytes | None:
    """Give the picture of a project without opening the rest, None if there is none that can be read."""
    try:
        with Path(path).open("rb") as stream, Archive(stream, Path(path).stat().st_size) as archive:
            return archive.read(THUMBNAIL, MAX_THUMBNAIL_BYTES) if archive.has(THUMBNAIL) else None
    except (OSError, BadFileError):
        return None


def project_bytes(document: Document, thumbnail: bytes | None = None, *, codec: Codec | None = None) -> bytes:
    """Give the bytes of a project file, the same for equal documents. Assets that nothing names are left out.

    Raises:
        WriteError: a record holds data that a file cannot hold.
    """
    text = encode_document(codec or standard_codec(), document.records)
    members = {DOCUMENT: text}
    if thumbnail:
        members[THUMBNAIL] = thumbnail
    for name in sorted(document.assets):
        if f'"{name}"'.encode() in text:
            members[ASSETS + name] = document.assets[name]
    return pack(members)


def save_project(
    document: Document,
    path: Path,
    thumbnail: bytes | None = None,
    *,
    backups: int = BACKUPS,
    codec: Codec | None = None,
    fs: FileSystem = REAL,
) -> Fingerprint:
    """Save a project whole or not at all. When this returns, the file is on the disk and was read back.

    Raises:
        WriteError: with the reason; the old file is as it was.
    """
    codec = codec or standard_codec()
    data = project_bytes(document, thumbnail, codec=codec)
    write_atomically(path, data, fs=fs, verify=_verifier(document, codec), backups=backups)
    status = None
    with contextlib.suppress(OSError):  # it is saved, whatever the system says of it now
        status = fs.status(Path(path))
    return fingerprint_of(data, status)


def _verifier(document: Document, codec: Codec) -> Callable[[bytes], None]:
    def verify(data: bytes) -> None:
        with Archive(BytesIO(data), len(data)) as archive:
            decoded = _decode(archive, codec)
            assets, problems = _read_assets(archive)
        for problem in (*decoded.problems, *problems):
            raise BadFileError(problem.message, where=problem.record_id or problem.where)
        if len(decoded.records) != len(document.records) or not assets.items() <= document.assets.items():
            raise BadFileError(msg("a record is missing"))
        for record_id, record in document.records.items():
            if not _same(codec, record, decoded.records[record_id]):
                raise BadFileError(msg("the record would come back changed"), where=record_id)

    return verify


def _same(codec: Codec, one: Record, other: Record) -> bool:
    """Compare two records as JSON does, where 1 is 1.0 and a tuple is a list."""
    if one == other:
        return True
    texts = (codec.encode(one), codec.encode(other))
    return bool(msgspec.json.decode(texts[0]) == msgspec.json.decode(texts[1]))


def _decode(archive: Archive, codec: Codec) -> Decoded:
    data = archive.read(DOCUMENT, MAX_DOCUMENT_BYTES)
    try:
        return decode_document(codec, data)
    except BadFileError as error:
        raise type(error)(error.message, error.hint, where=f"{DOCUMENT} {error.where}".strip()) from error


def _read_assets(archive: Archive) -> tuple[dict[RecordId, bytes], list[Problem]]:
    assets: dict[str, bytes] = {}
    problems: list[Problem] = []
    for name in archive.assets:
        where = ASSETS + name
        try:
            data = archive.read(where)
        except BadFileError as error:
            problems.append(Problem(where, "", error.message))
            continue
        if asset_name(data) == name:
            assets[name] = data
        else:
            problems.append(Problem(where, "", msg("it was changed outside this program and is left out")))
    return assets, problems


def _read(path: Path, fs: FileSystem) -> tuple[bytes, FileStatus]:
    try:
        status = fs.status(path)
        if status is None:
            raise FileNotFoundError(errno.ENOENT, "no such file")
        if status.is_folder:
            raise BadFileError(msg("cannot open {path}: it is a folder", path=path))
        if status.size > MAX_FILE_BYTES:
            raise BadFileError(msg("cannot open {path}: larger than {limit} bytes", path=path, limit=MAX_FILE_BYTES))
        return fs.read(path), status
    except FileNotFoundError as error:
        raise BadFileError(msg("there is no file {path}", path=path), msg("check the name")) from error
    except OSError as error:
        raise BadFileError(
            msg("cannot open {path}: {reason}", path=path, reason=error.strerror or "it cannot be read")
        ) from error


def _hint(path: Path) -> Message:
    earlier = backup_path(path, 1)
    return msg("an earlier version is in {path}", path=earlier) if earlier.exists() else msg("")
