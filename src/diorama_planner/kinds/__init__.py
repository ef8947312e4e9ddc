"""The kinds of item, one module each: its record, its pure facets, and `KIND` that names them.

A kind never imports another; what one needs of its surroundings comes through `kinds.contract.Around`.
"""
