"""The checks: one pure function a rule, named as the rule is. `alt-missing` -> `alt.py`, `missing`."""
