import base64
import struct
import xml.etree.ElementTree as ET
import zlib
from pathlib import Path

import pytest
from export_samples import CAR, box, plan
from hypothesis import given
from hypothesis import strategies as st

from diorama_planner.core.errors import UsageError
from diorama_planner.drawing.primitives import Fill, Instance, Picture, Raster, Solid, Text
from diorama_planner.exporters.plain_png import raster_png
from diorama_planner.exporters.svg import SvgOptions, produce

GOLDEN = Path(__file__).parents[2] / "golden" / "plan.svg"
SVG = "{http://www.w3.org/2000/svg}"
LABEL = "{http://www.inkscape.org/namespaces/inkscape}label"


def drawn(job, **options):
    return ET.fromstring(produce(job, SvgOptions(**options)))


def test_the_file_as_it_was_agreed():
    assert produce(plan(), SvgOptions()).decode() == GOLDEN.read_text(encoding="utf-8")


def test_the_page_is_in_millimetres_and_y_points_down():
    root = drawn(plan(bounds=(-10, 5, 190, 245)), margin=2)
    assert (root.get("width"), root.get("height")) == ("204mm", "244mm")
    assert root.get("viewBox") == "-12 -247 204 244"
    low = plan(layers=(("x", (Fill(box(1, 2, 3, 4), Solid("#000000")),)),))
    assert drawn(low).find(f".//{SVG}path").get("d") == "M1 -2L3 -2L3 -4L1 -4z"


def test_layers_are_groups_with_their_names():
    groups = [group for group in drawn(plan()) if group.tag == f"{SVG}g"]
    assert [group.get("id") for group in groups] == ["layer-1-ground", "layer-2-models-more"]
    assert [group.get(LABEL) for group in groups] == ["Ground", "Models & more"]


def test_ids_are_unique_and_references_lead_somewhere():
    root = drawn(plan())
    ids = [node.get("id") for node in root.iter() if node.get("id")]
    assert len(ids) == len(set(ids))
    used = [node.get("href")[1:] for node in root.iter(f"{SVG}use")]
    assert set(used) <= set(ids)
    # two cars look alike, the third does not
    assert (len(used), len(set(used))) == (3, 2)


def test_an_instance_is_placed_turned_and_scaled():
    job = plan(layers=(("x", (Instance(CAR, (10, 20), 30, (0.5, -0.5)),)),))
    (use,) = drawn(job).iter(f"{SVG}use")
    assert use.get("transform") == "translate(10 -20) rotate(-30) scale(0.5 -0.5)"


def test_text_is_text():
    (text,) = drawn(plan()).iter(f"{SVG}text")
    assert text.text == 'Midnight <&> "1:64"'
    assert float(text.get("font-size")) == pytest.approx(4 * 2048 / 1490, abs=1e-3)


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_name_gives_a_file_that_can_be_read(name, label):
    layers = ((name, (Text(label, (1, 1), 2, "#000000"),)), (name, ()))
    root = drawn(plan(name=name, layers=layers))
    groups = [group for group in root if group.tag == f"{SVG}g"]
    assert len({group.get("id") for group in groups}) == 2


@pytest.mark.parametrize(
    "hostile", ["]]>", "<script>alert(1)</script>", '"><x y="', "a\x00b\x0bc", "line\nbreak", "\ud800"]
)
def test_hostile_names_stay_texts(hostile):
    root = drawn(plan(name=hostile, layers=((hostile, (Text(hostile, (0, 0), 1, "#000000"),)),)))
    assert {node.tag for node in root.iter()} == {f"{SVG}{name}" for name in ("svg", "title", "g", "text")}


def test_a_picture_travels_inside_and_a_missing_one_is_a_frame():
    png = raster_png(Raster(b"\x10", 1, 1, 1, (0, 0, 1, 1)))
    job = plan(layers=(("x", (Picture("there", (5, 5), (4, 2), opacity=0.5), Picture("gone", (0, 0), (1, 1)))),))
    from dataclasses import replace

    root = drawn(replace(job, assets={"there": png}.get))
    (image,) = root.iter(f"{SVG}image")
    assert base64.b64decode(image.get("href").partition("base64,")[2]) == png
    assert image.get("opacity") == "0.5"
    assert len(list(root.iter(f"{SVG}rect"))) == 1


def test_what_is_no_picture_is_not_embedded():
    from dataclasses import replace

    job = plan(layers=(("x", (Picture("odd", (0, 0), (1, 1)),)),))
    root = drawn(replace(job, assets={"odd": b"<svg onload='x'/>"}.get))
    assert not list(root.iter(f"{SVG}image"))


@pytest.mark.parametrize(("channels", "kind"), [(1, 0), (4, 6)])
def test_rasters_are_png_with_every_pixel(channels, kind):
    pixels = bytes(range(6 * channels))
    data = raster_png(Raster(pixels, 3, 2, channels, (0, 0, 3, 2)))
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">IIBB", data[16:26]) == (3, 2, 8, kind)
    start = data.index(b"IDAT")
    length = struct.unpack(">I", data[start - 4 : start])[0]
    rows = zlib.decompress(data[start + 4 : start + 4 + length])
    line = 1 + 3 * channels
    assert rows[1:line] + rows[line + 1 :] == pixels


def test_nothing_to_draw_is_refused():
    with pytest.raises(UsageError, match="nothing to draw"):
        produce(plan(bounds=(0, 0, 0, 0)), SvgOptions())
