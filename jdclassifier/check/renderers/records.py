"""Reports as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence

from ..finding import Report


def render_json(reports: Sequence[Report]) -> str:
    """Return `{"drafts": [...]}`, one object a draft: its name, the model's result, and the findings."""
    return json.dumps({"drafts": [report.to_record() for report in reports]}, ensure_ascii=False, indent=2) + "\n"
