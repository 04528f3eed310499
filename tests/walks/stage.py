"""Where a walk takes place: its folder and options, and a window on its programme, as people see it."""

import argparse
import gc
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from tests.walks.hand import Hand, Walk

if TYPE_CHECKING:
    from wsg_desktop.services.document import Document
    from wsg_desktop.ui.main_window import MainWindow

SIZE = (1366, 768)


def run(
    name: str,
    description: str | None,
    make: Callable[[Path], "Document"],
    begin: "Callable[[MainWindow, Document, Path, Hand], tuple[Walk, Callable[[], str]]]",
) -> int:
    """Walk in a new folder, write down and tell what it counts; return 1 when it came to a stop.

    `make` makes the programme, `begin` returns the walk and what tells afterwards what it proved.
    """
    parser = argparse.ArgumentParser(prog=f"python -m tests.walks.{name}", description=description)
    parser.add_argument("folder", type=Path, help="a new folder")
    parser.add_argument("--language", choices=("nl", "en"), default="nl")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    options = parser.parse_args()
    folder: Path = options.folder
    folder.mkdir(parents=True)
    os.environ["WSG_DATA"] = str(folder / "data")

    from wsg_desktop.app import Program
    from wsg_desktop.settings import LANGUAGE, THEME

    document = make(folder)
    program = Program([])
    program.settings.set(LANGUAGE, options.language)
    program.settings.set(THEME, options.theme)
    window, hand = program.window, Hand(folder)
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(*SIZE)
    window.show_start()
    window.show()
    window.session.show(document)
    gc.collect()
    gc.freeze()  # as the program does when it has opened a file
    walk, told = begin(window, document, folder, hand)
    hand.run(walk)
    window.close()
    said = f"{hand.report()}\n{told()}\n"
    (folder / "report.txt").write_text(said, encoding="utf-8")
    print(said)
    return int(hand.failed)
