"""Language helpers that checks and readers share: words, dates, word lists."""
