"""BLAKE2b without the rest of `hashlib`, which loads OpenSSL: that would be felt whenever the program starts."""

try:
    from _blake2 import blake2b
except ImportError:  # an implementation of Python that has it elsewhere
    from hashlib import blake2b

__all__ = ["blake2b"]
