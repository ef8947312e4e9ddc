"""solids."""
