import pytest

from shishi.rulebook.digits import arabic, without_spaces


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("二〇一六年十二月二十五日", "2016年12月25日"),
        ("二○一六年十月", "2016年10月"),
        ("二零一六", "2016"),
        ("十月底", "10月底"),
        ("三十一日", "31日"),
        ("２０１６", "2016"),
    ],
)
def test_chinese_and_full_width_digits_become_arabic(text, plain):
    assert arabic(text) == plain


def test_every_kind_of_white_space_is_taken_out():
    assert without_spaces(" 2016\u3000年\u00a07\n月\t") == "2016年7月"
