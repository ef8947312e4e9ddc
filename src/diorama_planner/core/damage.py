"""What the standard library's `zipfile` raises where a file is damaged; what that means is for those who read it."""

import struct
import zipfile
import zlib

DAMAGED_ZIP = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError),
    *(KeyError, IndexError, ValueError, OverflowError, OSError),
)
"""Found by a hundred thousand mutations of a file."""
