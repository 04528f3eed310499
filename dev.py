"""Set up, try, test and check WSG Desktop: `python3 dev.py` lists the commands."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - this file is what an older Python meets first
    sys.exit(
        "WSG Desktop needs Python 3.11 or newer and this is Python {}.{}: start dev.py with a newer one, "
        "for example `python3.12 dev.py`.".format(*sys.version_info)
    )

from devtools.commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
