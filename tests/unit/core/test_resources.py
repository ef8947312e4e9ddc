import csv
import io

import pytest

from diorama_planner.core.errors import MissingComponentError, UsageError
from diorama_planner.core.resources import asset_bytes, asset_path, asset_text, assets_folder


def test_a_shipped_file_is_found_and_read_as_bytes_and_text():
    path = asset_path("catalogue", "scales.csv")
    assert path.is_file()
    assert path.is_relative_to(assets_folder())
    assert asset_bytes("catalogue", "scales.csv") == path.read_bytes()
    rows = list(csv.DictReader(io.StringIO(asset_text("catalogue", "scales.csv"))))
    assert next(iter(rows[0])) == "id"


def test_one_part_may_hold_slashes():
    assert asset_path("catalogue/props.csv") == asset_path("catalogue", "props.csv")


def test_a_missing_file_is_named_with_what_to_do():
    with pytest.raises(MissingComponentError, match=r"assets/catalogue/nothing\.csv is missing.*install"):
        asset_path("catalogue", "nothing.csv")


@pytest.mark.parametrize("parts", [(), ("..", "pyproject.toml"), ("catalogue", "../../x"), ("/etc/passwd",)])
def test_no_path_leads_out_of_the_assets(parts):
    with pytest.raises(UsageError, match="not a path inside"):
        asset_path(*parts)
