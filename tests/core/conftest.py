"""Properties are tried without a stopwatch: a busy machine proves nothing."""

from hypothesis import settings

settings.register_profile("steady", deadline=None)
settings.load_profile("steady")
