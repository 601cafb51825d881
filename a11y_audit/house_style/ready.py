"""Ready house styles, by name."""

from collections.abc import Mapping
from typing import Final

from a11y_audit.house_style.style import PLAIN, CaptionStyle, CreditStyle, HouseStyle

READY: Final[Mapping[str, HouseStyle]] = {
    "ap": HouseStyle(
        base="ap",
        caption=CaptionStyle(full_stop="always", most_sentences=2, require=("date",), sides="commas"),
        credit=CreditStyle(
            forms={
                PLAIN: ("({persons}/{organisations})", "({organisations})", "({persons})"),
                "via": ("({persons}/{organisations})", "({organisations})"),
                "courtesy": ("(Courtesy of {names})", "({names} via AP)"),
            },
            agencies={"Associated Press": ("(AP Photo/{persons})", "(AP Photo)")},
            names={"Associated Press": "AP"},
            after_sentence=" ",
            after_phrase=" ",
        ),
    ),
    "reuters": HouseStyle(
        base="reuters",
        caption=CaptionStyle(full_stop="always", sides="brackets"),
        credit=CreditStyle(
            forms={
                PLAIN: ("{persons}/{organisations}", "{organisations}", "{persons}"),
                "via": ("{persons}/{organisations}", "{organisations}"),
                "file": ("{organisations}/{persons}/File Photo", "{organisations}/File Photo"),
            },
            agencies={"Reuters": ("REUTERS/{persons}", "REUTERS")},
            names={"Reuters": "REUTERS"},
            after_sentence=" ",
        ),
    ),
    "npr": HouseStyle(
        base="npr",
        caption=CaptionStyle(full_stop="always", sides="brackets"),
        credit=CreditStyle(
            forms={PLAIN: ("{persons}/{organisations}", "{organisations}", "{persons}")},
        ),
    ),
    "guardian": HouseStyle(
        base="guardian",
        caption=CaptionStyle(),
        credit=CreditStyle(
            forms={
                PLAIN: ("{label}: {persons}/{organisations}", "{label}: {organisations}", "{label}: {persons}"),
                "via": ("{label}: {persons}/{organisations}", "{label}: {organisations}"),
            },
            labels=("Photograph", "Composite", "Illustration"),
            via_written="/",
            copyright_sign=False,
            after_sentence=" ",
            after_phrase=" ",
        ),
    ),
    "bbc": HouseStyle(
        base="bbc",
        caption=CaptionStyle(),
        credit=CreditStyle(
            forms={PLAIN: ("{organisations}", "{persons}", "{persons}/{organisations}")},
            copyright_sign=False,
        ),
    ),
    "korea-times": HouseStyle(
        base="korea-times",
        caption=CaptionStyle(full_stop="sentences", sides="commas"),
        credit=CreditStyle(
            forms={
                PLAIN: ("{organisations} photo by {persons}", "{organisations}", "Photo by {persons}"),
                "courtesy": ("Courtesy of {names}",),
                "file": ("{organisations} file",),
            },
            organisations_joined_by="-",
            after_sentence=" ",
            after_phrase=" / ",
        ),
    ),
}
"""Styles after the published or visible conventions of well-known houses; none is that house's own document."""
