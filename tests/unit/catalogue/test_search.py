import pytest

from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.catalogue.search import SearchFilter, SearchIndex
from diorama_planner.catalogue.thing import CatalogueThing


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue()


def ids(hits):
    return [hit.id for hit in hits]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("hachiroku", "toyota_ae86_trueno"),
        ("Hachi-Roku", "toyota_ae86_trueno"),
        ("ae86", "toyota_ae86_trueno"),
        ("R34", "nissan_r34_gtr"),
        ("r 34", "nissan_r34_gtr"),
        ("oil dr", "oil_drum"),
        ("oildrum", "oil_drum"),
        ("beetle", "vw_beetle"),
        ("Käfer", "vw_beetle"),
        ("kafer", "vw_beetle"),
        ("KÄFER", "vw_beetle"),
        ("ente", "citroen_2cv"),
        ("citroën", "citroen_h"),
        ("mx5", "mazda_mx5_na"),
        ("rx-7", "mazda_rx7_fd"),
        ("panda", "fiat_panda"),
        ("skylne", "nissan_r34_gtr"),
        ("nisan skyline", "nissan_r34_gtr"),
        ("volkswagen bettle", "vw_beetle"),
        ("red phone box", "phone_box_k2"),
    ],
)
def test_what_people_type_finds_what_they_mean(catalogue, text, first):
    found = ids(catalogue.search(text))
    assert found, text
    assert first in found[:2]


def test_every_hit_of_a_word_is_there(catalogue):
    assert set(ids(catalogue.search("vending"))) == {"vending_jp", "vending_us"}
    assert set(ids(catalogue.search("godzilla"))) == {
        "nissan_r34_gtr",
        "nissan_r33_gtr",
        "nissan_r32_gtr",
        "nissan_r35",
    }


def test_materials_are_found_on_their_own_or_with_things(catalogue):
    assert ids(catalogue.search("mdf 9", kind="material"))[0] == "mdf_eu_9"
    assert ids(catalogue.search("static gras", kind="material"))[0] == "static_grass_1mm"
    assert catalogue.search("mdf 9") == []
    kinds = {hit.kind for hit in catalogue.search("water", kind="all")}
    assert kinds == {"thing", "material"}


def test_rank_is_name_then_nickname_then_category_then_typo():
    def thing(thing_id, name, nicknames=(), category="street"):
        return CatalogueThing(id=thing_id, name=name, nicknames=nicknames, category=category, real_mm=(1.0, 1.0, 1.0))

    index = SearchIndex(
        [
            thing("t", "Leisurf"),
            thing("c", "Slide", category="leisure"),
            thing("n", "Bench", nicknames=("Leisure seat",)),
            thing("b", "Leisure bench"),
        ]
    )
    found = index.find("leisure", SearchFilter())
    assert ids(found) == ["b", "n", "c"]
    assert [hit.score for hit in found] == sorted({hit.score for hit in found}, reverse=True)
    assert ids(index.find("leisuer", SearchFilter()))[-1] in ("c", "t")


@pytest.mark.parametrize(
    "text",
    [
        'foam" OR (',
        '"',
        "'; DROP TABLE entry; --",
        "NEAR(a b)",
        "a AND",
        "*",
        "name:x",
        "^",
        "(((",
        "\x00",
        "é" * 5000,
        "{}",
    ],
)
def test_hostile_text_gives_a_list_and_never_an_error(catalogue, text):
    assert isinstance(catalogue.search(text, kind="all"), list)


def test_hostile_text_is_still_searched(catalogue):
    assert "xps_eu_20" in ids(catalogue.search('xps" 20 (', kind="material"))


def test_nothing_like_it_finds_nothing(catalogue):
    assert catalogue.search("zqxwv") == []
    assert catalogue.search("***") == []


def test_blank_text_lists_all_in_catalogue_order(catalogue):
    assert ids(catalogue.search(" ", limit=2)) == ["toyota_ae86_trueno", "nissan_r34_gtr"]
    assert len(catalogue.search("", limit=10_000)) == len(catalogue.things())


def test_a_limit_keeps_the_best(catalogue):
    assert ids(catalogue.search("tree", limit=3)) == ids(catalogue.search("tree", limit=50))[:3]
    assert catalogue.search("tree", limit=0) == []


def test_filters_narrow_a_search(catalogue):
    things = catalogue.thing_map

    def found(text="", **wanted):
        return [things[hit_id] for hit_id in ids(catalogue.search(text, limit=1000, **wanted))]

    assert {thing.family for thing in found(family="vehicle")} == {"vehicle"}
    assert {thing.category for thing in found(category="car_kei")} == {"car_kei"}
    assert {thing.category for thing in found(category="rail")} > {"railway_loco", "railway"}
    assert all(thing.placeable for thing in found(placeable_only=True))
    assert all(not thing.region or "JP" in thing.region for thing in found(region="JP"))
    in_1955 = found("toyota nissan porsche vw", year=1955)
    assert "porsche_356a" in {thing.id for thing in in_1955}
    assert not {"porsche_992", "nissan_r34_gtr"} & {thing.id for thing in in_1955}
    assert all(
        material.startswith("xps_us")
        for material in ids(catalogue.search("xps foam sheet us", kind="material", region="US", limit=3))
    )


def test_a_reference_figure_can_be_looked_up(catalogue):
    assert "platform_uk" in ids(catalogue.search("platform height"))
    assert "platform_uk" not in ids(catalogue.search("platform height", placeable_only=True))
