"""清河示例县: leaders and units, all invented (示例)."""

from sample.data.model import Leader, Unit

CITY_BUILDING = Leader("副县长", "秦越川")
LIVELIHOOD = Leader("副县长", "许静澜")
ECONOMY = Leader("常务副县长", "段铭远")

LEADERS = (ECONOMY, CITY_BUILDING, LIVELIHOOD)

TRANSPORT = "县交通运输局"
EDUCATION = "县教育体育局"
HEALTH = "县卫生健康局"
CIVIL_AFFAIRS = "县民政局"
HOUSING = "县住房城乡建设局"
WATER = "县水利局"
FARMING = "县农业农村局"
REFORM = "县发展改革局"
FINANCE = "县财政局"
CULTURE = "县文化旅游局"
APPROVALS = "县行政审批局"


def _department(name: str, head: str, reporter: str, layout: str = "", *, old: bool = False) -> Unit:
    return Unit(name, f"清河示{name.replace('县', '例县', 1)}", "department", "局长", head, reporter, layout, old)


def _township(name: str, head: str, reporter: str) -> Unit:
    return Unit(
        name, f"清河示例县{name}人民政府", "township", "镇长" if name.endswith("镇") else "主任", head, reporter
    )


UNITS = (
    Unit("县政府领导", "清河示例县人民政府", "leader_office"),
    Unit("县政府办公室", "清河示例县人民政府办公室", "department", "主任", "邵怀瑾", "温知夏"),
    Unit("县政府督查室", "清河示例县人民政府督查室", "department", "主任", "傅成章", "姚若溪"),
    _department(REFORM, "岑振业", "乔安然", "percent"),
    _department(EDUCATION, "裴学勤", "戚晚晴", "plain"),
    _department(CIVIL_AFFAIRS, "邹惠仁", "蓝小禾", "reordered"),
    _department(FINANCE, "卜衡之", "曲明珠"),
    _department(HOUSING, "严筑安", "尹小筠", "merged"),
    _department(TRANSPORT, "骆行舟", "桂小舟", "invested", old=True),
    _department(WATER, "汤润泽", "季小满", "invested"),
    _department(FARMING, "穆丰年", "黎小麦", "merged"),
    _department(CULTURE, "陶知乐", "阮小弦"),
    _department(HEALTH, "卫康宁", "纪小荷", "percent"),
    _department(APPROVALS, "简捷", "万事通", "plain"),
    _township("河口镇", "鲁河生", "汪小渡"),
    _township("柳林镇", "柳成荫", "林小鹿"),
    _township("石桥镇", "石磊", "桥小雨"),
    _township("东岭镇", "岭南山", "佟小曦"),
)
