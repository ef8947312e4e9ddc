"""Kinds are found without being loaded, and what is known of them before is what they say themselves."""

import subprocess
import sys

from diorama_planner.kinds.registry import KINDS


def test_what_is_read_off_a_kind_is_what_it_says() -> None:
    for tag, kind in KINDS.items():
        head = KINDS.heads[tag]
        assert (head.tag, head.name, head.icon, head.tool_key) == (kind.tag, kind.name, kind.icon, kind.tool_key)
    assert len(KINDS) == len(KINDS.heads)
    assert "canal" not in KINDS


def test_a_kind_is_loaded_when_it_is_first_named() -> None:
    code = "import sys\nfrom diorama_planner.kinds.registry import KINDS\n"
    code += "print('light' in KINDS, KINDS['label'].tag, 'diorama_planner.kinds.light' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.split() == ["True", "label", "False"]
