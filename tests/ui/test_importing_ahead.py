"""What windows need is imported step by step, and everything that is named is there."""

from importlib.util import find_spec

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from wsg_desktop.services.document import Document
from wsg_desktop.ui import importing_ahead
from wsg_desktop.ui.importing_ahead import FOR_WINDOWS


def test_each_step_is_a_module_and_comes_once(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[str] = []
    monkeypatch.setattr(importing_ahead, "import_module", found.append)
    monkeypatch.setattr(importing_ahead, "_BETWEEN", 0)
    parent = QObject()
    importing_ahead.import_ahead(parent, (*FOR_WINDOWS, *Document.needed_for_changes))

    qtbot.waitUntil(lambda: not parent.children())
    assert tuple(found) == (*FOR_WINDOWS, *Document.needed_for_changes)
    assert all(map(find_spec, found))
