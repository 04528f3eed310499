"""The command line: the same services without a screen.

Exit codes: 0 done, 1 something the user can mend (said in a sentence on stderr), 2 wrong use.
"""

import sys
from collections.abc import Sequence

from wsg_desktop.errors import UserError
from wsg_desktop.texts import translator


def main(argv: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    from wsg_desktop.cli.parser import build_parser, protect_value

    tr = translator("nl")
    arguments = build_parser(tr).parse_args(protect_value(list(argv)))
    try:
        return arguments.run(arguments, tr)
    except UserError as error:
        print(f"wsg-desktop: {error.text(tr)}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        # The reader of our output (head, less) has seen enough; that is no error.
        sys.stderr.close()
        return 0
