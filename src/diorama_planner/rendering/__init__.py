"""The plan in space on Qt Quick 3D: surfaces, light, the lens, and pictures taken through it.

It interprets the bodies of `solids` and the views of `optics` and knows no kind by name. Nothing here is imported
before the view in space is first shown.
"""
