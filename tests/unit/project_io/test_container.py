"""Opening and saving projects."""

import errno
import io
import json
import os
import zipfile
from dataclasses import replace
from types import MappingProxyType

import pytest
from project_io_fakes import CODEC, FailingFileSystem, Gate, sample_document

from diorama_planner.core.errors import BadFileError, NewerFileError, WriteError
from diorama_planner.model.document import Document, asset_name
from diorama_planner.model.record import CatalogueEntry, Layer, Project
from diorama_planner.project_io import container
from diorama_planner.project_io.archive import pack
from diorama_planner.project_io.container import (
    contents_of,
    project_bytes,
    read_project,
    read_thumbnail,
    save_project,
)
from diorama_planner.project_io.file_system import REAL
from diorama_planner.project_io.files import backup_path
from diorama_planner.project_io.fingerprint import DiskState, fingerprint_of, state_on_disk

PNG = b"\x89PNG\r\n\x1a\n picture"
USED, UNUSED = b"used picture", b"unused picture"


@pytest.fixture
def plan(tmp_path):
    return tmp_path / "plan.diorama"


def save(document, path, *args, **options):
    return save_project(document, path, *args, codec=CODEC, **options)


def read(path, **options):
    return read_project(path, codec=CODEC, **options)


def write_document(path, records, **more):
    members = {"document.json": json.dumps({"schema": 1, "app": "0.1.0", "records": records, **more}).encode()}
    path.write_bytes(pack(members))


def with_assets(*assets, names=()):
    entry = CatalogueEntry(id="e", family="thing", entry={"picture": list(names)})
    return Document.of([entry], MappingProxyType({asset_name(data): data for data in assets}))


def test_what_is_saved_comes_back(plan):
    document = sample_document()
    fingerprint = save(document, plan, PNG)
    opened = read(plan)
    assert opened.document == document
    assert opened.fingerprint == fingerprint
    assert (opened.problems, opened.ignored, opened.newer, opened.migrated, opened.read_only) == (
        (), (), False, False, False,
    )  # fmt: skip


def test_an_empty_document_can_be_saved(plan):
    save(Document(), plan)
    assert read(plan).document == Document()


def test_the_revision_begins_anew(plan):
    save(replace(sample_document(), revision=7), plan)
    assert read(plan).document.revision == 0


def test_equal_documents_are_equal_files(plan, tmp_path):
    save(sample_document(), plan)
    save(read(plan).document, tmp_path / "copy.diorama")
    assert (tmp_path / "copy.diorama").read_bytes() == plan.read_bytes()
    assert project_bytes(sample_document(), codec=CODEC) == plan.read_bytes()


def test_whole_numbers_and_lists_may_stand_for_others_in_memory(plan):
    """1 is 1.0 and a tuple is a list in JSON: that is no reason to refuse."""
    save(
        Document.of([Project(id="project", scale=64), CatalogueEntry(id="e", family="thing", entry={"a": (1,)})]),
        plan,
    )
    assert read(plan).document.project.scale == 64.0


class TestAssets:
    def test_they_come_back(self, plan):
        document = with_assets(USED, names=[asset_name(USED)])
        save(document, plan)
        assert read(plan).document.assets == document.assets

    def test_those_that_nothing_names_are_left_out(self, plan):
        save(with_assets(USED, UNUSED, names=[asset_name(USED)]), plan)
        assert list(read(plan).document.assets) == [asset_name(USED)]

    def test_one_that_was_changed_outside_is_left_out_and_told(self, plan):
        """Fault case F20."""
        member = f"assets/{asset_name(USED)}"
        plan.write_bytes(pack({"document.json": b'{"schema": 1, "records": []}', member: b"forged"}))
        opened = read(plan)
        assert opened.document.assets == {}
        assert [problem.where for problem in opened.problems] == [member]
        assert opened.read_only

    def test_a_damaged_one_does_not_take_the_plan_with_it(self, plan):
        save(with_assets(USED, names=[asset_name(USED)]), plan)
        data = plan.read_bytes()
        name = f"assets/{asset_name(USED)}".encode()
        at = data.index(name) + len(name)
        plan.write_bytes(data[:at] + b"\xff" + data[at + 1 :])
        opened = read(plan)
        assert list(opened.document.records) == ["e"]
        assert str(opened.problems[0].message) == "the file is damaged"


class TestThumbnail:
    def test_it_is_read_alone(self, plan, monkeypatch):
        save(sample_document(), plan, PNG)
        monkeypatch.setattr(container, "decode_document", lambda *args: pytest.fail("read everything"))
        assert read_thumbnail(plan) == PNG

    def test_there_may_be_none(self, plan, tmp_path):
        save(sample_document(), plan)
        assert read_thumbnail(plan) is None
        assert read_thumbnail(tmp_path / "missing") is None
        assert read_thumbnail(tmp_path) is None
        plan.write_bytes(b"not a zip")
        assert read_thumbnail(plan) is None

    def test_a_huge_one_is_not_unpacked(self, plan):
        plan.write_bytes(pack({"thumbnail.png": os.urandom(5_000_000)}))
        assert read_thumbnail(plan) is None


