"""Dialogs and the larger controls that they share with the start page. None changes a plan but by one edit."""
