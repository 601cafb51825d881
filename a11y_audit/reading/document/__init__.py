"""A file as text and tree: decoded, parsed once, everything in it with its place."""
