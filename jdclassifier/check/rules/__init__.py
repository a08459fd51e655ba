"""The rules, in packs; `registry.py` puts them together."""
