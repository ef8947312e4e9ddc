"""How large what we read may be. Files come from strangers: every count is checked before it is believed."""

from __future__ import annotations

MB = 2**20

MAX_FILE_BYTES = 512 * MB
"""A project file on disk."""
MAX_MEMBERS = 5_000
"""Members of a project's zip."""
MAX_NAME_BYTES = 240
"""The name of one member."""
MAX_UNPACKED_BYTES = 2_048 * MB
"""All members together, unpacked."""
MAX_DOCUMENT_BYTES = 256 * MB
"""`document.json`, or a list of items for `add`."""
MAX_THUMBNAIL_BYTES = 4 * MB
"""`thumbnail.png`."""
MAX_RATIO = 200
"""How many times a member may grow when it is unpacked ..."""
RATIO_FROM_BYTES = 1 * MB
"""... if it is larger than this afterwards."""
MAX_RECORDS = 100_000
"""Records of a document."""
MAX_PARTS = 50_000
"""Entries of one list or mapping of a record: vertices, prices."""
MAX_TEXT = 65_536
"""Characters of one text."""
MAX_DEPTH = 64
"""Nesting of data whose shape is not declared."""
