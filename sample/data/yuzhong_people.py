"""榆中县: leaders and units. The names of the townships are real; every person is invented (示例)."""

from sample.data.model import Leader, Unit

EXECUTIVE = Leader("常务副县长", "沈立川")
CULTURE = Leader("副县长", "马文清")
FARMING = Leader("副县长", "顾长河")
BUILDING = Leader("副县长", "金子安")
WELFARE = Leader("副县长", "白晓岚")

LEADERS = (EXECUTIVE, CULTURE, FARMING, BUILDING, WELFARE)

EDUCATION = "县教育局"
CIVIL_AFFAIRS = "县民政局"
FINANCE = "县财政局"
LABOUR = "县人社局"
LAND = "县国土局"
ENVIRONMENT = "县环保局"
HOUSING = "县住建局"
TRANSPORT = "县交通局"
WATER = "县水务局"
FORESTRY = "县林业局"
COMMERCE = "县商务局"
CULTURE_BUREAU = "县文广局"
HEALTH = "县卫计局"
INDUSTRY = "县工信局"
REFORM = "县发改局"
POVERTY = "县扶贫办"
POST_OFFICE = "县邮政分公司"
FARM_BUREAU = "县农牧局"


def _department(name: str, full: str, head: str, reporter: str, layout: str = "") -> Unit:
    return Unit(name, f"榆中县{full}", "department", _HEADS.get(name, "局长"), head, reporter, layout)


def _township(name: str, head: str, reporter: str) -> Unit:
    return Unit(name, f"榆中县{name}人民政府", "township", "镇长" if name.endswith("镇") else "乡长", head, reporter)


_HEADS = {"县政府办公室": "主任", "县政府督查室": "主任", POVERTY: "主任", POST_OFFICE: "经理"}

UNITS = (
    Unit("县政府领导", "榆中县人民政府", "leader_office"),
    _department("县政府办公室", "人民政府办公室", "程远志", "苏小满"),
    _department("县政府督查室", "人民政府督查室", "陆明谦", "马文慧"),
    _department(REFORM, "发展和改革局", "高以诚", "田雨欣"),
    _department(EDUCATION, "教育局", "梁书成", "何静姝", "merged"),
    _department(INDUSTRY, "工业和信息化局", "孟广达", "谢一帆", "percent"),
    _department(CIVIL_AFFAIRS, "民政局", "安济民", "柳青禾", "plain"),
    _department(FINANCE, "财政局", "钱守信", "杜若兰"),
    _department(LABOUR, "人力资源和社会保障局", "任乐业", "方晓芸", "plain"),
    _department(LAND, "国土资源局", "田厚土", "石磊磊", "percent"),
    _department(ENVIRONMENT, "环境保护局", "蓝天宇", "江清月"),
    _department(HOUSING, "住房和城乡建设局", "房建国", "宋屿森", "merged"),
    _department(TRANSPORT, "交通运输局", "路通达", "车小雨", "invested"),
    _department(WATER, "水务局", "江远流", "池晓波", "invested"),
    _department(FARM_BUREAU, "农牧局", "丰禾年", "苗小春"),
    _department(FORESTRY, "林业局", "林致远", "叶青青", "percent"),
    _department(COMMERCE, "商务局", "商惠民", "贾文婷", "reordered"),
    _department(CULTURE_BUREAU, "文化广播影视局", "文景明", "乐小曲", "reordered"),
    _department(HEALTH, "卫生和计划生育局", "康伯年", "甘小草", "reordered"),
    _department(POVERTY, "扶贫开发办公室", "齐奔康", "祁小娟", "invested"),
    _department(POST_OFFICE, "邮政分公司", "余鸿雁", "游书信", "reordered"),
    _township("城关镇", "成永固", "陈一诺"),
    _township("夏官营镇", "夏长明", "官小雅"),
    _township("高崖镇", "高望山", "岳小岩"),
    _township("金崖镇", "金满仓", "白小路"),
    _township("和平镇", "和致祥", "平一凡"),
    _township("甘草店镇", "甘泽民", "店小宁"),
    _township("青城镇", "青云飞", "古小水"),
    _township("定远镇", "定国安", "远小航"),
    _township("连搭乡", "连新民", "苗一青"),
    _township("小康营乡", "康建业", "营小霞"),
    _township("新营乡", "辛向荣", "盈小月"),
    _township("马坡乡", "马平川", "坡小芳"),
    _township("清水驿乡", "水长清", "易小帆"),
    _township("龙泉乡", "龙在田", "全小溪"),
    _township("韦营乡", "韦守业", "魏小丰"),
    _township("中连川乡", "钟连升", "川小枫"),
    _township("贡井乡", "贡有源", "井小甜"),
    _township("园子岔乡", "袁子厚", "岔小禾"),
    _township("上花岔乡", "尚华章", "花小蕾"),
    _township("哈岘乡", "哈守山", "岘小石"),
    _township("三角城乡", "单广城", "焦小雪"),
    _township("来紫堡乡", "来瑞兴", "紫小桐"),
)
