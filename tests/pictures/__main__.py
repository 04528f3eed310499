"""Draw every place, light and dark, in Dutch and English: `python -m tests.pictures FOLDER`.

Without a folder the pictures go to docs/pictures, and those of the help to where the program has them.

The sample programme is made for one fixed day, so that pictures differ only where the program does.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

from tests.pictures import help_pictures

SIZE = (1366, 768)
MOMENT = datetime(2026, 11, 23, 7, 47, tzinfo=UTC)
"""Monday morning; the sample's dates lie around it."""


def main() -> int:
    """Write `PLACE-LANGUAGE-THEME.png` for each place into the folder that is named."""
    parser = argparse.ArgumentParser(prog="python -m tests.pictures", description=__doc__)
    parser.add_argument(
        "folder", type=Path, nargs="?", help="where the pictures go, with those of the help in help/"
    )
    chosen: Path | None = parser.parse_args().folder
    folder = chosen or Path("docs/pictures")
    for_help = chosen / "help" if chosen else help_pictures.FOLDER
    for made in (folder, for_help):
        made.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as own:
        os.environ["WSG_DATA"] = own
        for name in draw(folder, for_help, Path(own)):
            print(name)
    return 0


def draw(folder: Path, for_help: Path, own: Path) -> Iterator[str]:
    """Draw all pictures; `own` holds the sample and the settings meanwhile."""
    from PySide6.QtCore import Qt

    from wsg_desktop.app import Program
    from wsg_desktop.domain.clock import FixedClock
    from wsg_desktop.services.document import Document
    from wsg_desktop.services.sample import create_sample
    from wsg_desktop.settings import LANGUAGE, THEME
    from wsg_desktop.ui.places import PLACES

    path = own / "Deventer en Twente.wsg"
    clock = FixedClock(MOMENT)
    create_sample(path, "Jan", clock=clock).close()
    program = Program([])
    window = program.window
    # The platform without a screen has a small one, on which the window would be maximised.
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.setFixedSize(*SIZE)
    window.show_start()
    window.show()
    for language, theme in product(("nl", "en"), ("light", "dark")):
        program.settings.set(LANGUAGE, language)
        program.settings.set(THEME, theme)
        window.session.close()
        yield _grab(program, folder / f"start-{language}-{theme}.png")
        window.session.show(Document.open(path, "Jan", clock))
        for place in PLACES:
            window.go_to(place.key)
            yield _grab(program, folder / f"{place.key}-{language}-{theme}.png")
        yield from help_pictures.draw_help(program, for_help, f"{language}-{theme}")
        window.setFixedSize(*SIZE)
    window.close()


def _grab(program: object, path: Path) -> str:
    """Let everything that was put off happen, then keep what the window shows."""
    from wsg_desktop.app import Program

    assert isinstance(program, Program)
    help_pictures.wait(400)
    if not program.window.grab().save(str(path)):
        raise OSError(f"{path} cannot be written")
    return path.name


if __name__ == "__main__":
    sys.exit(main())
