"""How far adverts are from those that the model knows: titles, words, bands, levels, and its own certainty."""

from .compare import Drift, drift
from .profile import Profile, Profiler, read_profile

__all__ = ["Drift", "Profile", "Profiler", "drift", "read_profile"]
