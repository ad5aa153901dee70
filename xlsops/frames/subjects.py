"""What a frame can be about."""

from enum import StrEnum


class Subject(StrEnum):
    """What is exported; the value is the word people type."""

    ANSWERS = "jawaban"
    FINDINGS = "temuan"
    RESULTS = "rekap"
