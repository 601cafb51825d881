"""Is the caption written as the house writes captions?"""

from a11y_audit.model import INAPPLICABLE, Options, Page, PageImage, Result


def house_style(image: PageImage, page: Page, options: Options) -> Result:
    """Does the caption follow the house style? Nothing is asked, and nothing loaded, while no style is set."""
    if not options["house-style"]:
        return INAPPLICABLE
    from a11y_audit.house_style.captions import judge_caption

    return judge_caption(image, page, options)
