"""The plan on its cutting mat: a projection of the document that hands and keys act on through `tools`.

Nothing here is the truth: every graphics item can be thrown away and made anew from the session.
"""
