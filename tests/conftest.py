"""Settings of the whole suite: property tests draw the same examples everywhere and are never timed."""

from hypothesis import settings

settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")
