"""A camera: where the lens is, where it looks, and what it is made of. It needs no material and lights nothing.

What its lens does is for `optics`; how it is set up and what it draws of that, for `camera_setup` and `camera_looks`.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated, ClassVar

from diorama_planner.core.errors import RecordError
from diorama_planner.core.messages import msg
from diorama_planner.kinds.contract import ItemKind, Placement, Reads
from diorama_planner.kinds.shared import DIMENSION_LEVEL, later
from diorama_planner.model.record import Hides, Item, Point, RecordId
from diorama_planner.model.roles import Role, Spec, check_fields

WHOLE = "sensor"
"""The frame of all that the sensor sees."""

FRAMES = (WHOLE, "3:2", "4:3", "1:1", "16:9", "2.39", "4:5", "2:3", "9:16")

STANDARD_LENS = "phone_ip13_main"
"""What most builders have in their pocket."""

MOST_KEYS = 200
LONGEST_S = 3600.0
"""No shot is an hour long."""

_TYPED = ("",)
"""What says that no entry of the catalogue is meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CameraKey:
    """Where a camera that moves is at a time of its shot, and whither it looks; as the fields of the camera itself.

    Without `focus_mm` it stays focused as the camera is where it starts.
    """

    at_s: Annotated[float, Spec(Role.RATIO, "Time in seconds", positive=True, maximum=LONGEST_S)]
    at_mm: Annotated[Point, Spec(Role.POINT, "Position")]
    height_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Lens height", minimum=0)] = 25.0
    pan_deg: Annotated[float, Spec(Role.ANGLE, "Aim")] = 90.0
    tilt_deg: Annotated[float, Spec(Role.RATIO, "Tilt in degrees", minimum=-90, maximum=90)] = 0.0
    roll_deg: Annotated[float, Spec(Role.RATIO, "Roll in degrees", minimum=-180, maximum=180)] = 0.0
    focus_mm: Annotated[float | None, Spec(Role.REAL_LENGTH, "Focus at", positive=True)] = None

    def __post_init__(self) -> None:
        check_fields(self, "key frame")


@dataclass(frozen=True, slots=True, kw_only=True)
class CameraPhoto:
    """A photograph of the real scene, laid over what a camera sees to match both; `picture` names the asset.

    `share` of it is seen, up to `wipe` of the width. It fills the frame as far as it goes, `zoom` times as large,
    `across` and `down` by shares of the frame, turned clockwise.
    """

    picture: Annotated[str, Spec(Role.DATA)]
    share: Annotated[float, Spec(Role.RATIO, "Opacity", minimum=0.0, maximum=1.0)] = 0.5
    wipe: Annotated[float, Spec(Role.RATIO, "Wipe", minimum=0.0, maximum=1.0)] = 1.0
    zoom: Annotated[float, Spec(Role.RATIO, "Size", minimum=0.5, maximum=2.0)] = 1.0
    across: Annotated[float, Spec(Role.RATIO, "Across", minimum=-0.5, maximum=0.5)] = 0.0
    down: Annotated[float, Spec(Role.RATIO, "Down", minimum=-0.5, maximum=0.5)] = 0.0
    turn_deg: Annotated[float, Spec(Role.RATIO, "Turn", minimum=-15.0, maximum=15.0)] = 0.0

    def __post_init__(self) -> None:
        check_fields(self, "photograph")


