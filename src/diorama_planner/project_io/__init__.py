"""Files: the .diorama container, atomic writing, autosave, recovery and locks. Knows nothing of windows.

Start at `container` (open and save a project) and `files` (how every file of the program is written).
"""
