"""Checks of the metadata inside image files (IPTC, XMP, Exif): is it used, and does the page agree with it?"""
