"""docs/reference/access.md, the printed 权限表: what access.yaml says, as tables for people."""

from shishi.domain.accounts.access import ACCESS, EVERYONE, PUBLIC, Relation, Thing
from shishi.rulebook.report_flow import STATE_LABELS, ReportState
from tools.rule_pages import page, table

STATES = {"none": "未报", **{state.value: STATE_LABELS[ReportState(state)] for state in ReportState}}
FREE = {PUBLIC: "谁都能打开", EVERYONE: "登录即可（本人账号）"}


def access_page() -> str:
    parts = [_things(thing) for thing in ACCESS.things.values()]
    return page(
        "Who may do what (权限表)",
        "shishi/domain/accounts/access.yaml",
        "没有写在表里的，谁都不能做。“本单位”指本人任职或代理岗位的单位；关系之后括号里是限定的状态。",
        "## 角色",
        _roles(),
        "## 对象和操作",
        *[part for pair in parts for part in pair],
        "## 页面",
        "每个网址按名称对应一项操作；没有对应的网址，谁都打不开。",
        table(("page", "操作"), [(f"`{name}`", _words(act)) for name, act in ACCESS.pages.items()]),
    )


def _roles() -> str:
    rows = [
        (role.name, role.says, "必须" if role.second_factor else "可选", f"{role.idle_minutes}分钟")
        for role in ACCESS.roles.values()
    ]
    return table(("角色", "做什么", "第二因素", "无操作退出"), rows)


def _things(thing: Thing) -> tuple[str, str]:
    rows = [(words, f"`{act}`", *(_reach(role, act) for role in ACCESS.roles)) for act, words in thing.acts.items()]
    names = tuple(role.name for role in ACCESS.roles.values())
    return f"### {thing.name}", table(("操作", "act", *names), rows)


def _reach(role: str, act: str) -> str:
    found = [rule for rule in ACCESS.rules if role in rule.roles and act in rule.acts]
    return "、".join(_relation(rule.relation, rule.states) for rule in found)


def _relation(relation: Relation, states: tuple[str, ...]) -> str:
    return relation.label + (f"（{'、'.join(STATES[state] for state in states)}）" if states else "")


def _words(act: str) -> str:
    known = {act: f"{thing.name}：{words}" for thing in ACCESS.things.values() for act, words in thing.acts.items()}
    return FREE.get(act) or known[act]
