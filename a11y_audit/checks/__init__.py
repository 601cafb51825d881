"""The checks: one pure function a rule, named as the rule is: `alt-missing` is `missing` in a module of `alt/`."""