class TestRefusals:
    @pytest.mark.parametrize(
        ("data", "message"),
        [
            (b"", "the file is empty"),
            (b"Dear diary", "this is not a Diorama Planner project"),
            (pack({}), "it is a zip but not a project"),
            (pack({"document.json": b"{"}), "document.json $: it is not JSON"),
            (pack({"document.json": b"[]"}), "document.json $: expected an object"),
            (pack({"document.json": b'{"schema": 1}'}), "document.json $.records: expected a list"),
        ],
        ids=lambda value: str(value)[-30:],
    )
    def test_one_clear_line_with_the_file(self, plan, data, message):
        plan.write_bytes(data)
        with pytest.raises(BadFileError) as caught:
            read(plan)
        assert str(caught.value).startswith(f"{plan}: ")
        assert message in str(caught.value)
        assert "\n" not in str(caught.value)
        assert caught.value.exit_code == 3

    def test_an_earlier_version_is_pointed_at(self, plan):
        save(sample_document(), plan)
        save(sample_document("two"), plan)
        plan.write_bytes(plan.read_bytes()[:-40])
        with pytest.raises(BadFileError) as caught:
            read(plan)
        assert str(caught.value.hint) == f"an earlier version is in {backup_path(plan, 1)}"
        assert read(backup_path(plan, 1)).document == sample_document()

    def test_a_missing_file(self, plan):
        with pytest.raises(BadFileError, match="there is no file"):
            read(plan)

    def test_a_folder(self, tmp_path):
        with pytest.raises(BadFileError, match="it is a folder"):
            read(tmp_path)

    def test_a_file_that_cannot_be_read(self, plan):
        save(sample_document(), plan)
        for code, text in ((errno.EACCES, "Permission denied"), (errno.EIO, "Input/output error")):
            fs = FailingFileSystem(2, OSError(code, text))
            with pytest.raises(BadFileError, match=f"cannot open .*plan.diorama: {text}"):
                read(plan, fs=fs)

    def test_a_file_beyond_the_limit(self, plan, monkeypatch):
        monkeypatch.setattr(container, "MAX_FILE_BYTES", 10)
        save(sample_document(), plan)
        with pytest.raises(BadFileError, match="larger than 10 bytes"):
            read(plan)

    def test_a_newer_one_is_told_by_its_version(self, plan):
        write_document(plan, [{"kind": "monorail", "id": "m"}], schema=2, app="9.1")
        with pytest.raises(NewerFileError, match=r"plan\.diorama: .*newer version \(9\.1, schema 2\)"):
            read(plan)


class TestRepair:
    """Fault case F16."""

    def test_what_is_lost_is_listed_and_the_file_is_not_saved_over(self, plan):
        good = {"kind": "layer", "id": "a", "name": "A"}
        write_document(plan, [good, {"kind": "layer", "id": "b"}, good, None])
        opened = read(plan)
        assert list(opened.document.records) == ["a"]
        assert len(opened.problems) == 3
        assert opened.read_only

    def test_references_to_nothing_are_cleared(self, plan):
        write_document(plan, [{"kind": "fence", "id": "f", "layer": "gone", "group": "gone"}])
        opened = read(plan)
        assert (opened.document.records["f"].layer, opened.document.records["f"].group) == ("", "")
        assert {problem.where for problem in opened.problems} == {"f.layer", "f.group"}

    def test_what_lives_by_a_missing_record_goes_with_it(self, plan):
        records = [
            {"kind": "gate", "id": "g1", "host": "f"},
            {"kind": "gate", "id": "g2", "host": "g1", "layer": "gone"},
            {"kind": "gate", "id": "g3", "host": "g2"},
            {"kind": "layer", "id": "a", "name": "A"},
        ]
        write_document(plan, records)
        opened = read(plan)
        assert list(opened.document.records) == ["a"]
        assert {problem.record_id for problem in opened.problems} == {"g1", "g2", "g3"}

    def test_records_that_live_by_one_another_do_no_harm(self, plan):
        write_document(plan, [{"kind": "gate", "id": "g", "host": "h"}, {"kind": "gate", "id": "h", "host": "g"}])
        assert len(read(plan).document.records) == 2

    def test_an_unknown_record_may_be_named(self, plan):
        write_document(plan, [{"kind": "monorail", "id": "m"}, {"kind": "gate", "id": "g", "host": "m"}])
        assert not read(plan).problems

    def test_a_newer_file_that_is_understood_is_read_only(self, plan):
        write_document(plan, [], schema=2)
        opened = read(plan)
        assert opened.newer
        assert opened.read_only

    def test_strange_members_are_listed_and_do_no_harm(self, plan):
        save(sample_document(), plan)
        with zipfile.ZipFile(plan, "a") as archive:
            archive.writestr("__MACOSX/x", b"")
        opened = read(plan)
        assert opened.ignored == ("__MACOSX/x",)
        assert not opened.read_only


