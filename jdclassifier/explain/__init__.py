"""Why an advert got its answer, and what would have given it another."""

from .explanation import Counterfactual, Explanation, Part, explain

__all__ = ["Counterfactual", "Explanation", "Part", "explain"]
