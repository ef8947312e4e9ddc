"""The window in which sheets and bars are cut."""
