from shishi.rulebook.counting import Deferred


def _deferred(*members):
    made = []

    def make():
        made.append(members)
        return iter(members)

    return Deferred(len(members), make), made


def test_members_are_made_once_and_only_when_looked_at():
    letters, made = _deferred("甲", "乙", "丙")

    assert len(letters) == 3
    assert letters
    assert made == []
    assert list(letters) == ["甲", "乙", "丙"]
    assert letters[0] == "甲"
    assert letters[1:] == ("乙", "丙")
    assert "丙" in letters
    assert len(made) == 1


def test_it_equals_a_tuple_of_the_same_members_and_nothing_else():
    letters, _ = _deferred("甲", "乙")

    assert letters == ("甲", "乙") == letters
    assert letters == _deferred("甲", "乙")[0]
    assert letters != ("乙", "甲")
    assert letters != ["甲", "乙"]
    assert hash(letters) == hash(("甲", "乙"))
    assert repr(letters) == "('甲', '乙')"


def test_an_empty_one_is_false():
    assert not Deferred(0, tuple)
