import json
from decimal import Decimal

import pytest

from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.catalogue.create import casting_ratio, create_material, create_thing, own_id
from diorama_planner.catalogue.entries import entry_from_dict, entry_to_dict
from diorama_planner.catalogue.user import CHOICES_FILE, ENTRIES_FILE, MOST_RECENT, UserCatalogue
from diorama_planner.core.errors import BadFileError, UsageError, WriteError


@pytest.fixture
def hut():
    return create_thing("Tin hut", (60, 40.5, 35), scale=64, category="building", picture="ab12")


@pytest.fixture
def paste():
    return create_material(
        "Mud paste", category="ground", form="volume", pack_size=250, pack_unit="ml", coverage=1.0,
        coverage_unit="m2_per_l_per_mm", price=Decimal("7.90"),
    )  # fmt: skip


def test_a_thing_from_the_calliper_has_the_real_size_of_its_scale(hut):
    assert (hut.id, hut.origin, hut.picture) == ("my_tin_hut", "user", "ab12")
    assert hut.real_mm == (3840.0, 2592.0, 2240.0)
    assert hut.casting_mm == (60.0, 40.5, 35.0)
    assert casting_ratio(hut) == 64.0
    assert (hut.ground_mm, hut.placeable) == ((3840.0, 2592.0), True)


def test_a_real_counterpart_gives_the_true_ratio():
    car = create_thing("Toy coupe", (62.1, 27, 20), real_mm=(4205, 1625, 1335), category="car_jdm", family="vehicle")
    assert car.real_mm == (4205.0, 1625.0, 1335.0)
    assert casting_ratio(car) == pytest.approx(67.71, abs=0.01)
    assert (car.front, car.ground_mm) == ("+x", None)
    assert casting_ratio(load_catalogue().thing("oil_drum")) is None


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"model_mm": (0, 1, 1)}, "the model: length, width and height"),
        ({"model_mm": (1, 1)}, "the model"),
        ({"model_mm": (float("nan"), 1, 1)}, "the model"),
        ({"scale": 0}, "no scale"),
        ({"scale": float("inf")}, "no scale"),
        ({"scale": None}, "either the scale"),
        ({"real_mm": (1, 1, 1)}, "either the scale"),
        ({"scale": None, "real_mm": (1, -1, 1)}, "the real thing"),
        ({"name": "  "}, "a name needs"),
        ({"name": "x" * 500}, "a name needs"),
        ({"category": "bilding"}, "unknown category 'bilding'.*building"),
        ({"shape": "blob"}, "unknown shape"),
    ],
)
def test_a_thing_that_cannot_be_is_refused(changes, words):
    arguments = {"name": "Hut", "model_mm": (6, 4, 3), "scale": 64, "category": "building", **changes}
    with pytest.raises(UsageError, match=words):
        create_thing(arguments.pop("name"), arguments.pop("model_mm"), **arguments)


def test_ids_are_made_of_names_and_stay_apart():
    assert own_id("Käfer, rusty!") == "my_kafer_rusty"
    assert own_id("Hut", {"my_hut", "my_hut_2"}) == "my_hut_3"
    assert own_id("日本") == own_id("!!") == "my_own"
    shipped = load_catalogue()
    assert not any(known.startswith("my_") for known in (*shipped.thing_map, *shipped.material_map))


def test_a_material_is_made_from_its_label(paste):
    assert (paste.id, paste.price, paste.origin) == ("my_mud_paste", Decimal("7.90"), "user")
    with pytest.raises(UsageError, match="both its rate and its unit"):
        create_material("X", category="glue", form="volume", pack_size=1, pack_unit="ml", coverage=2)
    with pytest.raises(UsageError, match="pack size must be above 0"):
        create_material("X", category="glue", form="volume", pack_size=0, pack_unit="ml")
    with pytest.raises(UsageError, match="price"):
        create_material("X", category="glue", form="volume", pack_size=1, pack_unit="ml", price=Decimal("NaN"))
    with pytest.raises(UsageError, match="a sheet needs"):
        create_material("X", category="foam", form="sheet", pack_size=1, pack_unit="sheet")


def test_every_shipped_entry_survives_the_journey_through_json():
    catalogue = load_catalogue()
    for entry in (*catalogue.things(), *catalogue.materials()):
        data = json.loads(json.dumps(entry_to_dict(entry), allow_nan=False))
        assert entry_from_dict(data, "shipped") == entry


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"type": "thing?"}, '"type" must be thing or material'),
        ({"type": ["thing"]}, '"type" must be'),
        ({"name": None}, "my_tin_hut: name cannot be None"),
        ({"name": 5}, "name cannot be 5"),
        ({"real_mm": [1, 2]}, "real_mm cannot be"),
        ({"real_mm": [1, 2, float("nan")]}, "real_mm cannot be"),
        ({"real_mm": [1, 2, -3]}, "real_mm must be sizes"),
        ({"real_mm": [True, 2, 3]}, "real_mm cannot be"),
        ({"real_mm": "123"}, "real_mm cannot be"),
        ({"family": "boat"}, "family cannot be 'boat'"),
        ({"year": 1.5}, "year cannot be 1.5"),
    ],
)
def test_a_damaged_entry_is_refused_by_name(hut, change, words):
    with pytest.raises(BadFileError, match=words) as caught:
        entry_from_dict({**entry_to_dict(hut), **change}, where="project")
    assert str(caught.value).startswith("project: ")


