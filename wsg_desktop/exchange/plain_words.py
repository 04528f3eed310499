"""Words as they compare: without case, accents, signs and the endings that headers leave open ("Trekker(s)").

For headers and for the fixed words in cells; names of parties have their own rules in the domain.
"""

import re
import unicodedata
from functools import lru_cache

_OPEN_ENDING = re.compile(r"\((?:s|en|n|e|jes|es)\)")
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010\u2011]\s*(?=[^\W\d_])")
_SIGNS = (("%", " procent "), ("€", " euro "), ("&", " en "), ("+", " en "), ("#", " nummer "))


@lru_cache(maxsize=16_384)
def plain_words(text: str) -> str:
    """Return `text` in lower case ASCII words: `Project-verantwoordelijke` is `projectverantwoordelijke`."""
    text = unicodedata.normalize("NFKD", text.casefold().replace("ß", "ss"))
    text = _OPEN_ENDING.sub("", text)
    text = _BROKEN_WORD.sub("", text)
    for sign, word in _SIGNS:
        text = text.replace(sign, word)
    text = "".join(sign for sign in text if not unicodedata.combining(sign))
    return " ".join(re.findall(r"[a-z0-9]+", text))


def compact(text: str) -> str:
    """Return the plain words of `text` without blanks, so that `Start datum` and `startdatum` are one."""
    return plain_words(text).replace(" ", "")
