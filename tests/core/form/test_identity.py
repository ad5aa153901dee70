"""A form says whose it is, and nobody but the office can make it say so."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.samples import sample_spec
from xlsops.core.form.form_lines import layout_of
from xlsops.core.form.identity import Identity, claimed, identity_of, key_id, seal, unseal
from xlsops.core.form.layout import TEMPLATE_VERSION
from xlsops.core.values.periods import Period
from xlsops.core.values.structs import replace

KEY = b"kunci kantor untuk percobaan"
MINE = Identity("HUKUM", Period(2026, 2), "0123456789ab", "1", key_id(KEY))
FIELDS = {"bureau": "HUKUM", "format": "f", "key": "k", "period": [2026, 2], "template": "1"}

texts = st.text(st.characters(exclude_categories=()))
identities = st.builds(
    Identity,
    texts,
    st.builds(Period, st.integers(2000, 2100), st.integers(1, 4)),
    texts,
    texts,
    texts,
)


def told(**changes: object) -> str:
    """Return the text of an identity with other fields, and a signature that does not fit."""
    return json.dumps({**FIELDS, **changes}) + "#0"


def test_the_identity_of_a_form_names_its_layout_and_the_key() -> None:
    spec = sample_spec()
    layout = layout_of(spec, spec.bureaus[0])
    assert identity_of(layout, KEY) == Identity(
        "TAPEM", spec.period, layout.format_id, TEMPLATE_VERSION, key_id(KEY)
    )


def test_an_identity_is_canonical_text() -> None:
    assert MINE.text == (
        '{"bureau":"HUKUM","format":"0123456789ab","key":"' + key_id(KEY) + '",'
        '"period":[2026,2],"template":"1"}'
    )


def test_the_name_of_a_key_tells_keys_apart() -> None:
    assert key_id(KEY) == key_id(KEY) != key_id(KEY + b"1")
    assert len(key_id(KEY)) == 8


@given(identities)
def test_a_sealed_identity_is_read_back_with_the_same_key_only(identity: Identity) -> None:
    sealed = seal(identity, KEY)
    assert unseal(sealed, KEY) == claimed(sealed) == identity
    assert unseal(sealed, KEY + b"1") is None


@given(st.data())
def test_a_seal_with_any_letter_changed_is_not_believed(data: st.DataObject) -> None:
    sealed = seal(MINE, KEY)
    place = data.draw(st.integers(0, len(sealed) - 1))
    letter = data.draw(st.characters(exclude_characters=sealed[place]))
    assert unseal(sealed[:place] + letter + sealed[place + 1 :], KEY) is None


@pytest.mark.parametrize("change", ["cut", "longer", "upper", "unsigned", "other bureau"])
def test_a_seal_that_was_tampered_with_is_not_believed(change: str) -> None:
    sealed = seal(MINE, KEY)
    tampered = {
        "cut": sealed[:-1],
        "longer": sealed + "0",
        "upper": sealed[:-64] + sealed[-64:].upper(),
        "unsigned": MINE.text + "#",
        "other bureau": replace(MINE, bureau="KKP").text + "#" + sealed[-64:],
    }[change]
    assert unseal(tampered, KEY) is None


def test_what_a_foreign_seal_claims_can_still_be_told() -> None:
    assert claimed(seal(MINE, b"kunci lain")) == MINE


@pytest.mark.parametrize(
    "text",
    [
        "",
        "#",
        "bukan",
        "{}#",
        "[]#",
        "5#",
        "null#",
        '{"bureau":"A"}#',
        "[" * 30000 + "#",
        "\ud800#",
        told(period=None),
        told(period=[2026]),
        told(period=[2026, 5]),
        told(period=[2026, 0]),
        told(period=["x", 1]),
        told(period=[2026, "1"]),
        told(period=[float("inf"), 1]),
    ],
)
def test_a_text_that_is_no_identity_claims_nothing(text: str) -> None:
    assert claimed(text) is None
    assert unseal(text, KEY) is None


@given(texts)
def test_any_text_is_unsealed_without_raising(text: str) -> None:
    assert unseal(text, KEY) is None
    claimed(text)
