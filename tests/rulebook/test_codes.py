import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishi.rulebook.codes import (
    CodeError,
    Tier,
    UnitCodeKind,
    organisation_check,
    parse_area_code,
    parse_unit_code,
)

VALID = ("11330800002618269G", "11341703003249514X", "11341602003165628D", "91350100M000100Y43")
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


@pytest.mark.parametrize(
    ("text", "code", "tier", "parent"),
    [
        ("62", "620000", Tier.PROVINCE, None),
        ("6201", "620100", Tier.CITY, "620000"),
        ("620123", "620123", Tier.COUNTY, "620100"),
        ("620123000000", "620123", Tier.COUNTY, "620100"),
        ("620123101", "620123101000", Tier.TOWN, "620123"),
        ("620123101000", "620123101000", Tier.TOWN, "620123"),
        ("620123101001", "620123101001", Tier.VILLAGE, "620123101000"),
        ("６２０１２３", "620123", Tier.COUNTY, "620100"),
    ],
)
def test_an_area_code_tells_its_tier_and_its_parent(text, code, tier, parent):
    area = parse_area_code(text)

    assert (area.code, area.tier) == (code, tier)
    assert (area.parent and area.parent.code) == parent


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "area_form"),
        ("62012", "area_form"),
        ("62012A", "area_form"),
        ("990123", "area_province"),
        ("000000", "area_province"),
        ("620023", "area_gap"),
        ("620100101000", "area_gap"),
        ("620123000001", "area_gap"),
    ],
)
def test_what_is_no_area_code_is_refused(text, code):
    with pytest.raises(CodeError) as refused:
        parse_area_code(text)

    assert refused.value.code == code


def test_an_area_lies_in_itself_and_in_those_above():
    village, county, city = (parse_area_code(code) for code in ("620123101001", "620123", "620100"))

    assert village.lies_in(county)
    assert village.lies_in(city)
    assert county.lies_in(county)
    assert not city.lies_in(county)
    assert not village.lies_in(parse_area_code("620122"))


@given(st.sampled_from(["62", "11"]), st.lists(st.integers(1, 99), max_size=2))
def test_the_parent_of_an_area_is_one_tier_up(province, parts):
    area = parse_area_code(province + "".join(f"{part:02d}" for part in parts))

    assert list(Tier).index(area.tier) == len(parts)
    assert (area.parent is None) == (not parts)


@pytest.mark.parametrize("text", VALID)
def test_real_credit_codes_are_valid(text):
    unit = parse_unit_code(f" {text.lower()} ")

    assert (unit.code, unit.kind, unit.is_old) == (text, UnitCodeKind.CREDIT, False)


@given(st.sampled_from(VALID), st.integers(0, 17), st.sampled_from(ALPHABET))
def test_any_changed_character_makes_a_credit_code_invalid(text, place, letter):
    changed = text[:place] + letter + text[place + 1 :]
    if changed == text:
        assert parse_unit_code(changed).code == text
    else:
        with pytest.raises(CodeError):
            parse_unit_code(changed)


@pytest.mark.parametrize("letter", "IOSVZ")
def test_letters_that_look_like_digits_are_not_in_the_alphabet(letter):
    with pytest.raises(CodeError):
        parse_unit_code(VALID[0][:-1] + letter)


@pytest.mark.parametrize(
    ("text", "code", "kind"),
    [
        ("00261826-9", "002618269", UnitCodeKind.ORGANISATION),
        ("002618269", "002618269", UnitCodeKind.ORGANISATION),
        ("00324951-4", "003249514", UnitCodeKind.ORGANISATION),
        ("M000100Y4", "M000100Y4", UnitCodeKind.ORGANISATION),
        ("620123000000123", "620123000000123", UnitCodeKind.REGISTRATION),
    ],
)
def test_codes_of_old_records_are_taken_and_marked(text, code, kind):
    unit = parse_unit_code(text)

    assert (unit.code, unit.kind, unit.is_old) == (code, kind, True)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("00261826-8", "organisation_check"),
        ("12345", "unit_code_form"),
        ("", "unit_code_form"),
        ("11330800002618269H", "credit_check"),
        ("1133080000261826一G", "credit_check"),
    ],
)
def test_a_wrong_code_is_refused_with_its_cause(text, code):
    with pytest.raises(CodeError) as refused:
        parse_unit_code(text)

    assert refused.value.code == code


@pytest.mark.parametrize(("first_eight", "check"), [("00261826", "9"), ("00000000", "0"), ("00000030", "X")])
def test_the_organisation_check_digit_knows_x_and_0(first_eight, check):
    assert organisation_check(first_eight) == check


def test_tiers_and_kinds_have_labels():
    assert [tier.label for tier in Tier] == ["省级", "市级", "县级", "乡级", "村级"]
    assert [kind.label for kind in UnitCodeKind] == ["统一社会信用代码", "组织机构代码", "工商注册号"]
