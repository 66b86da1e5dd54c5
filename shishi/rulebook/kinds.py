"""Which kind a practical matter is, by the words it is named with, where no list says so.

An inference, never a fact: whoever uses it says so and lets a person change it. Kinds decide the plan curve and whether
开工 means anything (rulebook.stages).
"""

from shishi.rulebook.stages import Kind

# In order: the first that matches decides. 提标 and 补助 name a benefit even where something is built with it.
_SIGNS: tuple[tuple[Kind, tuple[str, ...]], ...] = (
    (
        Kind.BENEFIT,
        ("提标", "补助", "补贴", "低保", "五保", "救助", "贷款", "资助", "减免", "发放", "奖励", "养老金", "参保"),
    ),
    (Kind.SERVICE, ("培训", "就业", "体检", "筛查", "服务", "义诊", "演出", "放映", "免费", "活动")),
    (Kind.PURCHASE, ("采购", "购置", "配备", "更新公交", "购买")),
    (
        Kind.WORKS,
        (
            "建设",
            "新建",
            "改造",
            "建房",
            "修建",
            "扩建",
            "迁建",
            "工程",
            "道路",
            "路网",
            "水库",
            "农田",
            "光伏",
            "学校",
            "绿化",
        ),
    ),
)
_UNITS = {
    "人次": Kind.SERVICE,
    "公里": Kind.WORKS,
    "座": Kind.WORKS,
    "平方米": Kind.WORKS,
    "亩": Kind.WORKS,
    "所": Kind.WORKS,
}
_WRITTEN = {
    "工程": Kind.WORKS,
    "补助": Kind.BENEFIT,
    "政策": Kind.BENEFIT,
    "服务": Kind.SERVICE,
    "培训": Kind.SERVICE,
    "采购": Kind.PURCHASE,
}


def kind_written(text: str) -> Kind | None:
    """The kind that a column of kinds says (工程类, 工程建设类, 政策补助类, 服务类, 采购类); None where it says none."""
    return next((kind for sign, kind in _WRITTEN.items() if sign in text), None)


def kind_by_words(name: str, content: str = "", units: tuple[str, ...] = ()) -> Kind | None:
    """The kind that the name suggests, else the units of its targets, else the content; None where nothing does."""
    for text in (name, content):
        for kind, signs in _SIGNS:
            if any(sign in text for sign in signs):
                return kind
        if text is name and (by_unit := next((_UNITS[unit] for unit in units if unit in _UNITS), None)):
            return by_unit
    return None
