"""Why an advert got its answer, and what would have given it another."""

from .explanation import Explanation, Part, explain
from .search import Counterfactual

__all__ = ["Counterfactual", "Explanation", "Part", "explain"]
