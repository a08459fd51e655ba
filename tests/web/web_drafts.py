"""Invented drafts for the tests of the page."""

TITLE = "Support Worker - Willow Ward"
TEXT = """You will work under the supervision of a registered nurse on our acute mental health ward. Band 3.
Essential
NVQ Level 3 in Health and Social Care or equivalent experience
Full driving licence
CRB check
"""
HOSTILE = '<script>window.broken = 1</script><img src=x onerror="window.broken = 1"> & "quotes" {{ 7 * 7 }} CRB check'
