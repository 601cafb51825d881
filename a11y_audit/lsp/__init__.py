"""The language server: findings as diagnostics while a page is written. `server.serve` runs it over stdio."""
