"""Tests of figures judged against their own history."""
