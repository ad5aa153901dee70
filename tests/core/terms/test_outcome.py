"""An operation says what it did to people and to machines."""

from xlsops.core.terms.outcome import Outcome, silent


def test_an_outcome_needs_nobodys_attention_unless_it_says_so() -> None:
    outcome = Outcome(("Selesai.",))
    assert (outcome.lines, dict(outcome.data), outcome.attention) == (("Selesai.",), {}, False)


def test_silent_progress_shows_nothing(capsys: object) -> None:
    silent("Membaca", 1, 2)
    assert capsys.readouterr() == ("", "")  # type: ignore[attr-defined]
