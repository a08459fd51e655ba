"""The recruiter's page on this computer: a draft pasted or dropped, its category, what to mend in it; and a JSON API.

The page shows what `check`, `explain` and `render` say; nothing of a draft is stored or logged.
"""

from .app import create_app
from .desk import Desk
from .refused import Refused

__all__ = ["Desk", "Refused", "create_app"]
