"""The components of the pipeline in their order, by the name of their spaCy factory."""

from __future__ import annotations

from .bands import make_bands
from .cues import make_cues
from .demand import make_demand
from .driving import make_driving
from .experience import make_experience
from .pay import make_salary
from .qualifications import make_qualifications
from .registration import make_registration
from .sections import make_sections
from .setting import make_setting
from .statements import make_statements
from .supervision import make_supervision
from .training import make_training
from .values import make_values

FACTORIES = {
    "jdclassifier_cues": make_cues,
    "jdclassifier_sections": make_sections,
    "jdclassifier_demand": make_demand,
    "jdclassifier_registration": make_registration,
    "jdclassifier_qualifications": make_qualifications,
    "jdclassifier_supervision": make_supervision,
    "jdclassifier_training": make_training,
    "jdclassifier_bands": make_bands,
    "jdclassifier_salary": make_salary,
    "jdclassifier_setting": make_setting,
    "jdclassifier_experience": make_experience,
    "jdclassifier_driving": make_driving,
    "jdclassifier_values": make_values,
    "jdclassifier_statements": make_statements,
}
