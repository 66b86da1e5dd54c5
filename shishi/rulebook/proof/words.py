"""The words of progress bulletins, as data: units, states, plan words, roles of money, names of rates.

A measure word is no identity: one text calls the same things 个, 项 and 件 in turn. 人 and 人次 differ.
"""

import re

# Measure words of things that are listed and done: projects, matters, proposals, problems.
THINGS = (
    "个",
    "件",
    "项",
    "宗",
    "条",
    "家",
    "处",
    "座",
    "所",
    "起",
    "桩",
    "例",
    "份",
    "篇",
    "批",
    "组",
    "类",
    "支",
    "篇",
)
PEOPLE = ("人", "名", "位", "户", "户次", "人次", "人份", "票")
OTHERS = (
    "套", "亩", "公里", "千米", "米", "延米", "平方米", "平方公里", "立方米", "公顷", "吨", "公斤", "千克", "斤", "辆", "台",
    "台套", "台(套)", "村", "镇", "县", "次", "场", "场次", "期", "盏", "棵", "株", "根", "头", "只", "对", "间", "栋", "幢", "孔",
    "口", "眼", "张", "册", "本", "部", "架", "艘", "班", "节", "课时", "床", "张床位", "千瓦", "兆瓦", "千瓦时", "度", "千伏安",
    "元", "美元", "块", "段", "片", "层", "门", "道", "面", "幅", "穴", "樘", "标段", "泊位", "车位", "件次", "件(次)", "个(次)", "个次",
    "人(次)", "批次", "标准吨", "标方", "方", "ha", "km", "㎡", "m2", "mm", "毫米", "厘米", "天", "日", "周", "岁", "级", "分",
    "剂次", "剂", "车次", "班次", "人天", "羽", "尾", "匹", "箱", "袋", "桶", "瓶", "立方", "平方", "平米", "枚", "趟", "笔", "单", "页", "字", "则",
    "名额", "机位", "工位", "标箱", "座次", "席", "米²", "㎡", "公顷", "斗", "MW", "GW", "kW", "吨级", "副", "组", "刊", "档", "粒", "丛", "垧", "顷",
    "公里/小时", "小时", "分钟",
)  # fmt: skip
MEASURES = tuple(sorted({*THINGS, *PEOPLE, *OTHERS}, key=len, reverse=True))
CHINESE_MEASURES = "件|项|个|条|宗|家|户|处|座|所|类|批|组|名|位|人|套|公里|亩|起|次"
SCALES = {"十": 1, "百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8, "万亿": 12}
DURATIONS = frozenset({"天", "日", "周", "岁", "小时", "分钟", "级", "期", "分", "度"})

# Words that name a level of counting above the things themselves: 6个方面15件, 12类45件.
LEVELS = re.compile(
    r"(大)?(方面|类别|类|领域|板块|大类|部分|环节|阶段|批次|地级市|县市区|县区|县市|市县|市州|镇街|县|市|区|乡镇|镇|街道|行政村|自然村|村|社区|单位|部门|组|督查组)(?![\u4e00-\u9fff]{0,2}(?:项目|工程|任务|事项))"
)

NEGATED = re.compile(r"(?:未|没有|没|不能|无法|尚未)(?:按[期时]|全部|正式)?$")
NEGATION = r"(?:未能?(?:按(?:期|时|计划|序时|进度))?|没有?|尚未|还未|仍未|不能|无法|不)(?:全部|全面|如期|按期|完全|正式|实质性)?"
_DONE = "完成|办结|竣工|完工|建成|投用|投入使用|投入运营|交付使用|已交付|结案|答复|解决|销号|落实到位|整改到位|整改完毕|已整改|已落实|达到验收标准|通过验收|已验收|验收合格|办理完毕|办毕|采纳|已兑现|收官|审结|回复|通车|封顶"
_STARTED = "开复工|开工|启动|复工|动工|开建|进场"
FAR_LEVELS = re.compile(
    r"[\u4e00-\u9fff]{1,6}?(?P<level>县|乡镇|镇|街道|村|部门|单位)(?=完成|完工|开工|竣工|已|累计|均|全部)"
)
STATES: tuple[tuple[str, "re.Pattern[str]"], ...] = (
    ("gap", re.compile(r"差距|相差|尚差|还差|缺口")),
    ("rest", re.compile(r"其余|剩余|其[他它](?!类)|下余|余下|尚余|还剩|剩下|尚有")),
    ("cancelled", re.compile(r"取消|终止|中止|撤销|停建|停工|暂停|暂缓|缓建|出现调整|调整(?:出|的|为|到|至)|核减|调减|合并|并入")),
    ("not_started", re.compile(rf"{NEGATION}(?:{_STARTED}|开展|实施)|待(?:开工|启动|建)|前期(?:工作|阶段|准备|手续)|开展前期")),
    ("not_done", re.compile(rf"{NEGATION}(?:{_DONE}|实现|通过|整改|落实|验收|交付)|未完")),
    ("slow", re.compile(r"缓慢|滞后|较慢|落后|慢于|低于序时|未达(?:到)?序时|未达(?:到)?(?:时间)?进度|未按序时|未按(?:时间)?进度|逾期|超期|需要?加快|有一定困难|难以")),
    ("ahead", re.compile(r"提前|超额|超(?:过)?(?:时)?序时|快于|超(?:过)?(?:时间)?进度")),
    ("on_pace", re.compile(r"正常推进|按(?:期|计划|序时|时序|进度|目标进度)(?!开|复|动|完|竣|建成|办结|启|销)|达(?:到)?(?:时间|时序|序时)(?:进度)?|达(?:到)?进度|符合(?:序时|时间)?进度|有序推进|顺利推进|进展(?:顺利|良好|正常)|序时推进")),
    ("ongoing", re.compile(r"正在|接近完成|即将完成|推进中|在建|在办|(?:办理|建设|实施|整改|施工|进行|审理|推进|落实)中|持续推进|继续(?:推进|办理|实施)|续办|待办|跟踪(?:办理|落实)|逐步解决")),
    ("done", re.compile(_DONE)),
    ("started", re.compile(_STARTED)),
    ("reached", re.compile(r"已(?!有|确定|收到|安排|下达|接到|排查|梳理|发现|受理|征集|立项|批准|列入|纳入|争取|分解|印发)")),
)  # fmt: skip

PLAN = re.compile(
    r"(?<!按)(?<!未)(?<!列入)(?<!纳入)(?:计划|拟|预计|力争|确保|(?<!按)目标|承诺|确定(?=开|完|竣|新)|应(?:开|完|竣|启|办|建)|将(?:开|完|竣|建|新)|年底前|需(?:开|完|竣))"
)
PLANNED_AMOUNT = re.compile(r"(?:任务|目标|计划)(?:数|量|值|总数)?(?:为|是|共|共计)?$")  # 开工任务5600套 is a plan
ACHIEVED = re.compile(r"(?:完成|达到?|实现|超(?:额|过)?)[^,]{0,6}?(?:目标|任务|计划)")  # 完成年度目标的 is no plan
FACT = re.compile(r"实际|已经?|累计|现(?:已|有)")  # what stands before it may name a plan, what follows is a fact
FORECAST = re.compile(
    r"预计|力争|确保|有望|年底前|前(?:可|能|将)?(?:完成|竣工|完工|开工|建成|启动)|将于|拟于|必须|要求"
)
TOTAL_WORDS = re.compile(
    r"共|总计|合计|总数|总量|任务|承办|承担|安排|确定|涉及|梳理|分解|收到|下达|列入|实施|排定|交办|办理|计划|项目|事项|工程|问题|指标"
)
WHOLE = re.compile(r"共(?:计|有|确定|安排|实施|承办|涉及|收到|办理)?|总计|合计|总数")
SUMMED = re.compile(r"(?:共|共计|共有|合计|总计|总数|总数为)$")  # right before the number
AMONG = re.compile(r"其中|^[\u4e00-\u9fff“”]{1,14}(?<!年)(?<!其)中,")  # 其中, or 86个重点项目中，
EACH = re.compile(r"均|各|分别|平均|每|人均|户均")
APPROXIMATE = re.compile(r"约|近|超过|逾|不少于|不低于|不足|至少|达到?以上|大约|将近|上下|左右|以上|以下|以内|余|多|几")
# Said of counts that share things, so that parts may add up to more than the whole: 同一件列入几张清单的合并计为一件.
COUNTED_ONCE = re.compile(r"合并计|不重复计|不再重复|只计[一1]|去重|(?:剔除|扣除|除去|减去)重复|重复的?(?:按|只|算)")
OVERLAPPING = re.compile(r"以上|以下|囊括|包含|包括|含|交叉|重复|重叠|兼|同时")

MONEY = re.compile(r"投资|资金|投入|产值|收入|支出|预算|概算|财政|税|补贴|补助")
# What a sum of money is: the whole cost, the year's plan, what is done, what has come in, what is paid.
MONEY_ROLES: tuple[tuple[str, "re.Pattern[str]"], ...] = (
    ("whole", re.compile(r"总投资|概算|估算|投资总额|总额|总规模|^投资$")),
    ("arrived", re.compile(r"到位|下达|筹集|落实资金")),
    ("paid", re.compile(r"拨付|支付|支出|兑付|发放|报账")),
    ("done", re.compile(r"(?:完成|实现|实际)|已投(?:入|资)|累计投(?:入|资)")),
    ("plan", re.compile(r"计划|目标|任务|预算|应完成")),
)

# The verbs that the name of a rate answers to: 开工率 is about what has started, 办结率 about what is settled.
RATE_VERBS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("开复工", ("开复工", "开工", "复工", "在建")),
    ("开工", ("开工", "开建", "动工", "开复工", "在建")),
    ("复工", ("复工",)),
    ("动工", ("动工", "开工", "开建")),
    ("启动", ("启动", "开工", "实施")),
    ("竣工", ("竣工", "完工", "建成")),
    ("完工", ("完工", "竣工", "建成", "完成")),
    ("建成", ("建成", "竣工", "完工")),
    ("投产", ("投产",)),
    ("投用", ("投用", "投入使用", "投入运营")),
    ("入住", ("入住",)),
    ("办结", ("办结", "完成", "办理完毕", "办毕", "结案")),
    ("结案", ("结案", "办结", "审结")),
    ("办理", ("办理", "办结", "完成")),
    ("答复", ("答复", "回复", "办复")),
    ("回复", ("回复", "答复")),
    ("办复", ("办复", "答复")),
    ("整改", ("整改", "完成", "销号")),
    ("销号", ("销号", "整改")),
    ("落实", ("落实", "完成")),
    ("到位", ("到位",)),
    ("支付", ("支付", "支出", "拨付")),
    ("支出", ("支出", "支付", "拨付")),
    ("拨付", ("拨付", "支付")),
    ("满意", ("满意",)),
    ("解决", ("解决",)),
    ("采纳", ("采纳",)),
    ("验收", ("验收",)),
    ("合格", ("合格", "达标")),
    ("达标", ("达标", "合格")),
    ("完成", ("完成", "办结", "竣工", "完工", "建成")),
)

