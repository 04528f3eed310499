"""What a developer does to the program: set up, try, test, check, translate. Called through `dev.py`.

Standard library only, so that it runs with any Python 3.11 or newer before anything is installed; the one
exception is `catalogues`, which runs inside the private environment. Nothing here is part of the product.
"""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class DevError(Exception):
    """A step cannot be done: a sentence that says what, why and how to go on."""
