"""Readers of mesh files of strangers: STL, OBJ, GLB and 3MF, one module each, without any library."""
