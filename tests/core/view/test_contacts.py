"""How a bureau is reached is found in whatever somebody wrote in one cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlsops.core.view.contacts import Contacts, contacts_in


@pytest.mark.parametrize(
    ("text", "mail", "phone"),
    [
        ("", "", ""),
        ("organisasi@contoh.go.id", "organisasi@contoh.go.id", ""),
        ("0358-321234", "", "0358-321234"),
        ("Bu Ani 0812 3456 7890 / ani@contoh.go.id", "ani@contoh.go.id", "0812 3456 7890"),
        ("WA +62 812-3456-7890; umum@contoh.go.id.", "umum@contoh.go.id", "+62 812-3456-7890"),
        ("(0358) 321234 pes. 12", "", "(0358) 321234"),
        ("ruang 12, lantai 3", "", ""),
        ("08123456789@contoh.go.id", "08123456789@contoh.go.id", ""),
    ],
)
def test_mail_and_telephone_are_found(text: str, mail: str, phone: str) -> None:
    assert contacts_in(text) == Contacts(mail, phone)


@given(st.text())
def test_what_is_found_stands_in_the_text(text: str) -> None:
    found = contacts_in(text)
    assert found.mail in text
    assert "@" in found.mail or not found.mail
    assert sum(map(str.isdigit, found.phone)) >= 7 or not found.phone


def test_both_are_told_telephone_first() -> None:
    assert str(Contacts("a@contoh.go.id", "0812")) == "0812, a@contoh.go.id"
    assert str(Contacts()) == ""
