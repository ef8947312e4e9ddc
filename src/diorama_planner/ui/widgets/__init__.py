"""Small controls that panels and dialogs are made of; none of them knows a session."""
