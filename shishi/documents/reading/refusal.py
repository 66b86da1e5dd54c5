"""The one exception of this package: a file that cannot be read at all."""


class Refused(ValueError):  # noqa: N818  # it is the file that is refused; nothing went wrong
    """The file is refused; the sentence is for the person who sent it."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence
