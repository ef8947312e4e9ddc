"""A sample or more of every kind of item, and the plan on which it lies."""

import itertools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path as FilePath

from diorama_planner.app.session import Session
from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.geometry.height_grid import encode_heights
from diorama_planner.kinds.base import Base, BaseLayer
from diorama_planner.kinds.buck import Buck
from diorama_planner.kinds.bus import Bus
from diorama_planner.kinds.camera import Camera, CameraKey
from diorama_planner.kinds.dimension import Dimension
from diorama_planner.kinds.effect import Effect
from diorama_planner.kinds.engraving import Engraving
from diorama_planner.kinds.fence import Fence
from diorama_planner.kinds.fixture import Fixture
from diorama_planner.kinds.grooves import REAL_STONES
from diorama_planner.kinds.ground_cover import GroundCover
from diorama_planner.kinds.junction import Junction
from diorama_planner.kinds.label import Label
from diorama_planner.kinds.landform import Landform
from diorama_planner.kinds.light import Light
from diorama_planner.kinds.light_strip import LightStrip
from diorama_planner.kinds.neon import Neon
from diorama_planner.kinds.opening import Opening
from diorama_planner.kinds.patch import MATERIALS, Patch
from diorama_planner.kinds.path import Kerb, Path
from diorama_planner.kinds.pour import Pour
from diorama_planner.kinds.ramp import Ramp
from diorama_planner.kinds.ridge import Ridge
from diorama_planner.kinds.road import Road
from diorama_planner.kinds.scatter import MixPart, Scatter
from diorama_planner.kinds.sculpture import Sculpture
from diorama_planner.kinds.section import Section
from diorama_planner.kinds.spot_height import SpotHeight
from diorama_planner.kinds.supply import Supply
from diorama_planner.kinds.thing import Thing
from diorama_planner.kinds.track import Track
from diorama_planner.kinds.trough import Trough
from diorama_planner.kinds.tyre_track import TREADS, TyreTrack
from diorama_planner.kinds.underlay import Underlay
from diorama_planner.kinds.wall import Wall
from diorama_planner.kinds.wire import Wire
from diorama_planner.model.document import Document, asset_name
from diorama_planner.model.naming import names_in, renamed
from diorama_planner.model.record import BASE_ID, FADE_SHARES, PROJECT_ID, Coat, Item, Project
from diorama_planner.model.roles import Role, infos_with_role

ROOT = FilePath(__file__).parents[2]
PLANS = [*ROOT.glob("assets/examples/*.diorama"), *ROOT.glob("tests/data/projects/v*/*.diorama")]
CATALOGUE = load_catalogue()
ID = "sample"
Split = Callable[[Item], tuple[Item, ...]]


def rect(x0: float, y0: float, x1: float, y1: float) -> tuple[tuple[float, float], ...]:
    return ((x0, y0), (x1, y0), (x1, y1), (x0, y1))


BASE = Base(id=BASE_ID, width_mm=300, depth_mm=200, thickness_mm=9, order=-1)
HOST = Wall(id="host", path_mm=((40, 150), (160, 150)), height_mm=50, order=0.5)
BED = Landform(id="bed", outline_mm=rect(40, 40, 160, 120), height_mm=6, edge="cliff", operation="carve", order=0.4)
HILL = Landform(id="hill", outline_mm=rect(30, 30, 180, 170), height_mm=18, edge="slope", edge_width_mm=40, order=0.4)


def cut_in_two(item: Item) -> tuple[Item, ...]:
    """Split an outline that is a rectangle across its middle."""
    (x0, y0), _, (x1, y1), _ = item.outline_mm
    middle = (x0 + x1) / 2
    left, right = rect(x0, y0, middle, y1), rect(middle, y0, x1, y1)
    return replace(item, id="left", outline_mm=left), replace(item, id="right", outline_mm=right)


def cut_along(field: str) -> Split:
    """Split a line at a middle corner."""

    def split(item: Item) -> tuple[Item, ...]:
        line = getattr(item, field)
        half = len(line) // 2 + 1
        return replace(item, id="left", **{field: line[:half]}), replace(
            item, id="right", **{field: line[half - 1 :]}
        )

    return split


def made_of(item: Item, material: str) -> Item:
    """An item of which everything is made of one material, what is not asked for too."""
    for name in set(names_in(item, Role.MATERIAL, idle=True)):
        item = renamed(item, Role.MATERIAL, name, material)
    return replace(item, **{info.name: material for info in infos_with_role(type(item), Role.MATERIAL)})


@dataclass(frozen=True)
class Sample:
    """An item of a kind with the items that it needs around it.

    `margin_mm` is how far its drawing may leave its outline; `split` cuts it into parts that need together
    what it needs, within `tolerance` (a share).
    """

    name: str
    item: Item
    others: tuple[Item, ...] = ()
    margin_mm: float = 0.3
    split: Split | None = None
    tolerance: float = 1e-9
    assets: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        return self.item.kind

    def document(self, item: Item | None = None) -> Document:
        """The plan with the sample, or with another item in its place."""
        chosen = item or self.item
        base = () if chosen.id == BASE_ID else (BASE,)
        return Document.of([Project(id=PROJECT_ID, name="Sample"), *base, *self.others, chosen], self.assets)

    def session(self, *items: Item) -> Session:
        """A session on the plan, with other items in the place of the sample if some are given."""
        document = self.document(items[0] if items else None)
        records = {**document.records, **{item.id: item for item in items}}
        return Session(Document.of(records.values(), self.assets), catalogue=CATALOGUE)


def _thing(name: str, thing: str, **fields: object) -> Sample:
    item = Thing(id=ID, thing=thing, at_mm=(100.0, 90.0), order=1.0, **fields)
    return Sample(name, item, margin_mm=3.0)  # mirrors and barrels reach out of the footprint


SCULPTED = encode_heights([[0, 12, 20, 0], [0, 24, 16, -6], [0, 3, -12, 0]], 0.01)

PLACE = encode_heights([[0, 0.4, 0.2], [0.1, 1, 0.5]], 0.0001)

CURVE = {0: ((70.0, 20.0), (110.0, 60.0))}

FINISHED = {"front": "brick_weathered", "back": "render_plain", "top": "wall_painted", "reveal": "wall_painted"}

BATTERY = Supply(id="battery", source="aa3", at_mm=(60.0, 60.0), order=0.6)
LAMP = Light(id="lamp", at_mm=(200.0, 120.0), order=0.7)

