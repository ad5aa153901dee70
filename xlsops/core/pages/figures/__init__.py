"""Figures: answers of a bureau, all answers, recaps."""
