"""What a hand on the plan means: state machines that turn pointer and keys into previews and edits.

No Qt, no document is changed here: a tool is a pure `step`, and its edits are run by whoever owns the session.
"""
