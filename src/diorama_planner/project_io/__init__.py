"""project_io."""
