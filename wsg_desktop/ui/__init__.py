"""The window: the only package that imports QtWidgets.

PySide6 replaces Python's import by one that reads and keeps the source of every module that is imported, only
to learn whether it may use `from __feature__ import ...`. Nothing here does, so the one before is put back.
That saves an eighth of the time until a list can be used, and 20 MB.
"""

import builtins

import PySide6.QtCore  # noqa: F401 - it replaces the import, whoever is the first to ask for it

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
