"""The workshop's file: written whole, read leniently, shared by windows."""

import json
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal

import pytest

from diorama_planner.app.own_things import session_with_own_things
from diorama_planner.app.preferences import Preferences
from diorama_planner.app.purchase import workshop as workshops
from diorama_planner.app.purchase.workshop import FILE_NAME, Workshop
from diorama_planner.app.session import Session
from diorama_planner.catalogue.learned import Build
from diorama_planner.core.errors import UsageError, WriteError
from diorama_planner.takeoff import stash as shelf
from diorama_planner.takeoff.shops import Offer, Shop
from diorama_planner.takeoff.stash import Holding

OFFER = Offer(key="pva_1l", pack_size=1000.0, price=Decimal("4.50"), name="=White glue", sku="007")
SHOP = Shop(id="corner", name="Craft corner", currency="EUR", shipping=Decimal("4.90"), offers=(OFFER,))
OFFCUT = Holding(
    key="xps_eu_20", form="offcut", outline_mm=((0.0, 0.0), (100.0, 0.0), (50.0, 80.0)), thickness_mm=20, id="cut1"
)


def add(workshop, *holdings):
    workshop.change_stash(lambda now: shelf.move(now, "bought", shelf.gains(now, holdings), "2026-05-01"))


def test_what_is_put_in_comes_back(tmp_path):
    workshop = Workshop(tmp_path)
    workshop.put_shop(SHOP)
    add(workshop, OFFCUT, Holding(key="pva_1l", amount=250.5, pack_size=1000, place="shelf", note="thick"))
    workshop.change(lambda now: replace(now, builds=(Build("pva_1l", 1.5, 20.0, "m2_per_l", "2026-05-02"),)))
    again = Workshop(tmp_path)
    assert again.contents == workshop.contents
    assert again.messages == ()
    assert again.shops["corner"].offers == (OFFER,)
    again.remove_shop("corner")
    assert Workshop(tmp_path).shops == {}


def test_nothing_is_read_or_written_before_it_is_asked_for(tmp_path):
    workshop = Workshop(tmp_path / "new")
    assert not workshop.is_read
    assert workshop.shops == {}
    assert workshop.is_read
    workshop.change(lambda now: now)
    assert not list((tmp_path / "new").glob("*.json"))


def test_two_windows_lose_nothing_of_each_other(tmp_path):
    one, other = Workshop(tmp_path), Workshop(tmp_path)
    assert one.shops == other.shops == {}
    one.put_shop(SHOP)
    other.put_shop(replace(SHOP, id="second", name="Second"))
    add(one, OFFCUT)
    other.put_shop(replace(SHOP, name="Corner, moved"))
    assert one.refresh()
    assert not one.refresh()
    assert one.contents == other.contents == Workshop(tmp_path).contents
    assert {shop.name for shop in one.shops.values()} == {"Corner, moved", "Second"}
    assert list(one.stash.holdings) == ["cut1"]


def test_listeners_hear_of_changes_here_and_on_disk(tmp_path):
    one, other, heard = Workshop(tmp_path), Workshop(tmp_path), []
    assert other.shops == {}
    other.subscribe(lambda: heard.append("changed"))
    one.put_shop(SHOP)
    assert heard == []
    other.refresh()
    other.put_shop(SHOP)  # as it was
    assert heard == ["changed"]


def test_what_another_window_wrote_is_told_where_a_change_is_refused(tmp_path):
    one, other, heard = Workshop(tmp_path), Workshop(tmp_path), []
    assert other.shops == {}
    other.subscribe(lambda: heard.append(list(other.shops)))
    one.put_shop(SHOP)
    with pytest.raises(UsageError, match="nothing to undo"):
        other.change_stash(shelf.undo)
    assert heard == [["corner"]]
    one.put_shop(replace(SHOP, id="second", name="Second"))
    other.change(lambda now: now)
    assert heard == [["corner"], ["corner", "second"]]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"3", b"\xff\xfe", b"[" * 200_000])
def test_a_file_that_is_none_is_set_aside_and_told(tmp_path, content):
    (tmp_path / FILE_NAME).write_bytes(content)
    workshop = Workshop(tmp_path)
    assert workshop.shops == {}
    assert len(workshop.messages) == 1
    assert f"{FILE_NAME}.bad" in str(workshop.messages[0])
    assert (tmp_path / f"{FILE_NAME}.bad").read_bytes() == content
    workshop.put_shop(SHOP)
    assert Workshop(tmp_path).messages == ()


