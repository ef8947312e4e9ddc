"""What surfaces look like under a lens: colour, relief and shine as repeats of true size, by numpy alone.

`surface(finish, texture, colour, denominator)` in `surface` is the door. `skins_*` make the repeats; turning them
into materials of Qt Quick 3D is for `rendering.materials`.
"""
