"""Features, model, answer: what group does a post belong to, how sure, and why?"""

from .bundle import Bundle, load_bundle
from .decide import Assignment, assign
from .features import Featuriser

__all__ = ["Assignment", "Bundle", "Featuriser", "assign", "load_bundle"]
