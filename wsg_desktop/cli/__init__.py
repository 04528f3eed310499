"""The command line: the same services without a screen.

Exit codes: 0 done, 1 something the user can mend (said in a sentence on stderr), 2 wrong use.
"""

import sys
from collections.abc import Sequence

from wsg_desktop.errors import UserError, why
from wsg_desktop.texts import N_, Translator, translator

REFUSED = N_(
    "The computer refuses this: {reason}. Nothing was lost; look at the disk or the name and try again."
)

INTERRUPTED = 130
"""What shells expect of a program that was stopped with Ctrl+C."""


def main(argv: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    from wsg_desktop.cli.answers import finish_output, prepare_streams

    tr = translator("nl")
    prepare_streams()
    try:
        return _run(argv, tr)
    except UserError as error:
        return _refuse(error.text(tr))
    except BrokenPipeError:
        # The reader of our output (head, less) has seen enough; that is no error.
        return 0
    except OSError as error:
        return _refuse(tr(REFUSED, reason=tr(why(error))))
    except KeyboardInterrupt:
        return INTERRUPTED
    finally:
        if sys.stdout is not None:
            finish_output()


def _run(argv: Sequence[str], tr: Translator) -> int:
    from wsg_desktop.cli.parser import build_parser, protect_value

    arguments = build_parser(tr).parse_args(protect_value(list(argv)))
    code: int = arguments.run(arguments, tr)
    if sys.stdout is not None:
        # Not left to Python's end: a full disk can still be told here.
        sys.stdout.flush()
    return code


def _refuse(sentence: str) -> int:
    from wsg_desktop.cli.answers import write_problem

    write_problem(f"wsg-desktop: {sentence}")
    return 1
