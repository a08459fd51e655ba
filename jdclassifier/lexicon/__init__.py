"""Knowledge as data: loads and checks `corpus/lexicon` into typed rows."""

from .load import Lexicon, load_lexicon
from .rows import CATEGORIES, SETTINGS, WORKFORCES, Category, Cue, Role, Setting, TitleVariant, Workforce

__all__ = [
    "CATEGORIES",
    "SETTINGS",
    "WORKFORCES",
    "Category",
    "Cue",
    "Lexicon",
    "Role",
    "Setting",
    "TitleVariant",
    "Workforce",
    "load_lexicon",
]
