"""Mail addresses and telephone numbers in what somebody wrote to say how a bureau is reached."""

import re

from msgspec import Struct

_MAIL = re.compile(r"[^\s@<>,;:\"]+@[^\s@<>,;:\"]+\.[^\s@<>,;:\"]+")
_PHONE = re.compile(r"(?<![\w.])(?:\+?\d|\(0)[\d ().-]{6,18}\d(?![\w.])")
_FEWEST = 7
"""So few digits a number may have that still can be rung."""


class Contacts(Struct, frozen=True):
    """How a bureau is reached: the first mail address and the first telephone number; empty for none."""

    mail: str = ""
    phone: str = ""

    def __str__(self) -> str:
        """Return both as a person reads them."""
        return ", ".join(filter(None, (self.phone, self.mail)))


def contacts_in(text: str) -> Contacts:
    """Return the mail address and the telephone number that stand in a free text."""
    mail = _MAIL.search(text)
    without = text.replace(mail[0], " ") if mail else text
    numbers = (found[0].strip() for found in _PHONE.finditer(without))
    phone = next((each for each in numbers if sum(map(str.isdigit, each)) >= _FEWEST), "")
    return Contacts(mail[0].rstrip(".") if mail else "", phone)
