from dataclasses import replace

import pytest

from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.catalogue.create import create_thing
from diorama_planner.catalogue.thing import CatalogueThing
from diorama_planner.catalogue.user import UserCatalogue
from diorama_planner.core.errors import RecordError, UsageError


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue()


@pytest.mark.parametrize(
    ("wanted", "near"),
    [
        ("toyota_ae68", "toyota_ae86_trueno"),
        ("toyota_ae86", "toyota_ae86_trueno"),
        ("ae86_trueno", "toyota_ae86_trueno"),
        ("oil_drm", "oil_drum"),
        ("vending_japan", "vending_jp"),
        ("OIL-DRUM", "oil_drum"),
    ],
)
def test_an_unknown_thing_names_the_nearest_known_ids(catalogue, wanted, near):
    with pytest.raises(UsageError, match=f"unknown thing '{wanted}'.*did you mean {near}"):
        catalogue.thing(wanted)


def test_an_unknown_material_names_the_nearest_known_ids(catalogue):
    with pytest.raises(UsageError, match=r"unknown material 'mdf_eu9'.*did you mean mdf_eu_9"):
        catalogue.material("mdf_eu9")


@pytest.mark.parametrize("wanted", ["", "zzzzzz", "{x}", "日本"])
def test_an_id_like_no_other_gets_the_way_to_search(catalogue, wanted):
    with pytest.raises(UsageError, match="catalogue search TEXT") as caught:
        catalogue.thing(wanted)
    assert "\n" not in str(caught.value)


def test_a_material_is_not_taken_for_a_thing_nor_the_other_way(catalogue):
    with pytest.raises(UsageError, match="mdf_eu_9 is a material, not a thing"):
        catalogue.thing("mdf_eu_9")
    with pytest.raises(UsageError, match="oil_drum is a thing, not a material"):
        catalogue.material("oil_drum")
    assert catalogue.entry("mdf_eu_9") is catalogue.material("mdf_eu_9")
    assert catalogue.entry("oil_drum") is catalogue.thing("oil_drum")
    with pytest.raises(UsageError, match="thing or material"):
        catalogue.entry("oil_drm")


def test_a_project_entry_wins_over_the_users_which_wins_over_the_shipped_one(catalogue):
    shipped = catalogue.thing("oil_drum")
    users = replace(shipped, name="Mine")
    projects = replace(shipped, name="Ours")
    with_user = catalogue.with_user_entries([users])
    with_both = with_user.with_entries([projects])
    assert shipped.origin == "shipped"
    assert (with_user.thing("oil_drum").name, with_user.thing("oil_drum").origin) == ("Mine", "user")
    assert (with_both.thing("oil_drum").name, with_both.thing("oil_drum").origin) == ("Ours", "project")
    assert with_both.with_entries([]).thing("oil_drum").name == "Mine"
    assert catalogue.thing("oil_drum") is shipped
    assert len(with_both.things()) == len(catalogue.things())


def test_the_same_entries_give_the_same_catalogue(catalogue):
    entry = catalogue.thing("oil_drum")
    carried = catalogue.with_entries([entry])
    assert carried is not catalogue
    assert carried.with_entries([entry]) is carried
    assert catalogue.with_entries([]) is catalogue


def test_the_users_folder_is_read(tmp_path):
    thing = create_thing("Tin hut", (60, 40, 35), scale=64, category="building")
    UserCatalogue(tmp_path).add(thing)
    loaded = load_catalogue(tmp_path)
    assert loaded.thing("my_tin_hut").real_mm == (3840.0, 2560.0, 2240.0)
    assert [hit.id for hit in loaded.search("tin hut", category="mine")] == ["my_tin_hut"]


@pytest.mark.parametrize(
    "size", [(float("nan"), 1.0, 1.0), (1.0, float("inf"), 1.0), (-1.0, 1.0, 1.0), (0.0, 1.0, 1.0), (2e6, 1.0, 1.0)]
)
def test_a_thing_with_an_impossible_size_cannot_exist(size):
    with pytest.raises(RecordError):
        CatalogueThing(id="x", name="X", category="street", real_mm=size)


def test_a_label_is_the_short_name_where_there_is_one(catalogue):
    assert catalogue.thing("toyota_ae86_trueno").label == "Sprinter Trueno AE86"
    assert catalogue.thing("armchair").label == "Armchair"


@pytest.mark.parametrize(
    ("key", "unit"), [("xps_eu_10", "sheet"), ("pva_1l", "ml"), ("thing:oil_drum", "piece"), ("no_such", "piece")]
)
def test_packs_are_counted_in_a_unit_and_things_in_pieces(catalogue, key, unit):
    assert catalogue.pack_unit(key) == unit
