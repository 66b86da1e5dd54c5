"""The root of every refusal of the rulebook."""


class RulebookError(ValueError):
    """A rule refuses a value: `code` for programs, `sentence` in Chinese for the person who reads it.

    Each module declares its own subclass beside the function that raises it, so that a caller can tell them apart.
    """

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence
