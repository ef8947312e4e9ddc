"""Damaged projects: refused in words, or read as valid records, and nothing else (fault case F13)."""

import json
import random

import pytest
from project_io_fakes import CODEC, sample_document

from diorama_planner.core.errors import BadFileError
from diorama_planner.project_io.archive import pack
from diorama_planner.project_io.container import contents_of, project_bytes
from diorama_planner.project_io.document_json import encode_document

SEED = 20260117
TOKENS = [b"null", b"true", b"-1", b"1e999", b"NaN", b"{}", b"[]", b'"x"', b"1" * 400, b"\xff", b"[" * 99]
TOKENS += [b'"\\ud800"', b"0.0", b"-0.0", b"\n", b","]
VALUES = [None, True, -1, 1e300, 10**400, {}, [], "", "x" * 70_000, [[]], [[1, 2, 3]], [None] * 3]
VALUES += [{"1": [[0, 0], [0, 0]]}, "fence", "gate", "ground"]


def mutated(rng, data):
    """Change some bytes: flip, cut out, double, put a token in."""
    data = bytearray(data)
    for _ in range(rng.randint(1, 4)):
        at = rng.randrange(len(data))
        end = min(at + rng.randint(1, 20), len(data))
        match rng.randrange(5):
            case 0:
                data[at] ^= 1 << rng.randrange(8)
            case 1:
                del data[at:end]
            case 2:
                data[at:at] = data[at:end]
            case 3:
                data[at:at] = rng.choice(TOKENS)
            case 4:
                data[at:end] = rng.choice(TOKENS)
        if not data:
            break
    return bytes(data)


def reshaped(rng, value, depth=0):
    """Change one value somewhere in a tree of JSON."""
    if isinstance(value, dict | list) and value and rng.random() < 0.85 and depth < 8:
        key = rng.choice(list(value)) if isinstance(value, dict) else rng.randrange(len(value))
        changed = value.copy()
        if rng.random() < 0.1:
            del changed[key]
        else:
            changed[key] = reshaped(rng, value[key], depth + 1)
        return changed
    return rng.choice(VALUES)


def check(data):
    try:
        contents = contents_of(data, codec=CODEC)
    except BadFileError as error:
        return "\n" in str(error) and pytest.fail(f"more than one line: {error}")
    # Whatever was read can be saved and is the same then: it is valid.
    again = project_bytes(contents.document, codec=CODEC)
    assert contents_of(again, codec=CODEC).document.records == contents.document.records
    return True


@pytest.mark.parametrize("part", range(4))
def test_changed_bytes_of_the_file(part):
    rng = random.Random(SEED + part)
    data = project_bytes(sample_document(), codec=CODEC)
    read = sum(check(mutated(rng, data)) for _ in range(800))
    assert read < 800


@pytest.mark.parametrize("part", range(4))
def test_changed_bytes_of_the_document(part):
    rng = random.Random(SEED + 10 + part)
    text = encode_document(CODEC, sample_document().records)
    read = sum(check(pack({"document.json": mutated(rng, text)})) for _ in range(800))
    assert 0 < read < 800


@pytest.mark.parametrize("part", range(4))
def test_changed_values_of_the_document(part):
    rng = random.Random(SEED + 20 + part)
    tree = json.loads(encode_document(CODEC, sample_document().records))
    read = sum(check(pack({"document.json": json.dumps(reshaped(rng, tree)).encode()})) for _ in range(800))
    assert 0 < read < 800
