"""Plan pictures and bodies of things, each from the proportions of its class. Nothing here paints.

`library.symbol_of` draws, `grounds.contact_patches` tells what ground is touched, `bodies.body` what is filled
at which height. The class modules that draw are imported when their first thing is.
"""