def test_a_missing_key_is_named_and_an_unknown_one_left_alone(hut):
    data = entry_to_dict(hut)
    assert entry_from_dict({**data, "of_a_newer_version": 1}, "user") == hut
    del data["category"]
    with pytest.raises(BadFileError, match="category is missing"):
        entry_from_dict(data)


def test_own_things_favourites_and_recent_ones_survive_a_restart(tmp_path, hut, paste):
    folder = tmp_path / "deep" / "catalogue"
    user = UserCatalogue(folder)
    user.add(hut)
    user.add(paste)
    user.set_favourite("oil_drum", favourite=True)
    user.set_favourite("mdf_eu_9", favourite=True)
    user.set_favourite("oil_drum", favourite=False)
    user.note_used("oil_drum")
    user.note_used("armchair")
    user.note_used("oil_drum")
    again = UserCatalogue(folder)
    assert again.entries == (hut, paste)
    assert again.favourites == ("mdf_eu_9",)
    assert again.recent == ("oil_drum", "armchair")
    assert again.messages == ()
    assert sorted(path.name for path in folder.iterdir()) == sorted([ENTRIES_FILE, CHOICES_FILE])
    again.remove(hut.id)
    assert UserCatalogue(folder).entries == (paste,)
    with pytest.raises(UsageError, match="not one of your own"):
        again.remove(hut.id)


def test_recent_ones_are_not_kept_for_ever(tmp_path):
    user = UserCatalogue(tmp_path)
    for number in range(MOST_RECENT + 5):
        user.note_used(f"thing_{number}")
    assert len(user.recent) == MOST_RECENT
    assert user.recent[0] == f"thing_{MOST_RECENT + 4}"


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[]", b"null", b'{"entries": 5}', b"[" * 200_000])
def test_a_damaged_file_is_kept_aside_and_told(tmp_path, hut, content):
    (tmp_path / ENTRIES_FILE).write_bytes(content)
    user = UserCatalogue(tmp_path)
    assert user.entries == ()
    assert ENTRIES_FILE in str(user.messages[0])
    assert ENTRIES_FILE + ".bad" in str(user.messages[0])
    assert (tmp_path / f"{ENTRIES_FILE}.bad").read_bytes() == content
    user.add(hut)
    assert UserCatalogue(tmp_path).entries == (hut,)
    assert load_catalogue(tmp_path).thing(hut.id) == hut


def test_a_second_damaged_file_does_not_replace_the_first(tmp_path):
    for content in (b"first", b"second"):
        (tmp_path / CHOICES_FILE).write_bytes(content)
        assert UserCatalogue(tmp_path).messages
    kept = {path.read_bytes() for path in tmp_path.glob("*.bad")}
    assert kept == {b"first", b"second"}


def test_one_damaged_entry_does_not_cost_the_others(tmp_path, hut):
    entries = [entry_to_dict(hut), {"type": "thing", "id": "x"}, 5]
    (tmp_path / ENTRIES_FILE).write_text(json.dumps({"schema": 1, "entries": entries}))
    user = UserCatalogue(tmp_path)
    assert user.entries == (hut,)
    assert "name is missing" in str(user.messages[0])
    assert len(list(tmp_path.glob("*.bad"))) == 1
    assert json.loads((tmp_path / f"{ENTRIES_FILE}.bad").read_text())["entries"] == entries


def test_choices_of_the_wrong_kind_are_kept_aside(tmp_path):
    (tmp_path / CHOICES_FILE).write_text('{"favourites": [1], "recent": []}')
    user = UserCatalogue(tmp_path)
    assert (user.favourites, user.recent) == ((), ())
    assert "lists of ids" in str(user.messages[0])


def test_a_failed_save_changes_nothing(tmp_path, hut):
    def full_disk(path, data):
        raise OSError(28, "No space left on device")

    user = UserCatalogue(tmp_path, write=full_disk)
    with pytest.raises(WriteError, match="cannot be written: No space left"):
        user.add(hut)
    with pytest.raises(WriteError):
        user.note_used("oil_drum")
    assert (user.entries, user.recent) == ((), ())


def test_an_interrupted_write_leaves_the_old_file_and_no_rest(tmp_path, hut, paste, monkeypatch):
    user = UserCatalogue(tmp_path)
    user.add(hut)
    before = (tmp_path / ENTRIES_FILE).read_bytes()

    def failing(descriptor):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("os.fsync", failing)
    with pytest.raises(WriteError, match="Input/output error"):
        user.add(paste)
    assert (tmp_path / ENTRIES_FILE).read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == [ENTRIES_FILE]


def test_a_file_that_cannot_be_opened_is_not_written_over(tmp_path, hut):
    (tmp_path / ENTRIES_FILE).mkdir()
    user = UserCatalogue(tmp_path)
    assert ENTRIES_FILE in str(user.messages[0])
    with pytest.raises(WriteError, match="not written over"):
        user.add(hut)
