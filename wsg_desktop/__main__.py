"""Where the program starts: the window, or one of the verbs of the command line."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from wsg_desktop.texts import translator

VERBS = frozenset(
    {
        "new", "import", "list", "set", "undo", "redo", "history", "changes", "overview", "chart", "check",
        "backup", "restore", "attention", "schedule", "link", "pass", "calendar", "settings", "party",
        "answers", "register", "meeting", "decision", "action", "-h", "--help", "--version",
    }
)  # fmt: skip
"""First words that the command line takes; everything else is for the window."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with `argv` (without its own name) and return its exit code."""
    if getattr(sys, "frozen", False):
        # Lists are read in a process of their own; frozen, that is this program again. Nothing goes before.
        from multiprocessing import freeze_support

        freeze_support()
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments and arguments[0] in VERBS:
        from wsg_desktop import cli

        return cli.main(arguments)
    sample = arguments[:1] == ["demo"]
    names = arguments[1:] if sample else arguments
    if len(names) > 1 or (names and names[0].startswith("-")):
        from wsg_desktop import cli

        return cli.main(arguments)
    if not _has_screen():
        sentence = translator("nl")(
            "There is no screen to show a window on. Use the command line: wsg-desktop --help."
        )
        print(sentence, file=sys.stderr)  # noqa: T201 - there is no window to say it in
        return 1
    from wsg_desktop.app import Program

    return Program([]).run(Path(names[0]) if names else None, sample=sample)


def _has_screen() -> bool:
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


if __name__ == "__main__":
    sys.exit(main())
