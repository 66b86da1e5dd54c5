"""The rules of the comparison with the register, as the reference page shows them beside those of the text alone."""

from shishi.rulebook.proof.findings import Rule, Severity

DIFFERS = Rule(
    "register-differs",
    "与登记不符",
    "文中的件数或比率与登记库同一报告期、同一清单的数字不同，按登记库的各种口径计算也都得不出。",
    "“市列完成率达到30%”：登记为28.6%（4/14，取消1件不计）；含取消的26.7%（4/15）；两种口径都得不出30%。",
    Severity.ERROR,
)
OTHER_RULE = Rule(
    "register-other-rule",
    "口径与登记不同",
    "文中的数与登记库的默认口径不同，但按另一种口径计算正是这个数；应当注明口径，或改用默认口径。",
    "“市列完成率26.7%”：按“完成率（含取消）”是26.7%（4/15），登记库默认的完成率是28.6%（4/14，取消1件不计）。",
    Severity.WARN,
)
RULES = (DIFFERS, OTHER_RULE)
