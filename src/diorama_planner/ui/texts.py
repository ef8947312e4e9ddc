"""Words on the screen: the one door through which the window's texts pass, so that they can be translated.

Texts of lower layers come as `Message` and pass through `say`. Lengths are written by `ui.readings`.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from diorama_planner.core.messages import Message, counted

CONTEXT = "planner"


def tr(text: str, /, **args: object) -> str:
    """Translate a template and fill it."""
    found = QCoreApplication.translate(CONTEXT, text)
    return found.format(**args) if args else found


def say(message: Message | str, *, decimal_comma: bool = False) -> str:
    """Translate a message of a lower layer and fill it."""
    if isinstance(message, str):
        return message
    return message.written(QCoreApplication.translate(CONTEXT, message.id), decimal_comma=decimal_comma)


def begun(sentence: str) -> str:
    """Begin with a capital, but for the name of a file or of a thing."""
    first = sentence.split(" ", 1)[0].rstrip(".,:")
    return sentence[:1].upper() + sentence[1:] if first.isalpha() else sentence


def tr_count(one: str, several: str, count: int, /, **args: object) -> str:
    """Translate the text for one, or the one for several, and fill it with `count` and `args`."""
    return say(counted(one, several, count, **args))
