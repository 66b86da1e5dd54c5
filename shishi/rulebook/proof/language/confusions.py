"""Words that official texts confuse, as data: the wrong form, the right one, and where the wrong form is no mistake.

A pair stands here only when the wrong form is hardly ever right; `unless_after` and `unless_before` are patterns of the
characters around it for the cases in which it is.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Confusion:
    """One pair; `alters` marks those where the wrong word says something else (事实 is a fact, 实事 a matter done)."""

    wrong: str
    right: str
    unless_after: str = ""
    unless_before: str = ""
    alters: bool = False


# 这件事实际上, 为民办事实行清单: 事 ends one word and 实 begins the next.
_NEXT_WORD = "[际施在行现质例体况清证属存地业践效]"
# 支付主任医师, 交付局长审定.
_PAY = "[支交拨兑对应垫给缴]"
_END_OF = "[年月期周季度旬岁始纪段]"

_ALTERING = (
    *(Confusion(f"{level}列事实", f"{level}列实事", "", _NEXT_WORD, alters=True) for level in "省市县区州旗乡镇级"),
    *(
        Confusion(wrong, wrong.replace("事实", "实事"), "", _NEXT_WORD, alters=True)
        for wrong in ("为民办事实", "民办事实", "民兴办事实", "民生事实", "惠民事实", "办好事实", "办事实项目")
    ),
    Confusion("件事实", "件实事", "[这那此该整]", _NEXT_WORD, alters=True),
    Confusion("事实求是", "实事求是"),
    *(
        Confusion(f"末{verb}", f"未{verb}", _END_OF, alters=True)
        for verb in ("完成", "开工", "竣工", "办结", "落实到位", "到位")
    ),
    Confusion("截流资金", "截留资金", "[水污]", alters=True),
    Confusion("截流挪用", "截留挪用", alters=True),
    Confusion("担保货款", "担保贷款", alters=True),
    Confusion("扶贫货款", "扶贫贷款", alters=True),
    Confusion("贴息货款", "贴息贷款", alters=True),
    *(
        Confusion(f"付{post}", f"副{post}", _PAY, alters=True)
        for post in ("主任", "县长", "局长", "市长", "书记", "组长")
    ),
)
_BOOKS = tuple(
    Confusion(wrong, wrong.replace("帐", "账"), "", "[篷幔子房]")
    for wrong in (
        "台帐", "帐户", "帐目", "帐号", "帐款", "帐务", "记帐", "转帐", "专帐", "挂帐", "建帐", "查帐", "报帐", "对帐",
        "销帐", "欠帐", "交帐", "总帐", "明细帐", "帐实", "帐表", "帐册", "帐面", "入帐", "算帐",
    )
)  # fmt: skip
_UNTIL = (
    Confusion("截止至", "截至"),
    Confusion("截止目前", "截至目前"),
    Confusion("截止今", "截至今"),
    Confusion("截止去年", "截至去年"),
    Confusion("截止上", "截至上", unless_before="[述面报缴交传]"),
    Confusion("截止本月", "截至本月"),
    Confusion("截至日期", "截止日期"),
    Confusion("截至时间", "截止时间"),
    Confusion("截至目前为止", "截至目前"),
    Confusion("截止目前为止", "截至目前"),
)
_DOING = (
    Confusion("做为", "作为", unless_before="民|了|什|群"),
    Confusion("工做", "工作", "[职民员农加施竣开手化技用军企]", "[好实细完到出起成得了法工主]"),
    Confusion("合做", "合作", "[结配整联综集融符适]"),
    Confusion("做用", "作用", "[所叫当]", "[户心]"),
    Confusion("做风", "作风", unless_before="险"),
    Confusion("运做", "运作"),
    Confusion("协做", "协作"),
    Confusion("操做", "操作", "体"),
    Confusion("作好准备", "做好准备", "[工协合操运写]"),
    Confusion("作好服务", "做好服务", "[工协合操运写]"),
    Confusion("作实作细", "做实做细", "[工协合操运写]"),
    Confusion("作大作强", "做大做强", "[工协合操运写]"),
)
_SELF = "[自知利律克异]"
_GUARDED = (
    *(
        Confusion(f"己{word}", f"已{word}", _SELF)
        for word in ("经", "完成", "开工", "竣工", "全部", "于", "办结", "建成", "到位")
    ),
    Confusion("成份", "成分", unless_before="额"),
    Confusion("水份", "水分", unless_before="额"),
    Confusion("布署", "部署", "[公发颁]", "名"),
    Confusion("峻工", "竣工", "[严险冷]"),
    Confusion("予算", "预算", "[给授准不赋]"),
    Confusion("防犯", "防范", "", "罪"),
    Confusion("复盖", "覆盖", "恢"),
    Confusion("竟争", "竞争", "[究毕]"),
    Confusion("竟标", "竞标", "[究毕]"),
    Confusion("监督检察", "监督检查", "", "[院官机建室工长]"),
    Confusion("督促检察", "督促检查", "", "[院官机建室工长]"),
    Confusion("反应问题", "反映问题", "[急学]"),
)
_OFFICE = tuple(
    Confusion(wrong, right)
    for wrong, right in (
        ("其它", "其他"), ("座谈记要", "座谈纪要"), ("会议记要", "会议纪要"), ("贯彻落时", "贯彻落实"),
        ("自已的", "自己的"), ("折迁", "拆迁"), ("折除", "拆除"), ("拔款", "拨款"), ("拔付", "拨付"),
        ("划拔", "划拨"), ("座落", "坐落"), ("身分证", "身份证"), ("份量", "分量"), ("幅射", "辐射"), ("浪废", "浪费"),
        ("侯选", "候选"), ("气侯", "气候"), ("泻洪", "泄洪"), ("松驰", "松弛"), ("急燥", "急躁"),
        ("形势主义", "形式主义"), ("官僚主意", "官僚主义"), ("形式严峻", "形势严峻"), ("向上级反应", "向上级反映"),
        ("合法权力", "合法权利"), ("度过难关", "渡过难关"), ("精减机构", "精简机构"), ("招聘启示", "招聘启事"),
        ("打破记录", "打破纪录"), ("联席会义", "联席会议"),
    )
)  # fmt: skip
_IDIOMS = tuple(
    Confusion(wrong, right)
    for wrong, right in (
        ("按步就班", "按部就班"), ("一如继往", "一如既往"), ("既往不究", "既往不咎"), ("全力已赴", "全力以赴"),
        ("因地治宜", "因地制宜"), ("因地置宜", "因地制宜"), ("有条不稳", "有条不紊"), ("穿流不息", "川流不息"), ("相辅相承", "相辅相成"), ("责无旁代", "责无旁贷"), ("措手不急", "措手不及"),
        ("重蹈复辙", "重蹈覆辙"), ("默守成规", "墨守成规"), ("融汇贯通", "融会贯通"), ("变本加励", "变本加厉"),
        ("再接再励", "再接再厉"), ("如火如茶", "如火如荼"), ("迫不急待", "迫不及待"), ("不径而走", "不胫而走"),
        ("一促而就", "一蹴而就"), ("持之以衡", "持之以恒"), ("义不容词", "义不容辞"), ("雷励风行", "雷厉风行"),
        ("立杆见影", "立竿见影"), ("竭尽全立", "竭尽全力"), ("悬而末决", "悬而未决"),
        ("刻不容援", "刻不容缓"), ("齐抓共官", "齐抓共管"),
    )
)  # fmt: skip

CONFUSIONS: tuple[Confusion, ...] = (
    *_ALTERING, *_BOOKS, *_UNTIL, *_DOING, *_GUARDED, *_OFFICE, *_IDIOMS,
)  # fmt: skip

# Fixed phrases of four characters: alone between two commas, three of the four mean that one was lost.
PHRASES = (
    "落实责任", "压实责任", "靠实责任", "明确责任", "夯实责任", "强化责任", "高度重视", "精心组织", "周密部署", "统筹安排",
    "积极协调", "密切配合", "通力协作", "加强领导", "强化措施", "强化监管", "强化督查", "加强监管", "加强协调", "狠抓落实",
    "真抓实干", "攻坚克难", "倒排工期", "挂图作战", "措施有力", "重点突出", "全力推进", "稳步推进", "有序推进", "扎实推进",
    "加快进度", "严格管理", "严格程序", "严格把关", "科学施工", "规范运行", "专款专用", "专户专管", "保质保量", "按期完成",
    "跟踪督办", "跟踪问效", "限期整改", "逐项落实", "上下联动", "齐抓共管", "主动作为", "担当作为", "履职尽责", "完善机制",
    "健全机制", "创新方式", "突出重点", "统一思想", "提高认识", "细化措施", "细化任务", "分解任务",
)  # fmt: skip

# Three characters that say something of their own: 抓落实, 保质量, 强监管.
WHOLE = frozenset(
    (
        "强领导", "强监管", "强协调", "抓落实", "抓实干", "排工期", "快进度", "新方式", "保质量", "履职责", "按期完", "全力推",
        "稳步推", "有序推", "扎实推", "严格管",
    )
)  # fmt: skip

# A statement that is complete; when the next one follows without a stop, a comma was lost.
CLOSED = (
    "高度重视", "措施有力", "重点突出", "精心组织", "周密部署", "密切配合", "通力协作", "真抓实干", "攻坚克难", "履职尽责",
    "担当作为", "主动作为", "齐抓共管", "上下联动", "统筹兼顾",
)  # fmt: skip
