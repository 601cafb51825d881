"""Markup, and what assistive technology says of the element with class `it`: role, name, and whether it is exposed.

Used by the tests of accessible names and checked against a browser by `python -m benchmarks.chrome`.
"""

from typing import Final

Row = tuple[str, str, str, bool]


def page(markup: str) -> str:
    """A whole page around a row's markup."""
    return f"<!DOCTYPE html><html lang=de><title>Reihe</title><body>{markup}</body></html>"


_SYMBOL: Final = (
    "<svg style='display:none'>"
    "<symbol id=s><title>Suche</title><path d='M0 0'/></symbol><symbol id=t><text>24</text></symbol></svg>"
)

AS_IN_CHROMIUM: Final[tuple[Row, ...]] = (
    # images and captions
    ("<figure><img class=it src=p.jpg><figcaption>Ein Hafen</figcaption></figure>", "image", "", True),
    ("<figure><picture><img class=it></picture><figcaption>Ein Hafen</figcaption></figure>", "image", "", True),
    ("<figure><p><img class=it></p><figcaption>Ein Hafen <i>dpa</i></figcaption></figure>", "image", "", True),
    ('<figure><img class=it src=p.jpg alt=""><figcaption>Ein Hafen</figcaption></figure>', "none", "", False),
    ("<figure class=it><img src=p.jpg><figcaption>Ein Hafen</figcaption></figure>", "figure", "", True),
    ("<figure class=it aria-label=Bild><img src=p.jpg></figure>", "figure", "Bild", True),
    # empty tags
    ("<img class=it>", "image", "", True),
    ('<img class=it src="">', "image", "", True),
    ("<img class=it src=p.jpg width=1 height=1>", "image", "", True),
    ('<img class=it alt="Un faro">', "image", "Un faro", True),
    # where the name comes from
    ('<img class=it src=p.jpg alt=" ">', "image", " ", True),
    ('<img class=it src=p.jpg alt="&nbsp;">', "image", "\u00a0", True),
    ('<img class=it src=p.jpg title="Un faro">', "image", "Un faro", True),
    ('<img class=it src=p.jpg alt="Un faro" title="Le phare">', "image", "Un faro", True),
    ('<img class=it src=p.jpg alt="Un faro" aria-label="Le phare" title=T>', "image", "Le phare", True),
    ('<img class=it src=p.jpg alt="Un faro" aria-labelledby=c><p id=c>Le phare</p>', "image", "Le phare", True),
    ('<img class=it src=p.jpg alt="Un faro" aria-describedby=c><p id=c>Le phare</p>', "image", "Un faro", True),
    ("<p id=c>Karte</p><img class=it id=i alt='der Insel' aria-labelledby='c i'>", "image", "Karte der Insel", True),
    ("<p id=a aria-labelledby=b>eins</p><p id=b>zwei</p><img class=it aria-labelledby=a>", "image", "eins", True),
    ("<p id=a hidden>Le <b hidden>port</b></p><img class=it aria-labelledby=a>", "image", "Le port", True),
    ("<p id=a>Le <b hidden>port</b></p><img class=it aria-labelledby=a>", "image", "Le", True),
    ("<img class=it src=p.jpg alt='Un faro' aria-label='&nbsp;'>", "image", "\u00a0", True),
    ("<img class=it src=p.jpg title='&nbsp;'>", "image", "\u00a0", True),
    ("<span id=a role=img>Le port</span><img class=it alt='Un faro' aria-labelledby=a>", "image", "Le port", True),
    # decoration, and what brings it back
    ('<img class=it src=p.jpg alt="">', "none", "", False),
    ('<img class=it src=p.jpg alt="" title="Un faro">', "image", "", True),
    ('<img class=it src=p.jpg alt="" aria-label="Un faro">', "image", "Un faro", True),
    ('<img class=it src=p.jpg alt="" tabindex=0>', "image", "", True),
    ('<img class=it src=p.jpg alt="" aria-live=polite>', "image", "", True),
    ('<img class=it src=p.jpg alt="" role=img>', "image", "", True),
    ('<img class=it src=p.jpg alt="Un faro" role=photo>', "image", "Un faro", True),
    ('<img class=it src=p.jpg alt="Un faro" role=presentation>', "none", "", False),
    ('<img class=it src=p.jpg alt="Un faro" role=none tabindex=0>', "image", "Un faro", True),
    ("<img class=it src=p.jpg role=presentation>", "none", "", False),
    ("<img class=it src=p.jpg role=none aria-live=polite>", "image", "", True),
    ("<button class=it role=none disabled>Los</button>", "none", "", False),
    ('<a class=it role=none href="/">Los</a>', "link", "Los", True),
    # hidden and not
    ("<p aria-hidden=true><img class=it alt=Boot></p>", "none", "", False),
    ("<p hidden><img class=it alt=Boot></p>", "none", "", False),
    ("<p inert><img class=it alt=Boot></p>", "none", "", False),
    ("<p popover><img class=it alt=Boot></p>", "none", "", False),
    ("<dialog><img class=it alt=Boot></dialog>", "none", "", False),
    ("<details><summary>Mehr</summary><img class=it alt=Boot></details>", "none", "", False),
    ("<details><summary><img class=it alt=Boot></summary></details>", "image", "Boot", True),
    ("<style>.x{display:none}</style><p class=x><img class=it alt=Boot></p>", "none", "", False),
    ("<img class=it alt=Boot style='display:contents'>", "none", "", False),
    ("<p style='display:contents'><img class=it alt=Boot></p>", "image", "Boot", True),
    ("<style>.x{visibility:hidden}</style><p class=x><img class=it alt=Boot></p>", "none", "", False),
    ("<style>p{visibility:hidden} img{visibility:visible}</style><p><img class=it alt=B></p>", "image", "B", True),
    ("<style>p.x{display:block} .x{display:none}</style><p class=x><img class=it alt=Boot></p>", "image", "Boot", True),
    ("<style>@media print{.x{display:none}}</style><p class=x><img class=it alt=Boot></p>", "image", "Boot", True),
    ("<p style='opacity:0'><img class=it alt=Boot></p>", "image", "Boot", True),
    ("<p style='position:absolute;left:-9999px'><img class=it alt=Boot></p>", "image", "Boot", True),
    # links, buttons and headings
    ('<a class=it href="/"><img src=p.jpg alt=""></a>', "link", "", True),
    ('<a class=it href="/"><img src=p.jpg></a>', "link", "", True),
    ('<a class=it href="/"><img src=p.jpg title="Zur Karte"></a>', "link", "Zur Karte", True),
    ('<a class=it href="/"><img src=p.jpg alt="" title="Zur Karte"></a>', "link", "", True),
    ('<a class=it href="/" title=Start><img src=p.jpg alt=""></a>', "link", "Start", True),
    ('<a class=it href="/">Die<img src=p.jpg alt="Linde">im <b>Park</b></a>', "link", "Die Linde im Park", True),
    ('<a class=it href="/"><svg><title>Suche</title></svg></a>', "link", "Suche", True),
    ('<a class=it href="/"><svg><g><text>24</text></g></svg> heures</a>', "link", "24 heures", True),
    ('<a class=it href="/"><svg role=img><text>24</text></svg></a>', "link", "", True),
    (f'<a class=it href="/"><svg><use href="#s" /></svg></a>{_SYMBOL}', "link", "Suche", True),
    (f'<a class=it href="/"><svg><use xlink:href="#t" /></svg></a>{_SYMBOL}', "link", "24", True),
    (f'<a class=it href="/"><svg><use href="s.svg#s" /></svg></a>{_SYMBOL}', "link", "", True),
    (f'<svg class=it role=img><use href="#s" /></svg>{_SYMBOL}', "image", "", True),
    ('<a class=it href="/"><svg aria-hidden=true><title>S</title></svg></a>', "link", "", True),
    ('<a class=it href="/"><span role=img aria-label=Stern></span></a>', "link", "Stern", True),
    ("<button class=it title=Los><img alt='' src=p.jpg></button>", "button", "Los", True),
    ("<h2 class=it><div>Ein</div><div>Haus</div><b>tür</b><i>schloss</i></h2>", "heading", "Ein Haus türschloss", True),
    ("<h2 class=it><span style='display:block'>Ein</span>Haus<br>am Meer</h2>", "heading", "Ein Haus am Meer", True),
    ("<h2 class=it>vor <button>Knopf</button>nach<input value=Wert></h2>", "heading", "vor Knopf nach Wert", True),
    # drawings
    ("<svg class=it role=img><path d='M0 0'/></svg>", "image", "", True),
    ("<svg class=it role=img><title>Balkendiagramm</title></svg>", "image", "Balkendiagramm", True),
    ("<svg class=it role=img><desc>Wind</desc></svg>", "image", "", True),
    ("<svg class=it role=img><text>Wind</text></svg>", "image", "", True),
    ("<svg class=it role=img aria-labelledby='t d'><title id=t>a</title><desc id=d>b</desc>", "image", "a b", True),
    ("<svg class=it><title>Wind</title></svg>", "graphics-document", "Wind", True),
    ("<svg class=it role=none aria-label=Wind></svg>", "graphics-document", "Wind", True),
    ("<svg class=it role=none><title>Wind</title></svg>", "none", "", False),
    ("<svg><rect class=it width=9 height=9><title>Juli</title></rect></svg>", "graphics-symbol", "Juli", True),
    ("<svg><rect class=it width=9 height=9></rect></svg>", "none", "", False),
    ("<svg><image class=it href=a.png width=9 height=9 /></svg>", "none", "", False),
    ('<svg><a class=it href="/" xlink:title=Juli><path d="M0 0"/></a></svg>', "link", "Juli", True),
    ("<div class=it role=img>Karte</div>", "image", "", True),
    ("<div class=it role=img alt=Karte></div>", "image", "", True),
    ("<div class=it role=img title=Karte></div>", "image", "Karte", True),
    # embedded content
    ("<object class=it data=film.mp4></object>", "", "", True),
    ("<object class=it data=film.mp4>Der Film zum Bericht</object>", "", "", True),
    ("<object class=it data=film.mp4 title=Film></object>", "", "Film", True),
    ("<object class=it role=img data=a.png title=Logo></object>", "image", "Logo", True),
    ("<embed class=it src=a.svg title=Logo>", "", "Logo", True),
    ("<iframe class=it title=Karte></iframe>", "", "Karte", True),
    ("<canvas class=it width=9 height=9>Kurve</canvas>", "", "", True),
    ("<canvas class=it width=9 height=9 aria-label=Kurve></canvas>", "", "Kurve", True),
    # form controls, tables, sections
    ("<form><input class=it type=image src=los.png></form>", "button", "Submit", True),
    ("<form><input class=it type=image src=los.png alt=''></form>", "button", "Submit", True),
    ("<form><input class=it type=image src=los.png alt='' title=Los></form>", "button", "Los", True),
    ("<form><label>Los <input class=it type=image alt=A></label></form>", "button", "Los", True),
    ("<form><input class=it type=submit title=Los></form>", "button", "Submit", True),
    ("<form><input class=it type=submit value=''></form>", "button", "", True),
    ("<form><input class=it type=reset></form>", "button", "Reset", True),
    ("<label for=f>Alle <input value=10></label><input class=it id=f type=checkbox>", "checkbox", "Alle 10", True),
    ("<fieldset class=it><legend>Ort</legend></fieldset>", "group", "Ort", True),
    ("<table class=it><caption>Ernte</caption><tr><td>1</table>", "table", "Ernte", True),
    ("<aside class=it>Termine</aside>", "complementary", "", True),
    ("<section><aside class=it>Termine</aside></section>", "generic", "", True),
    ("<section><aside class=it aria-label=Ort>Termine</aside></section>", "complementary", "Ort", True),
    ("<section class=it title=Sport>Handball</section>", "region", "Sport", True),
    ("<abbr class=it title='Deutscher Wetterdienst'>DWD</abbr>", "", "Deutscher Wetterdienst", True),
)  # fmt: skip

NOT_AS_IN_CHROMIUM: Final[tuple[tuple[Row, str], ...]] = (
    (
        ('<a class=it href="/"><figure><img src=p.jpg alt="Eine Linde"></figure></a>', "link", "Eine Linde", True),
        "accname 1.2 reads all content; Chromium passes over figures, articles and groups, and leaves the link unnamed",
    ),
    (
        ('<a class=it href="/"><i title=Start></i></a>', "link", "Start", True),
        "accname 1.2 reads titles in content (2I); Chromium only those of elements with a role",
    ),
    (
        ('<img class=it src=p.jpg alt="" aria-labelledby=fehlt>', "none", "", False),
        "a reference that leads nowhere says nothing; Chromium exposes an image without a name",
    ),
    (
        ("<style>.x::before{content:'Los'}</style><a class='it x' href='/'></a>", "link", "", True),
        "of a page's own style sheets only what hides is read; text that they add belongs into the page",
    ),
    (
        ("<canvas class=it width=9 height=9></canvas>", "", "", True),
        "a drawing that nobody names is a fault to report; Chromium leaves it out",
    ),
)
"""Where the tool keeps to the standard, and why."""
