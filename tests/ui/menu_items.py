"""Menus and what is in them, as Python types: Qt hands them out as plain objects."""

from typing import cast

from PySide6.QtWidgets import QMenu

from wsg_desktop.ui.main_window import MainWindow


def menu_at(window: MainWindow, index: int) -> QMenu:
    """Return the menu at `index` of the menu bar."""
    return cast("QMenu", window.menuBar().actions()[index].menu())


def menu_in(menu: QMenu, text: str) -> QMenu:
    """Return the menu inside `menu` that has these words."""
    return cast("QMenu", next(one.menu() for one in menu.actions() if one.text() == text))