class TestSaving:
    def test_generations_are_kept(self, plan):
        for name in "abcde":
            save(sample_document(name), plan)
        assert [read(path).document.project.name for path in (plan, *(backup_path(plan, n) for n in (1, 2, 3)))] == [
            "e", "d", "c", "b",
        ]  # fmt: skip

    def test_whichever_call_fails_the_old_version_stays(self, plan):
        save(sample_document("old"), plan)
        for at in range(1, 100):
            fs = FailingFileSystem(at, OSError(errno.ENOSPC, "full"))
            try:
                save(sample_document("new"), plan, fs=fs)
            except WriteError:
                if fs.failed_call != "sync_folder":
                    assert read(plan).document == sample_document("old")
                save(sample_document("old"), plan)
            else:
                if not fs.failed_call:
                    break
                save(sample_document("old"), plan)
        assert at > 12

    def test_a_dangling_reference_is_no_reason_not_to_save(self, plan):
        save(Document.of([Gate(id="g", host="gone")]), plan)

    def test_a_document_that_could_not_be_opened_again_is_not_saved(self, plan):
        save(sample_document(), plan)
        for bad, reason in [
            (Layer(id="w", name="x" * 70_000), r"w: longer than|\$\.records.*longer than|longer than 65536"),
            (Layer(id="w", name="W", extra={"a": float("nan")}), "'w' holds nan"),
            (Layer(id="w", name="\ud800"), "'w' cannot be written"),
        ]:
            with pytest.raises(WriteError, match=reason):
                save(Document.of([bad]), plan)
            assert read(plan).document == sample_document()

    def test_what_was_written_is_compared_with_the_document(self):
        verify = container._verifier(sample_document(), CODEC)
        verify(project_bytes(sample_document(), codec=CODEC))
        with pytest.raises(BadFileError, match="project: the record would come back changed"):
            verify(project_bytes(sample_document("other"), codec=CODEC))
        with pytest.raises(BadFileError, match="a record is missing"):
            verify(project_bytes(Document(), codec=CODEC))

    def test_saving_verifies(self, plan, monkeypatch):
        """A fault of this program would be found out before the old file is replaced."""
        save(sample_document(), plan)
        other = project_bytes(sample_document("other"), codec=CODEC)
        monkeypatch.setattr(container, "project_bytes", lambda *args, **options: other)
        with pytest.raises(WriteError, match="project: the record would come back changed"):
            save(sample_document("new"), plan)
        assert read(plan).document == sample_document()

    def test_the_unwritable_is_told(self, tmp_path):
        with pytest.raises(WriteError, match="folder does not exist") as caught:
            save(sample_document(), tmp_path / "gone" / "plan.diorama")
        assert caught.value.exit_code == 4


class TestChangesOnDisk:
    """Fault case U2."""

    def test_a_saved_file_is_the_same(self, plan):
        known = save(sample_document(), plan)
        assert state_on_disk(plan, known) is DiskState.SAME
        assert state_on_disk(plan, read(plan).fingerprint) is DiskState.SAME

    def test_a_file_that_took_its_place_meanwhile_is_noticed(self, plan):
        plan.write_bytes(b"of another")
        known = fingerprint_of(b"mine", REAL.status(plan))
        assert state_on_disk(plan, known) is DiskState.CHANGED

    def test_every_replacement_is_noticed(self, plan):
        known = save(sample_document(), plan)
        for name in ("one", "two"):
            save(sample_document(name), plan)
            assert state_on_disk(plan, known) is DiskState.CHANGED
            known = read(plan).fingerprint
            assert state_on_disk(plan, known) is DiskState.SAME

    def test_without_a_status_contents_are_compared(self, plan):
        save(sample_document(), plan)
        data = plan.read_bytes()
        assert state_on_disk(plan, fingerprint_of(data, None)) is DiskState.SAME
        assert state_on_disk(plan, fingerprint_of(bytes(len(data)), None)) is DiskState.CHANGED

    def test_a_copy_with_another_time_is_the_same(self, plan):
        known = save(sample_document(), plan)
        for time in (0, 4_000_000_000):  # clocks go anywhere
            os.utime(plan, (time, time))
            assert state_on_disk(plan, known) is DiskState.SAME

    def test_equal_size_with_other_content_is_noticed(self, plan):
        known = save(sample_document(), plan)
        plan.write_bytes(bytes(plan.stat().st_size))
        os.utime(plan, (5, 5))
        assert state_on_disk(plan, known) is DiskState.CHANGED

    def test_a_file_that_is_gone(self, plan):
        known = save(sample_document(), plan)
        assert state_on_disk(plan, known, FailingFileSystem(1, OSError(errno.EIO, "gone"))) is DiskState.MISSING
        plan.unlink()
        assert state_on_disk(plan, known) is DiskState.MISSING


def test_bytes_are_enough_to_look_at_contents():
    data = project_bytes(sample_document(), codec=CODEC)
    assert contents_of(data, codec=CODEC).document == sample_document()
    assert zipfile.ZipFile(io.BytesIO(data)).testzip() is None
