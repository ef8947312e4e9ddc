"""Zips from strangers: judged from their directory, never extracted by name."""

import io
import random
import struct
import zipfile

import pytest

from diorama_planner.core.errors import BadFileError
from diorama_planner.project_io import archive as module
from diorama_planner.project_io.archive import DOCUMENT, MIMETYPE, Archive, pack

HASH = "0123456789abcdef" * 2
MEMBERS = {DOCUMENT: b"{}" * 100, "thumbnail.png": b"\x89PNG..", f"assets/{HASH}": b"asset"}


def opened(data):
    return Archive(io.BytesIO(data), len(data))


def zipped(members, **options):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", **options) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return stream.getvalue()


def refusal(data, read=DOCUMENT):
    with pytest.raises(BadFileError) as caught, opened(data) as archive:
        archive.read(read)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_what_is_packed_comes_back():
    with opened(pack(MEMBERS)) as archive:
        assert {name: archive.read(name) for name in MEMBERS} == MEMBERS
        assert archive.assets == (HASH,)
        assert archive.ignored == ()


def test_the_mimetype_comes_first_and_plain():
    data = pack(MEMBERS)
    assert data[30:38] == b"mimetype"
    assert data[38:].startswith(MIMETYPE)


def test_equal_members_are_equal_bytes():
    assert pack(MEMBERS) == pack(dict(MEMBERS))


def test_pictures_are_stored_and_text_is_packed():
    with zipfile.ZipFile(io.BytesIO(pack(MEMBERS))) as archive:
        kinds = {info.filename: info.compress_type for info in archive.infolist()}
    assert kinds[DOCUMENT] == zipfile.ZIP_DEFLATED
    assert kinds["thumbnail.png"] == zipfile.ZIP_STORED


