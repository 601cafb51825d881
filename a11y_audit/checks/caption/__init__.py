"""Checks of the caption: is it there and tied to its picture, is it whole, and does it agree with what else is said?"""
