"""Plane geometry as pure functions over numpy arrays; the only home of shapely."""