SAMPLES: tuple[Sample, ...] = (
    Sample("base", BASE, margin_mm=3.0),
    Sample(
        "black fascia",
        replace(BASE, finishes={"fascia": "fascia_cinema_black", "top": "ground_earth"}),
        margin_mm=3.0,
    ),
    Sample(
        "finished wall",
        replace(HOST, id=ID, finishes=FINISHED, facing="brick_sheet_ho"),
        (Opening(id="hole", host=ID, at_mm=60, width_mm=14, height_mm=31), BED),
    ),
    Sample(
        "rocky slab",
        Landform(
            id=ID,
            outline_mm=rect(0, 0, 120, 90),
            height_mm=20,
            edge="cliff",
            finishes={"ground": "ground_earth", "cut": "rock_face"},
            order=1.0,
        ),
        (HOST,),
    ),
    Sample(
        "crate from scratch",
        Thing(
            id=ID,
            thing="crate_s",
            at_mm=(90, 90),
            source="scratch",
            finishes={"outside": "timber_painted"},
            order=1.0,
        ),
        margin_mm=3.0,
    ),
    Sample(
        "finished patch",
        Patch(id=ID, host="host", outline_mm=rect(10, 5, 60, 30), finishes={"patch": "posters_torn"}, order=1.0),
        (HOST,),
    ),
    Sample(
        "base with all",
        Base(
            id=BASE_ID,
            shape="rounded",
            width_mm=260,
            depth_mm=180,
            corner_mm=25,
            layers=(
                BaseLayer(material="xps_eu_20", thickness_mm=20),
                BaseLayer(material="cork_sheet_3", thickness_mm=3),
            ),
            frame_mm=8,
            frame_material="mdf_eu_9",
            feet=4,
            clearance_mm=10,
            cable_exit="back",
            order=-1.0,
        ),
        margin_mm=8.3,
    ),
    Sample(
        "base round",
        Base(id=BASE_ID, shape="circle", width_mm=200, depth_mm=160, cable_exit="bottom", order=-1.0),
        margin_mm=3.0,
    ),
    Sample(
        "base free",
        Base(
            id=BASE_ID,
            shape="polygon",
            width_mm=200,
            depth_mm=160,
            outline_mm=((0, 0), (200, 0), (90, 160)),
            order=-1,
        ),
        margin_mm=5.0,
    ),
    _thing("car", "toyota_ae86_trueno", rotation_deg=30.0, colours={"body": "#ff0000"}),
    _thing("drum measured", "oil_drum", casting_mm=(9.5, 9.5, 14.0), source="own"),
    _thing("tree", "oak_50", z_mm=0.0),
    _thing("lifted", "tyre_185_60_14", z_mm=3.0, size_mm=(9.0, 9.0, 3.0)),
    replace(_thing("car on a hill", "toyota_ae86_trueno"), others=(HILL,)),
    replace(_thing("unknown thing", "no_such_thing")),
    Sample("half off the base", Thing(id=ID, thing="oil_drum", at_mm=(302.0, 198.0), order=1.0), margin_mm=3.0),
    Sample("far off the base", Thing(id=ID, thing="house_small", at_mm=(-900.0, 30.0), order=1.0), margin_mm=3.0),
    Sample(
        "wall",
        Wall(id=ID, path_mm=((20, 20), (90, 20), (180, 20), (180, 140)), height_mm=40, order=1.0),
        split=cut_along("path_mm"),
    ),
    Sample(
        "wall curved",
        Wall(
            id=ID,
            path_mm=((30, 40), (150, 40), (150, 120)),
            curves_mm=CURVE,
            thickness_mm=5,
            stands_on="base",
            order=1.0,
        ),
        others=(HILL,),
    ),
    Sample(
        "wall with openings",
        Wall(id=ID, path_mm=((20, 60), (200, 60)), height_mm=50, thickness_mm=7, order=1.0),
        others=(
            Opening(id="door", host=ID, at_mm=40, width_mm=14, height_mm=30, order=1.1),
            Opening(id="rose", host=ID, at_mm=90, width_mm=14, height_mm=14, sill_mm=30, shape="round", order=1.2),
            Opening(id="niche", host=ID, at_mm=140, width_mm=9, height_mm=14, sill_mm=9, depth_mm=3, order=1.3),
        ),
    ),
    Sample(
        "door", Opening(id=ID, host="host", at_mm=60, width_mm=14, height_mm=31, order=1.0), (HOST,), margin_mm=0.2
    ),
    Sample(
        "door that swings",
        Opening(id=ID, host="host", at_mm=60, width_mm=14, height_mm=31, swing="left_out", order=1.0),
        (HOST,),
        margin_mm=0.3,
    ),
    Sample(
        "window",
        Opening(id=ID, host="host", at_mm=30, width_mm=20, height_mm=20, sill_mm=15, shape="arch", order=1.0),
        (HOST,),
        margin_mm=0.2,
    ),
    Sample(
        "shutter half outside",
        Opening(id=ID, host="host", at_mm=5, width_mm=45, height_mm=40, order=1.0),
        (HOST, Opening(id="door", host="host", at_mm=25, width_mm=10, height_mm=30, order=0.6)),
        margin_mm=0.2,
    ),
    Sample("niche", Opening(id=ID, host="host", at_mm=60, width_mm=14, height_mm=31, depth_mm=4, order=1.0), (HOST,)),
    Sample(
        "pavement",
        Landform(id=ID, outline_mm=rect(20, 20, 120, 60), height_mm=3, edge="cliff", material="xps_eu_3", order=1.0),
        split=cut_in_two,
    ),
    Sample(
        "kerb of odd height",
        Landform(id=ID, outline_mm=rect(20, 20, 120, 60), height_mm=2.3, edge="cliff", order=1.0),
    ),
    Sample(
        "hill",
        Landform(
            id=ID, outline_mm=((0, 90), (150, 60), (300, 90), (300, 200), (0, 200)), edge_width_mm=30, order=1.0
        ),
    ),
    Sample(
        "knoll",
        Landform(id=ID, outline_mm=rect(60, 60, 150, 140), edge="round", edge_width_mm=20, height_mm=12, order=1.0),
        (HILL,),
    ),
    Sample(
        "real place",
        Landform(
            id=ID,
            outline_mm=rect(60, 60, 180, 140),
            height_mm=25,
            edge="cliff",
            grid=asset_name(PLACE),
            grid_frame_mm=((60, 60), (180, 60), (60, 140)),
            order=1.0,
        ),
        assets={asset_name(PLACE): PLACE},
    ),
    Sample(
        "real place whose heights are gone",
        Landform(
            id=ID,
            outline_mm=rect(60, 60, 180, 140),
            grid="0" * 32,
            grid_frame_mm=((180, 60), (60, 60), (180, 140)),
            order=1.0,
        ),
    ),
    Sample(
        "bed through the base",
        Landform(id=ID, outline_mm=rect(60, 60, 150, 140), height_mm=14, operation="carve", order=1.0),
    ),
    Sample(
        "terrace",
        Landform(id=ID, outline_mm=rect(60, 60, 150, 140), height_mm=9, operation="level", order=1.0),
        (HILL,),
    ),
    Sample(
        "plaster mound",
        Landform(id=ID, outline_mm=rect(60, 60, 150, 140), material="sculptamold_3lb", edge_width_mm=20.0, order=1.0),
    ),
    Sample(
        "terraced and rough hill",
        Landform(
            id=ID,
            outline_mm=rect(60, 60, 150, 140),
            edge_width_mm=30,
            terrace_mm=5,
            roughness_mm=2,
            roughness_size_mm=25,
            seed=3,
            order=1.0,
        ),
    ),
    Sample("ridge", Ridge(id=ID, line_mm=((60, 60), (200, 60), (240, 140)), order=1.0), margin_mm=0.7),
    Sample(
        "river bed on a hill",
        Ridge(
            id=ID,
            line_mm=((40, 100), (150, 90)),
            curves_mm=CURVE,
            operation="carve",
            width_mm=30,
            height_mm=4,
            end_height_mm=9,
            section="flat-topped",
            finish="sand",
            order=1.0,
        ),
        (HILL,),
        margin_mm=0.7,
    ),
    Sample(
        "ramp",
        Ramp(id=ID, line_mm=((40, 100), (250, 100)), width_mm=30, shoulder_mm=12, finish="earth", order=1.0),
        margin_mm=0.7,
    ),
    Sample(
        "steep ramp down a hill",
        Ramp(id=ID, line_mm=((100, 100), (250, 110)), grade_pct=-9, use="track", start_mm=16.0, order=1.0),
        (HILL,),
        margin_mm=0.7,
    ),
    Sample("spot height", SpotHeight(id=ID, at_mm=(100, 90), height_mm=24, order=1.0), (HILL,)),
    Sample("hollow", SpotHeight(id=ID, at_mm=(100, 90), height_mm=-12, radius_mm=30, order=1.0)),
    Sample("lawn", GroundCover(id=ID, outline_mm=rect(20, 30, 150, 120), density=0.6, order=1.0), split=cut_in_two),
    Sample(
        "meadow with a pond",
        GroundCover(
            id=ID,
            outline_mm=rect(20, 30, 150, 120),
            holes_mm=(rect(60, 60, 90, 80),),
            curves_mm={1: ((170.0, 60.0), (130.0, 90.0))},
            order=1.0,
        ),
        (HILL, HOST, Thing(id="tree", thing="oak_50", at_mm=(40, 50), order=2.0)),
    ),
    Sample(
        "gravel",
        GroundCover(id=ID, outline_mm=rect(20, 30, 150, 120), material="gravel_1_3", depth_mm=2, order=1.0),
    ),
    Sample(
        "layers",
        GroundCover(
            id=ID,
            outline_mm=rect(20, 30, 150, 120),
            density=0.8,
            build_up=(
                Coat(material="static_layering_glue"),
                Coat(material="static_grass_2mm", share=70.0),
                Coat(material="static_grass_4mm", share=30.0, colour="#c2a95c"),
                Coat(material="ws_turf_bag", density=0.3),
            ),
            order=1.0,
        ),
        split=cut_in_two,
    ),
    Sample(
        "verge",
        GroundCover(
            id=ID,
            outline_mm=rect(20, 30, 150, 120),
            gradient=True,
            density_to=0.2,
            toward_deg=30.0,
            soft_mm=12.0,
            order=1.0,
        ),
        (HILL, Thing(id="tree", thing="oak_50", at_mm=(60, 70), order=2.0)),
    ),
    Sample(
        "undercoat",
        GroundCover(id=ID, outline_mm=rect(20, 30, 150, 120), material="craft_paint_59", under=True, order=1.0),
        (Pour(id="film", outline_mm=rect(20, 30, 100, 120), depth_mm=4.0, mode="film", order=2.0),),
        split=cut_in_two,
    ),
    Sample(
        "film", Pour(id=ID, outline_mm=rect(20, 30, 150, 120), depth_mm=4.0, mode="film", order=1.0), split=cut_in_two
    ),
    Sample(
        "thin film",
        Pour(id=ID, outline_mm=rect(0, 30, 150, 120), depth_mm=1.0, mode="film", order=1.0),
        split=cut_in_two,
    ),
    Sample(
        "puddles", Pour(id=ID, outline_mm=rect(20, 30, 150, 120), depth_mm=4.0, mode="puddles", share=0.3, order=1.0)
    ),
    Sample(
        "pond",
        Pour(id=ID, outline_mm=rect(50, 50, 150, 110), level_mm=-1.0, material="ws_realistic_water", order=1.0),
        (BED,),
        split=cut_in_two,
        tolerance=1e-6,
    ),
    Sample(
        "film round an island",
        Pour(
            id=ID,
            outline_mm=rect(20, 30, 150, 120),
            depth_mm=4.0,
            mode="film",
            holes_mm=(rect(60, 60, 90, 80),),
            order=1.0,
        ),
    ),
    Sample(
        "crater",
        Landform(
            id=ID, outline_mm=rect(60, 60, 150, 140), holes_mm=(rect(90, 90, 120, 110),), edge_width_mm=8.0, order=1.0
        ),
    ),
    Sample(
        "bed filled to a depth",
        Pour(id=ID, outline_mm=rect(20, 20, 180, 140), depth_mm=4.0, sealer="sealer_foam_500", order=1.0),
        (BED,),
    ),
    Sample(
        "varnished road",
        Pour(
            id=ID,
            outline_mm=rect(20, 20, 150, 140),
            depth_mm=0.5,
            mode="film",
            material="gloss_varnish_60",
            keeps_to_road=True,
            order=1.0,
        ),
        (Path(id="road", line_mm=((0, 80), (300, 80)), width_mm=40, kerb=Kerb(width_mm=3, height_mm=2), order=0.5),),
    ),
    Sample(
        "brushed resin",
        Pour(id=ID, outline_mm=rect(20, 30, 150, 120), depth_mm=0.8, coat_mm=0.5, mode="film", order=1.0),
        split=cut_in_two,
    ),
    Sample(
        "puddles of the ground",
        Pour(
            id=ID,
            outline_mm=rect(20, 20, 180, 140),
            depth_mm=2.0,
            mode="puddles",
            made_by="ground",
            share=0.3,
            order=1.0,
        ),
        (BED,),
    ),
    Sample(
        "no puddles on flat ground",
        Pour(id=ID, outline_mm=rect(20, 20, 90, 70), mode="puddles", made_by="ground", order=1.0),
    ),
    Sample(
        "pond with something on it",
        Pour(
            id=ID,
            outline_mm=rect(30, 30, 170, 130),
            level_mm=-1.0,
            material="ws_realistic_water",
            hollows="deepest",
            order=1.0,
        ),
        (BED, Thing(id="drum", thing="oil_drum", at_mm=(90, 80), order=2.0)),
    ),
    Sample("dry pond", Pour(id=ID, outline_mm=rect(50, 50, 150, 110), level_mm=-1.0, order=1.0)),
    Sample(
        "deep pond",
        Pour(id=ID, outline_mm=rect(20, 20, 180, 140), level_mm=-1.0, material="epoxy_coating", order=1.0),
        (BED,),
    ),
    Sample(
        "lane",
        Path(id=ID, line_mm=((10, 30), (100, 30), (250, 30)), width_mm=34.5, order=1.0),
        split=cut_along("line_mm"),
    ),
    Sample(
        "street with kerbs",
        Path(
            id=ID,
            line_mm=((30, 100), (140, 100), (200, 160)),
            width_mm=40,
            kerb=Kerb(width_mm=3, height_mm=3),
            curves_mm={1: ((170.0, 100.0), (200.0, 130.0))},
            order=1.0,
        ),
        (HILL,),
    ),
    Sample(
        "track",
        Path(id=ID, line_mm=((0, 100), (150, 90), (300, 100)), surface="ballast_bag", order=1.0),
        margin_mm=1.0,
    ),
    Sample("paddock", Fence(id=ID, line_mm=((20, 30), (160, 30), (160, 120)), order=1.0), margin_mm=3.0),
    Sample(
        "guard rail on a hill",
        Fence(
            id=ID,
            line_mm=((20, 40), (140, 40), (180, 100)),
            curves_mm={1: ((160.0, 40.0), (180.0, 70.0))},
            style="guard rail",
            fit="stretch",
            front="left",
            height_mm=11.0,
            module_mm=20.0,
            source="print",
            order=1.0,
        ),
        (HILL,),
        margin_mm=3.0,
    ),
    Sample(
        "hedge with a gate",
        Fence(id=ID, line_mm=((20, 30), (160, 30)), style="hedge", gate_mm=60.0, colour="#405a2c", order=1.0),
        margin_mm=3.0,
    ),
    Sample(
        "siding",
        Track(id=ID, line_mm=((0, 100), (150, 90), (300, 100)), order=1.0),
        margin_mm=1.0,
        split=cut_along("line_mm"),
        tolerance=1e-3,
    ),
    Sample(
        "narrow gauge on concrete over a hill",
        Track(
            id=ID,
            line_mm=((20, 40), (120, 40), (160, 120)),
            curves_mm={1: ((150.0, 40.0), (160.0, 80.0))},
            gauge_mm=9.0,
            sleepers="concrete",
            shoulder_mm=2.0,
            stock="short",
            track="flex_track_n",
            ballast="gravel_1_3",
            roadbed="cork_roadbed_ho",
            order=1.0,
        ),
        (HILL,),
        margin_mm=1.0,
    ),
    Sample("rails without a bed", Track(id=ID, line_mm=((0, 60), (280, 60)), ballast="", track="", order=1.0)),
    Sample("road", Road(id=ID, line_mm=((10, 60), (100, 60), (250, 60)), order=1.0), split=cut_along("line_mm")),
    Sample(
        "street with everything",
        Road(
            id=ID,
            line_mm=((20, 70), (160, 70), (280, 140)),
            curves_mm={1: ((210.0, 70.0), (280.0, 90.0))},
            lanes=3,
            lane_width_mm=12.0,
            edges=True,
            stop="both",
            traffic="left",
            crossing_mm=70.0,
            bays="left",
            bays_lie="across",
            bay_length_mm=20.0,
            bay_width_mm=10.0,
            pavement="both",
            pavement_width_mm=9.0,
            paint_colour="#e8b92f",
            order=1.0,
        ),
        (HILL,),
    ),
    Sample(
        "one-way lane with tape",
        Road(
            id=ID,
            line_mm=((10, 60), (250, 80)),
            lanes=1,
            look="setts",
            surface="dirt_sifted",
            edges=True,
            stop="end",
            paint="masking_tape",
            pavement="right",
            pavement_material="xps_eu_3",
            kerb_material="xps_eu_3",
            order=1.0,
        ),
    ),
    Sample(
        "cobbled lane with kerb stones",
        Path(
            id=ID,
            line_mm=((20, 60), (120, 60), (180, 130)),
            width_mm=30,
            kerb=Kerb(width_mm=3, height_mm=3),
            kerb_stone_mm=14.3,
            pattern="cobbles",
            order=1.0,
        ),
    ),
    Sample(
        "street of bricks with slabs beside it",
        Road(
            id=ID,
            line_mm=((20, 70), (160, 70), (220, 120)),
            lanes=1,
            bays="right",
            pattern="herringbone",
            stone_mm=6.0,
            pavement="both",
            slab_mm=9.4,
            kerb_stone_mm=14.3,
            order=1.0,
        ),
        (HILL,),
    ),
    *(
        Sample(
            f"area of {pattern}",
            Engraving(
                id=ID,
                outline_mm=rect(20, 30, 80, 70),
                holes_mm=(rect(40, 45, 55, 55),),
                curves_mm={1: ((90.0, 45.0), (70.0, 55.0))},
                pattern=pattern,
                direction_deg=25.0,
                tint="#8a8780",
                seed=3,
                order=1.0,
            ),
            (HILL,),
        )
        for pattern in REAL_STONES
    ),
    *(
        Sample(
            f"{way.kind} on an even bed",
            way(
                id=ID,
                line_mm=((20, 40), (120, 40), (160, 120)),
                bed="cut and fill",
                bed_start_mm=3.0,
                bed_end_mm=9.0,
                bed_shoulder_mm=8.0,
                order=5.0,
            ),
            (HILL,),
        )
        for way in (Road, Track, Path)
    ),
    Sample(
        "section",
        Section(id=ID, line_mm=((20, 40), (120, 40), (160, 120)), exaggeration=2.0, reach_mm=20.0, order=1.0),
        (HILL,),
        margin_mm=16.0,
    ),
    Sample(
        "trough",
        Trough(
            id=ID,
            line_mm=((20, 40), (120, 40), (160, 120)),
            curves_mm={1: ((150.0, 40.0), (160.0, 80.0))},
            width_mm=8.0,
            depth_mm=6.0,
            order=1.0,
        ),
        (HILL,),
    ),
    *(
        Sample(
            f"tyre tracks with {tread}",
            TyreTrack(
                id=ID,
                line_mm=((20, 40), (120, 40), (160, 120)),
                curves_mm={1: ((150.0, 40.0), (160.0, 80.0))},
                tread=tread,
                gauge_mm=gauge,
                tyre_width_mm=6.0,
                order=1.0,
            ),
        )
        for tread, gauge in zip(TREADS, (23.1, 28.0, 0.0), strict=True)
    ),
    Sample(
        "sign",
        Fixture(id=ID, host="host", thing="shop_sign_h", at_mm=70, up_mm=36.0, label="RAMEN", order=1.0),
        (HOST,),
        margin_mm=3.0,
    ),
    Sample(
        "projecting sign on the back of a wall on a hill",
        Fixture(id=ID, host="host", thing="shop_sign_v_jp", at_mm=30, up_mm=2.0, surface="back", order=1.0),
        (HILL, HOST),
        margin_mm=3.0,
    ),
    Sample(
        "air conditioner let in and measured",
        Fixture(
            id=ID,
            host="host",
            thing="ac_outdoor",
            at_mm=20,
            up_mm=12.0,
            inset_mm=2.0,
            size_mm=(12.0, 5.0, 9.0),
            source="print",
            order=1.0,
        ),
        (HOST,),
        margin_mm=3.0,
    ),
    Sample(
        "pipe beyond its wall",
        Fixture(id=ID, host="host", thing="downpipe", at_mm=-2, up_mm=20, order=1.0),
        (HOST,),
        margin_mm=3.0,
    ),
    *(
        Sample(
            f"patch of {look}",
            Patch(
                id=ID,
                host="host",
                outline_mm=((20, 0), (80, 0), (90, 18), (20, 30)),
                look=look,
                fade=fade,
                order=1.0,
            ),
            (HOST, Opening(id="door", host="host", at_mm=60, width_mm=14, height_mm=31, order=0.6)),
        )
        for look, fade in zip(MATERIALS, itertools.cycle(FADE_SHARES), strict=False)
    ),
    Sample(
        "patch on the top",
        Patch(id=ID, host="host", surface="top", outline_mm=rect(10, 0, 40, 10), strength=0.5, order=1.0),
        (HOST,),
    ),
    Sample(
        "patch half beside its end",
        Patch(id=ID, host="host", surface="end-b", outline_mm=rect(-5, 10, 6, 40), look="damp", order=1.0),
        (HOST,),
    ),
    Sample(
        "scatter of plants",
        Scatter(
            id=ID,
            outline_mm=rect(20, 30, 150, 120),
            holes_mm=(rect(60, 60, 90, 80),),
            mix=(MixPart(thing="fern", weight=2.0), MixPart(thing="rock"), MixPart(material="tufts_6mm")),
            away_mm=3.0,
            edge_mm=2.0,
            order=1.0,
        ),
        (HOST, Thing(id="tree", thing="oak_50", at_mm=(40, 50), order=2.0)),
        margin_mm=12.0,
    ),
    Sample(
        "leaf litter by spacing",
        Scatter(
            id=ID,
            outline_mm=rect(20, 30, 90, 80),
            mix=(MixPart(material="leaves_50ml", size_mm=3.0),),
            by="spacing",
            spacing_mm=6.0,
            frame_mm=((20.0, 30.0), (30.0, 35.0)),
            order=1.0,
        ),
        margin_mm=3.0,
    ),
    Sample("scatter off the base", Scatter(id=ID, outline_mm=rect(-90, 30, -20, 80), order=1.0)),
    *(
        Sample(
            f"light on {mount}",
            Light(
                id=ID,
                at_mm=(100.0, 146.0),
                z_mm=20.0,
                aim_deg=250.0,
                tilt_deg=tilt,
                mount=mount,
                host="host",
                count=2,
                order=1.0,
            ),
            (HOST,),
            margin_mm=11.0,
        )
        for mount, tilt in (("wall", -30.0), ("ceiling", -90.0))
    ),
    Sample("light of no LED", Light(id=ID, led="no_such_led", at_mm=(100.0, 90.0), order=1.0), margin_mm=11.0),
    Sample(
        "light too thick for its wall",
        Light(id=ID, led="led5_white", at_mm=(60.0, 148.0), mount="wall", host="thin", order=1.0),
        (Wall(id="thin", path_mm=((40, 150), (160, 150)), thickness_mm=2, height_mm=50, order=0.5),),
        margin_mm=11.0,
    ),
    Sample(
        "strip of light",
        LightStrip(
            id=ID,
            line_mm=((60, 60), (200, 60), (240, 140)),
            curves_mm={1: ((225.0, 60.0), (240.0, 90.0))},
            z_mm=30.0,
            ma=6.0,
            order=1.0,
        ),
        margin_mm=6.0,
    ),
    Sample(
        "tape of LEDs under an eave",
        LightStrip(id=ID, line_mm=((50, 146), (150, 146)), led="strip_3528_12v", host="host", order=1.0),
        (HOST,),
        margin_mm=6.0,
    ),
    *(
        Sample(
            f"supply {source}",
            Supply(id=ID, source=source, at_mm=(100, 90), rotation_deg=30, under_base=under, fuse_ma=fuse, order=1.0),
        )
        for source, under, fuse in (("aa4", False, None), ("usb2", True, 500.0), ("no_such_supply", False, None))
    ),
    Sample(
        "battery where a car is",
        Supply(id=ID, source="aa3", at_mm=(100, 90), switch=False, z_mm=1.0, order=1.0),
        (Thing(id="car", thing="toyota_ae86_trueno", at_mm=(110, 90), order=0.5),),
    ),
    Sample("junction", Junction(id=ID, at_mm=(100, 90), feed="battery", order=1.0), (BATTERY,)),
    Sample(
        "terminal strip",
        Junction(id=ID, at_mm=(100, 90), sort="terminal_strip", ways=6, rotation_deg=90, under_base=False, order=1.0),
    ),
    Sample(
        "copper tape bus", Bus(id=ID, line_mm=((60, 60), (200, 60), (240, 140)), order=1.0), (BATTERY,), margin_mm=1.0
    ),
    Sample("buck converter", Buck(id=ID, at_mm=(100, 90), rotation_deg=20, feed="battery", order=1.0), (BATTERY,)),
    *(
        Sample(
            f"effect {sort}",
            Effect(id=ID, at_mm=(100, 90), sort=sort, level_pct=40, under_base=sort == "chase", order=1),
        )
        for sort in ("chase", "dimmer")
    ),
    Sample(
        "wire led by hand",
        Wire(id=ID, start="battery", end="lamp", via_mm=((120, 60), (160, 90)), way="underside", order=1.0),
        (BATTERY, LAMP),
        margin_mm=1.0,
    ),
    *(
        Sample(
            f"neon of {technique}",
            Neon(id=ID, host="host", text="Bar\nn° 9", at_mm=60, up_mm=20, technique=technique, order=1.0),
            (HOST,),
            margin_mm=2.8,
        )
        for technique in ("printed_mask", "thin_fibre")
    ),
    Sample(
        "neon of a drawn line beyond its wall",
        Neon(
            id=ID,
            host="host",
            at_mm=110,
            up_mm=10,
            surface="back",
            line_mm=((-20, 10), (20, 10), (10, 20), (20, 10), (10, 0)),
            led="no_such_led",
            stroke_mm=9,
            font="slanted",
            order=1.0,
        ),
        (HOST,),
        margin_mm=2.8,
    ),
    *(
        Sample(name, Camera(id=ID, at_mm=(100.0, 20.0), order=1.0, **fields), (HOST,), margin_mm=900.0)
        for name, fields in (
            ("phone at tyre level", {"height_mm": 5.0, "pan_deg": 70.0, "target": "host", "printed": True}),
            ("camera from above", {"height_mm": 420.0, "tilt_deg": -90.0, "focus_mm": 420.0}),
            (
                "macro lens on a tube, rolled",
                {
                    "lens": "ef100l",
                    "sensor": "apsc_canon",
                    "accessories": ("ext_12",),
                    "tilt_deg": -20.0,
                    "roll_deg": 12.0,
                    "f_number": 11.0,
                    "focus_mm": 320.0,
                    "frame": "2.39",
                },
            ),
            (
                "typed lens focused too near",
                {"lens": "", "focal_mm": 50.0, "sensor_width_mm": 36.0, "focus_mm": 90.0, "pan_deg": 0.0},
            ),
            (
                "phone on a dolly",
                {
                    "height_mm": 8.0,
                    "hides": ("host",),
                    "eased": False,
                    "keys": (
                        CameraKey(at_s=2.0, at_mm=(150.0, 40.0), height_mm=12.0, pan_deg=120.0, focus_mm=180.0),
                        CameraKey(at_s=5.5, at_mm=(190.0, 110.0), pan_deg=200.0, tilt_deg=-8.0, roll_deg=3.0),
                    ),
                },
            ),
            ("lens that nobody knows", {"lens": "no_such_lens", "accessories": ("no_such_tube",)}),
        )
    ),
    Sample("label", Label(id=ID, text="MIDNIGHT GARAGE", at_mm=(120, 90), rotation_deg=20.0, order=1.0)),
    Sample("dimension", Dimension(id=ID, points_mm=((40, 40), (180, 90)), order=1.0)),
    Sample(
        "dimension below",
        Dimension(id=ID, points_mm=((40, 90), (180, 60)), shape="along", offset_mm=-12, reading="both", order=1.0),
    ),
    Sample(
        "dimension upright",
        Dimension(id=ID, points_mm=((40, 40), (90, 120)), shape="along", along_deg=90.0, reading="real", order=1.0),
    ),
    Sample("chain", Dimension(id=ID, points_mm=((40, 40), (80, 44), (150, 40)), shape="chain", order=1.0)),
    Sample("radius", Dimension(id=ID, points_mm=((90, 90), (120, 110)), shape="radius", order=1.0)),
    Sample(
        "angle",
        Dimension(id=ID, points_mm=((90, 90), (150, 90), (120, 150)), shape="angle", offset_mm=30, order=1.0),
    ),
    Sample("tall label", Label(id=ID, text="Ág", at_mm=(120, 90), height_mm=20.0, order=1.0)),
    Sample(
        "sculpted hill with a hollow",
        Sculpture(id=ID, grid=asset_name(SCULPTED), at_mm=(110, 90), width_mm=80.0, depth_mm=60.0, order=1.0),
        (BED,),
        assets={asset_name(SCULPTED): SCULPTED},
    ),
    Sample(
        "sculpted ground, turned and gone",
        Sculpture(id=ID, grid="0" * 32, at_mm=(110, 90), width_mm=80.0, depth_mm=60.0, rotation_deg=30.0, order=1.0),
    ),
    Sample("underlay", Underlay(id=ID, picture="0" * 32, at_mm=(140, 100), width_mm=120.0, aspect=0.75, order=1.0)),
    Sample(
        "cropped underlay",
        Underlay(
            id=ID,
            picture="0" * 32,
            at_mm=(140, 100),
            width_mm=90.0,
            rotation_deg=30.0,
            opacity=0.5,
            printed=True,
            crop=(0.1, 0.0, 0.9, 0.8),
            order=1.0,
        ),
    ),
)
