"""Texts and attributes are spelt as the standard library spells them."""

from xml.sax import saxutils

from hypothesis import given
from hypothesis import strategies as st

from xlsops.excel.package.spelt import escape, quoteattr


@given(st.text(st.sampled_from("ab<>&\"'\n\r\t é") | st.characters()))
def test_texts_and_attributes_are_spelt_as_the_standard_library_spells_them(text: str) -> None:
    assert (escape(text), quoteattr(text)) == (saxutils.escape(text), saxutils.quoteattr(text))
