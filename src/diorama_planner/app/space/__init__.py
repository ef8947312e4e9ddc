"""The plan in space: bodies of its items and meshes of its own, for the view and for exporters."""
