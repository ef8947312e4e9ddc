"""Bodies as triangle meshes and prisms: how they are made, joined and checked. No drawing, no files."""