def test_what_packs_suspiciously_well_can_be_read_again():
    """Our own flat grid of ground must not look like a bomb."""
    members = {DOCUMENT: bytes(5_000_000)}
    with opened(pack(members)) as archive:
        assert archive.read(DOCUMENT) == members[DOCUMENT]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the file is empty"),
        (b"hello, this is a letter\n" * 50, "this is not a Diorama Planner project"),
        (b"\x89PNG\r\n", "this is not a Diorama Planner project"),
        (b"PK\x03\x04", "its end is missing"),
        (pack(MEMBERS)[:-30], "its end is missing"),
        (zipped([("readme.txt", b"x")]), "there is no document.json in it"),
        (zipped([]), "there is no document.json in it"),
        (zipped([(DOCUMENT, b"{}")], compression=zipfile.ZIP_BZIP2), "packed in a way that projects never are"),
        (zipped([(DOCUMENT, b"{}")], compression=zipfile.ZIP_LZMA), "packed in a way that projects never are"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_files_that_are_no_projects(data, message):
    assert message in refusal(data)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name():
    assert "two members have one name" in refusal(zipped([(DOCUMENT, b"{}"), (DOCUMENT, b"[]")]))


def test_a_bomb_is_refused_from_its_directory():
    """Fault case F18: a thousandfold."""
    data = zipped([(DOCUMENT, bytes(20_000_000))], compression=zipfile.ZIP_DEFLATED)
    assert len(data) < 50_000
    assert "would grow more than 200 times" in refusal(data)


def directory_entry(data, name):
    """Where the entry of a member begins in the directory of a zip."""
    return data.rindex(name.encode()) - 46


def altered(data, name, offset, layout, value):
    changed = bytearray(data)
    struct.pack_into(layout, changed, directory_entry(data, name) + offset, value)
    return bytes(changed)


def test_members_that_claim_to_be_huge():
    claims = altered(zipped([(DOCUMENT, b"{}")]), DOCUMENT, 24, "<L", 3_000_000_000)
    assert "larger than 2147483648 bytes" in refusal(claims)


def test_members_larger_than_the_reader_asked_for():
    with opened(pack({DOCUMENT: b"x" * 11})) as archive:
        assert archive.read(DOCUMENT, 11)
        with pytest.raises(BadFileError, match=r"document\.json: unpacked it would be larger than 10 bytes"):
            archive.read(DOCUMENT, 10)


@pytest.mark.parametrize("size", [1, 500])
def test_members_that_lie_about_their_size(size):
    assert "damaged" in refusal(altered(pack({DOCUMENT: b"x" * 100}), DOCUMENT, 24, "<L", size))


def test_a_wrong_checksum():
    assert refusal(altered(pack(MEMBERS), DOCUMENT, 16, "<L", 1)) == "document.json: the file is damaged"


def test_an_encrypted_member():
    assert "encrypted" in refusal(altered(zipped([(DOCUMENT, b"{}")]), DOCUMENT, 8, "<H", 1))


def test_overlapping_members():
    """Many names for one block of packed zeros: 2,000 MB out of nothing."""
    names = [f"assets/{n:032x}" for n in range(50)]
    data = zipped([(name, b"x" * 1000) for name in names])
    for name in names:
        data = altered(data, name, 42, "<L", 0)
    assert "overlap" in refusal(data)


def test_too_many_members():
    names = [f"x{n}" for n in range(module.limits.MAX_MEMBERS + 1)]
    assert "more than 5000 members" in refusal(zipped([(name, b"") for name in names]))
    with opened(zipped([(name, b"") for name in names[:-1]])) as archive:
        assert len(archive.ignored) == module.limits.MAX_MEMBERS


def test_a_directory_that_claims_more_than_5000_members_is_not_even_read():
    data = bytearray(pack(MEMBERS))
    struct.pack_into("<H", data, len(data) - 22 + 10, 0xFFFF)  # what zip64 writes
    assert "more than 5000 members" in refusal(bytes(data))


def test_a_file_beyond_the_limit_is_not_read():
    with pytest.raises(BadFileError, match="larger than 536870912 bytes"):
        Archive(io.BytesIO(b"PK"), module.limits.MAX_FILE_BYTES + 1)


@pytest.mark.parametrize(
    "name",
    ["../evil", "/etc/passwd", "C:\\x", "a\\..\\b", "CON", "x.", "Document.json", "document.json/", "ä" * 150,
     "assets/../../x", f"assets/{HASH.upper()}", f"assets/{HASH}.png", "__MACOSX/._document.json", "document.json\n"],
)  # fmt: skip
def test_strange_names_are_ignored_and_listed(name, tmp_path, monkeypatch):
    """Fault case F19."""
    monkeypatch.chdir(tmp_path)
    with opened(zipped([(DOCUMENT, b"{}"), (name, b"evil")])) as archive:
        assert archive.read(DOCUMENT) == b"{}"
        assert len(archive.ignored) == 1
        with pytest.raises(BadFileError):
            archive.read(name)
    assert not list(tmp_path.iterdir())


def test_a_link_among_the_members_is_only_bytes():
    info = zipfile.ZipInfo(DOCUMENT)
    info.external_attr = 0o120777 << 16
    with opened(zipped([(info, b"/etc/passwd")])) as archive:
        assert archive.read(DOCUMENT) == b"/etc/passwd"


def test_any_truncation_is_refused():
    """Fault case F12: at every byte, so at all boundaries of the zip too."""
    data = pack(MEMBERS)
    for end in range(len(data)):
        refusal(data[:end])


def test_damage_anywhere_is_refused_or_harmless():
    rng = random.Random(13)
    data = pack(MEMBERS)
    for _ in range(3000):
        changed = bytearray(data)
        for _ in range(rng.randint(1, 3)):
            changed[rng.randrange(len(data))] = rng.randrange(256)
        try:
            with opened(bytes(changed)) as archive:
                found = {name: archive.read(name) for name in MEMBERS if archive.has(name)}
        except BadFileError:
            continue
        assert found.items() <= MEMBERS.items()