@dataclass(frozen=True, slots=True, kw_only=True)
class Camera(Item):
    """`at_mm` is the eye of its lens, `height_mm` over the surface there; it looks to `pan_deg` in plan.

    Lens, sensor, body and accessories are ids of `cameras.csv`. Without a lens `focal_mm` is typed; without a sensor
    it is the one that the lens is made for (36 x 24 mm for others), or of the typed width and height, one of which is
    enough for 3:2. `focus_mm` is counted from the sensor, as on lenses; with a `target` the focus follows that.
    For its shot the whole base stands on blocks of `lift_mm`, so that the camera can stand lower beside it.
    One that moves starts as it stands, at 0 s, and is at each of its `keys` at the time of that. `hides` are walls
    that are lifted off for its picture; `photo` is what the real camera has taken of the real scene.
    """

    kind: ClassVar[str] = "camera"

    at_mm: Annotated[Point, Spec(Role.POINT, "Position")]
    height_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Lens height", minimum=0)] = 25.0
    pan_deg: Annotated[float, Spec(Role.ANGLE, "Aim")] = 90.0
    tilt_deg: Annotated[float, Spec(Role.RATIO, "Tilt in degrees", minimum=-90, maximum=90)] = 0.0
    roll_deg: Annotated[float, Spec(Role.RATIO, "Roll in degrees", minimum=-180, maximum=180)] = 0.0
    lens: Annotated[str, Spec(Role.CAMERA_PART, "Lens")] = STANDARD_LENS
    focal_mm: Annotated[
        float, Spec(Role.BENCH_LENGTH, "Focal length", positive=True, maximum=2000, when=("lens", _TYPED))
    ] = 50.0
    sensor: Annotated[str, Spec(Role.CAMERA_PART, "Sensor")] = ""
    sensor_width_mm: Annotated[
        float | None, Spec(Role.BENCH_LENGTH, "Its width", positive=True, maximum=500, when=("sensor", _TYPED))
    ] = None
    sensor_height_mm: Annotated[
        float | None, Spec(Role.BENCH_LENGTH, "Its height", positive=True, maximum=500, when=("sensor", _TYPED))
    ] = None
    body: Annotated[str, Spec(Role.CAMERA_PART, "Body")] = ""
    accessories: Annotated[tuple[str, ...], Spec(Role.CAMERA_PART, "With")] = ()
    f_number: Annotated[float, Spec(Role.RATIO, "Aperture f/", positive=True, maximum=256)] = 1.6
    focus_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Focus at", positive=True, when=("target", _TYPED))] = 200.0
    target: Annotated[RecordId, Spec(Role.REFERENCE, "Focus follows")] = ""
    frame: Annotated[str, Spec(Role.CHOICE, "Frame", choices=FRAMES)] = WHOLE
    lift_mm: Annotated[float, Spec(Role.BENCH_LENGTH, "Base on blocks of", minimum=0, maximum=2000)] = 0.0
    printed: Annotated[bool, Spec(Role.FLAG, "Print it too")] = False
    keys: Annotated[tuple[CameraKey, ...], Spec(Role.PARTS, "Key frames", shown=False)] = ()
    eased: Annotated[bool, Spec(Role.FLAG, "Starts and stops softly", when=("moves", (True,)))] = True
    hides: Hides = ()
    photo: Annotated[CameraPhoto | None, Spec(Role.DATA)] = None

    def __post_init__(self) -> None:
        super(Camera, self).__post_init__()
        if len(self.keys) > MOST_KEYS:
            text = msg("a camera has {count} key frames, more than {most}", count=len(self.keys), most=MOST_KEYS)
            raise RecordError(text, where=self.id)
        if any(late.at_s <= early.at_s for early, late in pairwise(self.keys)):
            raise RecordError(msg("each key frame must be later than the one before"), where=self.id)

    @property
    def moves(self) -> bool:
        """Whether it goes along a path."""
        return bool(self.keys)


def is_printed(item: Camera) -> bool:
    """Whether it comes onto paper with the plan."""
    return item.printed


KIND = ItemKind(
    tag="camera",
    record=Camera,
    name="Camera",
    plural="Cameras",
    icon="camera",
    placement=Placement.AIMED,
    level=DIMENSION_LEVEL - 2,
    tool_key="Shift+C",
    outline=later("camera_looks", "outline"),
    draw=later("camera_looks", "draw"),
    handles=later("camera_looks", "handles"),
    pulled=later("camera_looks", "pulled"),
    marks=later("camera_looks", "marks"),
    remarks=later("camera_words", "remarks"),
    check=later("camera_checks", "camera_issues"),
    is_printed=is_printed,
    sees=later("camera_setup", "seen_view"),
    reads=frozenset({Reads.GROUND, Reads.NEIGHBOURS}),
)