SCOPES = re.compile(
    r"全[省市县区州镇乡旗盟国]|我[省市县区州镇乡]|[省市县区州](?:列|级|定|重点)|(?:中央|省市县|省市|市县)"
)
TIER = re.compile(r"(?:省|市|县|区|州|乡|镇|国)(?:列|级|定|直|属)|(?:中央)")

# Units that are measured, so that even a whole number may be rounded; and the usual name of a measure word.
MEASURED = frozenset(
    {"元", "美元", "亩", "公里", "千米", "平方公里", "平方米", "立方米", "公顷", "吨", "千瓦", "兆瓦", "千瓦时", "度"}
)
SAME_UNIT = {
    "家": "个",
    "名": "人",
    "位": "人",
    "千米": "公里",
    "km": "公里",
    "㎡": "平方米",
    "m2": "平方米",
    "台(套)": "台套",
}
INTERCHANGED = frozenset({"个", "件", "项", "宗", "条", "处", "起", "份"})

# What is counted. Parts of another noun than their total may be of another whole; the first family is one in practice.
NOUNS: tuple[frozenset[str], ...] = (
    frozenset({"项目", "工程", "事项", "任务", "实事", "工作"}),
    frozenset({"建议", "提案", "议案"}),
    frozenset({"问题", "隐患", "线索"}),
    frozenset({"诉求", "来电", "工单", "投诉"}),
    frozenset({"案件", "纠纷"}),
    frozenset({"通知单", "督办单", "督查单", "通报", "文件"}),
    frozenset({"企业", "商户"}),
    frozenset({"小区", "楼栋"}),
    frozenset({"学校", "幼儿园", "学位"}),
)
NOUN = re.compile("|".join(sorted({noun for family in NOUNS for noun in family}, key=len, reverse=True)))
