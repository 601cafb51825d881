"""Pages with JSON-LD in them, and JSON of the kind that such pages hold."""

from hypothesis import strategies as st

from a11y_audit.model import Statement, StructuredData
from a11y_audit.reading.document.html import HtmlDocument, parse_html
from a11y_audit.reading.structured import read_structured


def script(content: str) -> str:
    """A page that is one block of JSON-LD."""
    return f'<script type="application/ld+json">{content}</script>'


def read(markup: str) -> tuple[HtmlDocument, StructuredData]:
    """A page and what it tells machines."""
    document = parse_html(markup)
    return document, read_structured(document)


def spelled_at(document: HtmlDocument, statement: Statement) -> str:
    """What the file spells where the statement stands."""
    assert statement.place is not None
    return document.slice(statement.place)


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**6), 10**6)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["@id", "@type", "@graph", "image", "url", "caption", "creator", "name", "logo", "x"]),
            inner,
            max_size=5,
        )
    ),
    max_leaves=30,
)
