"""Is the credit written as the house writes credits?"""

from a11y_audit.model import INAPPLICABLE, Options, Page, PageImage, Result


def house_style(image: PageImage, page: Page, options: Options) -> Result:
    """Does the credit follow the house style? Nothing is asked, and nothing loaded, while no style is set."""
    if not options["house-style"]:
        return INAPPLICABLE
    from a11y_audit.house_style.credits import judge_credit

    return judge_credit(image, page, options)
