"""Which images a page has: one per use, what each shows, where it stands and what it does there."""