def test_a_bad_entry_does_not_spoil_the_others(tmp_path):
    workshop = Workshop(tmp_path)
    workshop.put_shop(replace(SHOP, offers=(OFFER, replace(OFFER, sku="008"))))
    add(workshop, OFFCUT, Holding(key="pva_1l", amount=2, id="heap"))
    raw = json.loads((tmp_path / FILE_NAME).read_text())
    raw["shops"][0]["offers"][0]["pack_size"] = 0
    raw["shops"].append({"id": "x"})
    raw["holdings"][1]["amount"] = -3
    raw["builds"] = "none"
    (tmp_path / FILE_NAME).write_text(json.dumps(raw))
    for _ in range(2):  # the copy is made once
        again = Workshop(tmp_path)
        assert [offer.sku for offer in again.shops["corner"].offers] == ["008"]
        assert list(again.stash.holdings) == ["cut1"]
        assert len(again.messages) == 1
        assert "pack cannot hold 0" in str(again.messages[0])
    assert len(list(tmp_path.glob("*.bad"))) == 1


def test_a_newer_file_is_read_and_left_alone(tmp_path):
    text = json.dumps({"schema": 99, "shops": [{"id": "a", "name": "A", "drones": True}]})
    (tmp_path / FILE_NAME).write_text(text)
    workshop = Workshop(tmp_path)
    assert workshop.shops["a"].name == "A"
    assert "newer version" in str(workshop.messages[0])
    with pytest.raises(WriteError, match=r"not written over .update this program"):
        workshop.put_shop(SHOP)
    assert (tmp_path / FILE_NAME).read_text() == text
    assert list(workshop.shops) == ["a"]


def test_what_cannot_be_written_changes_nothing(tmp_path, monkeypatch):
    workshop = Workshop(tmp_path)
    workshop.put_shop(SHOP)

    def full(*_args, **_more):
        raise WriteError("the disk is full")

    monkeypatch.setattr("diorama_planner.project_io.files.write_atomically", full)
    heard = []
    workshop.subscribe(lambda: heard.append(1))
    with pytest.raises(WriteError, match="disk is full"):
        workshop.remove_shop("corner")
    assert (list(workshop.shops), heard) == (["corner"], [])
    assert not list(tmp_path.glob(".~lock*"))


def test_a_writer_waits_for_another_but_not_for_ever(tmp_path, monkeypatch):
    from diorama_planner.project_io import lock
    from diorama_planner.project_io.owner import Owner

    monkeypatch.setattr(workshops, "LOCK_WAIT_S", 0.0)
    held = lock.take_lock(tmp_path / FILE_NAME, 0.0, me=Owner(host="elsewhere", pid=1))
    workshop = Workshop(tmp_path)
    with pytest.raises(WriteError, match="another program"):
        workshop.put_shop(SHOP)
    held.release()
    workshop.put_shop(SHOP)
    assert list(workshop.shops) == ["corner"]


def test_without_a_folder_it_is_only_remembered():
    workshop = Workshop(None)
    workshop.put_shop(SHOP)
    assert list(workshop.shops) == ["corner"]
    assert not workshop.refresh()


def test_a_session_has_the_workshop_of_the_users_folder(tmp_path):
    Workshop(tmp_path).put_shop(SHOP)
    session, _ = session_with_own_things(Preferences(), tmp_path)
    heard = []
    session.subscribe(lambda event: heard.append(event.kind))
    assert list(session.workshop.shops) == ["corner"]
    session.workshop.remove_shop("corner")
    assert heard == ["workshop"]
    assert Session().workshop.path is None


def test_programs_that_write_at_the_same_time_lose_nothing(tmp_path):
    code = (
        "import sys; from pathlib import Path; from diorama_planner.app.purchase.workshop import Workshop\n"
        "from diorama_planner.takeoff.shops import Shop\n"
        "for number in range(12):\n"
        "    Workshop(Path(sys.argv[1])).put_shop(Shop(id=f'{sys.argv[2]}-{number}', name='Shop'))\n"
    )
    started = [subprocess.Popen([sys.executable, "-c", code, str(tmp_path), name]) for name in ("one", "two")]
    assert [each.wait(timeout=60) for each in started] == [0, 0]
    assert len(Workshop(tmp_path).shops) == 24
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]
