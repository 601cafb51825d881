"""Language and naming helpers that checks and readers share: words, names, dates, addresses; word lists."""
