"""The zip that a project is: packing, and reading what may come from a stranger.

Everything is judged from the zip's directory before a byte is unpacked, members are looked up by exact name
and never written to the disk. What the members mean is known to `container`.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Mapping
from typing import BinaryIO

from diorama_planner.core.damage import DAMAGED_ZIP
from diorama_planner.core.errors import BadFileError
from diorama_planner.core.messages import msg
from diorama_planner.project_io import limits

MIMETYPE = b"application/x-diorama-planner"
DOCUMENT = "document.json"
THUMBNAIL = "thumbnail.png"
ASSETS = "assets/"

_KNOWN = re.compile(r"mimetype|document\.json|thumbnail\.png|assets/[0-9a-f]{32}")
_EPOCH = (1980, 1, 1, 0, 0, 0)  # members carry no time: equal projects are equal bytes
_END = struct.Struct("<4s4H2LH")  # end of central directory, PKWARE APPNOTE 4.3.16
_DIRECTORY_BYTES = limits.MAX_MEMBERS * (46 + limits.MAX_NAME_BYTES)
_LEVEL = 1  # measured: level 6 takes seven times as long for 16 % less
_STORE = (b"\x89PNG", b"\xff\xd8\xff", b"PK\x03\x04")  # packed already


def pack(members: Mapping[str, bytes]) -> bytes:
    """Make a zip of members, always the same bytes for the same members; `mimetype` comes first."""
    stored = {name for name, data in members.items() if data.startswith(_STORE)}
    data, dense = _pack(members, stored)
    # What packs better than a reader would believe is stored as it is.
    return _pack(members, stored | dense)[0] if dense else data


def _pack(members: Mapping[str, bytes], stored: set[str]) -> tuple[bytes, set[str]]:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compresslevel=_LEVEL) as archive:
        for name, data in {"mimetype": MIMETYPE, **members}.items():
            info = zipfile.ZipInfo(name, _EPOCH)
            info.create_system = 3
            info.external_attr = 0o644 << 16
            plain = name == "mimetype" or name in stored
            info.compress_type = zipfile.ZIP_STORED if plain else zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
        dense = {info.filename for info in archive.infolist() if _is_too_dense(info)}
    return stream.getvalue(), dense


def _is_too_dense(info: zipfile.ZipInfo) -> bool:
    return info.file_size > limits.RATIO_FROM_BYTES and info.file_size > limits.MAX_RATIO * info.compress_size


class Archive:
    """The members of a zip that are safe to read; close it when done, or use it as a context.

    Attributes:
        ignored: names of members that no project has.

    Raises:
        BadFileError: not a zip, damaged, or larger or stranger than any project is.
    """

    def __init__(self, stream: BinaryIO, size: int) -> None:
        _check_end(stream, size)
        try:
            self._zip = zipfile.ZipFile(stream)
            infos = self._zip.infolist()
            _check_directory(infos, self._zip.start_dir)
        except DAMAGED_ZIP as error:
            raise _damaged() from error
        self._infos = {info.filename: info for info in infos if _KNOWN.fullmatch(info.filename)}
        self.ignored = tuple(info.filename for info in infos if info.filename not in self._infos)

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *exception: object) -> None:
        self._zip.close()

    @property
    def assets(self) -> tuple[str, ...]:
        """The hashes of the assets."""
        return tuple(sorted(name.removeprefix(ASSETS) for name in self._infos if name.startswith(ASSETS)))

    def has(self, name: str) -> bool:
        """Whether there is a member of a name."""
        return name in self._infos

    def read(self, name: str, limit: int = limits.MAX_UNPACKED_BYTES) -> bytes:
        """Unpack a member.

        Raises:
            BadFileError: there is none, it is larger than `limit` bytes, or it is damaged.
        """
        info = self._infos.get(name)
        if info is None:
            raise BadFileError(msg("it is a zip but not a project: there is no {name} in it", name=name))
        if info.file_size > limit:
            raise BadFileError(msg("unpacked it would be larger than {limit} bytes", limit=limit), where=name)
        try:
            with self._zip.open(info) as member:
                data = member.read()
        except DAMAGED_ZIP as error:
            raise _damaged(name) from error
        if len(data) != info.file_size:
            raise _damaged(name)
        return data


def _damaged(name: str = "") -> BadFileError:
    return BadFileError(msg("the file is damaged"), where=name)


def _check_end(stream: BinaryIO, size: int) -> None:
    """Read the zip's last block, which says how large its directory is, before anything believes it."""
    if size == 0:
        raise BadFileError(msg("the file is empty"))
    if size > limits.MAX_FILE_BYTES:
        raise BadFileError(msg("the file is larger than {limit} bytes", limit=limits.MAX_FILE_BYTES))
    stream.seek(0)
    head = stream.read(4)
    stream.seek(max(size - _END.size - 65_535, 0))
    tail = stream.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < _END.size:
        if head == b"PK\x03\x04":
            raise BadFileError(msg("the file is damaged: its end is missing"))
        raise BadFileError(msg("this is not a Diorama Planner project"))
    _, disk, _, _, entries, directory, _, _ = _END.unpack_from(tail, at)
    if entries > limits.MAX_MEMBERS or directory > _DIRECTORY_BYTES or disk:  # zip64 says 0xffff.. here
        raise BadFileError(msg("the file has more than {limit} members", limit=limits.MAX_MEMBERS))


def _check_directory(infos: list[zipfile.ZipInfo], directory_at: int) -> None:
    if len(infos) > limits.MAX_MEMBERS:
        raise BadFileError(msg("the file has more than {limit} members", limit=limits.MAX_MEMBERS))
    if sum(info.file_size for info in infos) > limits.MAX_UNPACKED_BYTES:
        raise BadFileError(msg("unpacked it would be larger than {limit} bytes", limit=limits.MAX_UNPACKED_BYTES))
    if len({info.filename for info in infos}) < len(infos):
        raise BadFileError(msg("the file is damaged: two members have one name"))
    in_order = sorted(infos, key=lambda info: info.header_offset)
    ends = [*(info.header_offset for info in in_order[1:]), directory_at]
    for info, end in zip(in_order, ends, strict=False):
        if info.header_offset + 30 + info.compress_size > end:
            raise BadFileError(msg("the file is damaged: its members overlap"))
        if not _KNOWN.fullmatch(info.filename):
            continue  # never unpacked
        if info.flag_bits & 1:
            raise BadFileError(msg("the file is encrypted"), msg("unpack and pack it without a password"))
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise BadFileError(msg("it is packed in a way that projects never are"), where=info.filename)
        if _is_too_dense(info):
            raise BadFileError(
                msg("unpacked it would grow more than {limit} times", limit=limits.MAX_RATIO),
                where=info.filename,
            )
