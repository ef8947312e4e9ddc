"""Builds the shipped templates and examples from their item lists, through the use cases of the program itself.

Run `python scripts/build_starts.py` after a change of the lists in `scripts/starts` (those in `lit` are the light of
examples, those in `dressed` all that makes a scene of a brief, those in `cameras` what takes their pictures), of the
briefs, or of the project format; the results lie in `assets/templates` and `assets/examples`.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from diorama_planner.app import verbs
from diorama_planner.app.advice.named_scales import read_scale
from diorama_planner.app.drawing_job import plan_bounds
from diorama_planner.app.editing.placements import read_placements
from diorama_planner.app.session import Session
from diorama_planner.app.starts import new_document
from diorama_planner.core.units import parse_size
from diorama_planner.kinds.base import BaseLayer
from diorama_planner.model.record import BASE_ID, Layer
from diorama_planner.painting.application import offscreen_application
from diorama_planner.painting.images import png_bytes
from diorama_planner.painting.thumbnail import drawing_image
from diorama_planner.project_io.items_json import decode_items, decode_list

ROOT = Path(__file__).parent.parent
BRIEFS = ROOT / "tests" / "data" / "briefs"
STARTS = ROOT / "scripts" / "starts"
THUMBNAIL_PX = (480, 360)

EXAMPLES: tuple[dict[str, Any], ...] = (
    {
        "id": "neon-alley",
        "title": "Neon alley",
        "scale": "1:64",
        "base": "200x240 mm",
        "board": ("mdf_eu_9", 9.0),
        "changes": {
            BASE_ID: {"feet": 4, "clearance_mm": 20.0, "cable_exit": "back"},
            "sign": {"at_mm": (100.0, 218.0)},
            "hero": {"rotation_deg": 250.0, "lamps_up": True, "colours": {"body": "#f1efe8"}},
            "moss-drift": {"colour": "#5a6637"},
            "wall-west": {"cap": "evergreen_strip"},
            "wall-east": {"cap": "evergreen_strip"},
            "wall-north": {"cap": "evergreen_strip", "face": "plaster"},
            "vending-1": {"rotation_deg": 90.0},
            "vending-2": {"rotation_deg": 90.0},
        },
    },
    {
        "id": "country-halt",
        "title": "Country halt",
        "scale": "1:87",
        "base": "600x400 mm",
        "board": ("ply_birch_12", 12.0),
        "changes": {"pond": {"material": "ws_deep_pour"}},
    },
    {
        "id": "dockside",
        "title": "Dockside",
        "scale": "1:87",
        "base": "700x560 mm",
        "board": ("mdf_eu_9", 9.0),
        "changes": {BASE_ID: {"layers": (BaseLayer(material="xps_eu_20", thickness_mm=20.0),)}},
    },
)

CAMERAS = Layer(id="cameras", name="Cameras", colour="#8b6ef0", order=-1.0, hidden=True)
"""Their wedges would lie over the whole plan; they are looked through in space, whether they are shown or not."""


def start_session(title: str, scale: str, base: str, board: tuple[str, float]) -> Session:
    """Begin an empty plan."""
    session = Session()
    size = parse_size(base)
    read = read_scale(scale, lambda: session.catalogue)
    session.new(new_document(title, read, (size[0], size[1]), material=board[0], thickness_mm=board[1]))
    return session


def save(session: Session, target: Path) -> None:
    """Save with a picture."""
    image = drawing_image(session.drawing(), plan_bounds(session), THUMBNAIL_PX)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    session.save(target, png_bytes(image))
    print(f"{target.relative_to(ROOT)}: {sum(1 for _ in session.document.items())} items")


def build_templates() -> None:
    """Build one template for each list."""
    for source in sorted(STARTS.glob("*.json")):
        said = json.loads(source.read_text(encoding="utf-8"))
        session = start_session(
            said["title"], said["scale"], said["base"], (said.get("base_material", "mdf_eu_9"), 9.0)
        )
        items = decode_items(json.dumps(said["items"]).encode())
        verbs.check_catalogue_ids(items, session.catalogue)
        with session.edit("Build") as draft:
            verbs.add_items(draft, items)
        save(session, ROOT / "assets" / "templates" / f"{source.stem}.diorama")


def build_examples() -> None:
    """Build the three briefs, two by `add`, one by `place`: changed, lit and dressed for their cameras."""
    for said in EXAMPLES:
        session = start_session(said["title"], said["scale"], said["base"], said["board"])
        table = BRIEFS / f"{said['id']}.csv"
        if table.exists():
            items = list(read_placements(table, session.catalogue))
        else:
            items = decode_items((BRIEFS / f"{said['id']}.items.json").read_bytes())
        lit = STARTS / "lit" / f"{said['id']}.json"
        lights = [listed.item for listed in decode_list(lit.read_bytes())] if lit.exists() else []
        dressing = decode_items((STARTS / "dressed" / f"{said['id']}.json").read_bytes())
        cameras = decode_items((STARTS / "cameras" / f"{said['id']}.json").read_bytes())
        verbs.check_catalogue_ids(dressing, session.catalogue)
        with session.edit("Build") as draft:
            draft.put(CAMERAS)
            verbs.add_items(draft, items)
            for record_id, fields in said.get("changes", {}).items():
                verbs.set_fields(draft, record_id, fields)
            verbs.add_items(draft, [*lights, *dressing, *(replace(each, layer=CAMERAS.id) for each in cameras)])
        save(session, ROOT / "assets" / "examples" / f"{said['id']}.diorama")


def main() -> int:
    """Build all."""
    offscreen_application()
    build_templates()
    build_examples()
    return 0


if __name__ == "__main__":
    sys.exit(main())
