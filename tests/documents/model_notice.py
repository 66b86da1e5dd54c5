"""A notice in five parts, as long as a real monthly bulletin of a county (about 1,800 characters)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from shishi.documents.content import (
    Align,
    BoundFigure,
    Briefing,
    Cell,
    Column,
    Heading,
    Inline,
    Kind,
    Notice,
    Paragraph,
    Row,
    RowKind,
    Signature,
    Table,
    Text,
)


def inlines(*parts: str) -> tuple[Inline, ...]:
    """Words and figures; a figure is written `id=text`."""
    return tuple(
        BoundFigure(part.partition("=")[2], part.partition("=")[0]) if "=" in part else Text(part) for part in parts
    )


def paragraph(*parts: str) -> Paragraph:
    return Paragraph(inlines(*parts))


def heading(text: str, level: int = 1) -> Heading:
    return Heading(level, (Text(text),))


TITLES = tuple(f"清溪县2016年{tier}列为民兴办实事进展情况汇总表" for tier in "省市县")

BLOCKS = (
    paragraph(
        "为推动今年省、市、县三级确定的为民兴办实事按时办结、办出成效，8月上旬，县政府督查室对照责任分解方案，"
        "逐件核对了各承办单位的月报。现将1—7月进展情况通报如下："
    ),
    heading("一、省列为民兴办实事进展情况（详见附件1）"),
    paragraph(
        "今年全县承办省列为民兴办实事",
        "province.headings=8",
        "项",
        "province.items=10",
        "件，涉及",
        "province.aspects=5",
        "个方面，包括就业培训、城乡低保、农房改造、学生营养改善和乡村教师补助。"
        "从核对的情况看，各牵头部门年初即印发实施方案，把任务分解到乡镇、到月份，多数项目的累计进度与计划相当。",
        "province.items=10",
        "件实事全部启动，启动率",
        "province.started_rate=100%",
        "；其中城乡低保提标等",
        "province.done=3",
        "件已完成，完成率",
        "province.done_rate=30%",
        "（",
        "province.done_fraction=3/10",
        "），其余",
        "province.ongoing=7",
        "件按序时进度推进，没有取消和延期的事项。",
    ),
    heading("二、市列为民兴办实事进展情况（详见附件2）"),
    paragraph(
        "今年全县承办市列为民兴办实事",
        "city.items=15",
        "件，涉及",
        "city.aspects=6",
        "个方面，包括社会保障、社会事业、农村惠农、安居保障、创业扶持和便民服务。各牵头部门加强与市直对口部门的衔接，"
        "分批争取计划和资金。"
        "经批准取消",
        "city.cancelled=1",
        "件，不计入以下比例。其余",
        "city.counted=14",
        "件全部启动，启动率",
        "city.started_rate=100%",
        "；小额担保贷款、五保供养提标等",
        "city.done=4",
        "件已完成，完成率",
        "city.done_rate=28.6%",
        "（",
        "city.done_fraction=4/14",
        "），",
        "city.ongoing=10",
        "件正在推进，其中",
        "city.lagging=6",
        "件慢于序时进度。",
    ),
    heading("三、县列为民兴办实事进展情况（详见附件3）"),
    paragraph(
        "今年县委、县政府确定为民兴办实事",
        "county.items=10",
        "件，涉及交通、住房、就业、教育、饮水和生态等领域。各承办单位成立专班、倒排工期，",
        "county.items=10",
        "件均已启动，启动率",
        "county.started_rate=100%",
        "；工程类",
        "county.works=9",
        "件全部开工，开工率",
        "county.begun_rate=100%",
        "（就业培训不属于工程，不计入）。截至7月底尚无整体完成的事项，",
        "county.on_track=3",
        "件达到序时进度，",
        "county.lagging=7",
        "件偏慢。",
    ),
    heading("四、存在的问题"),
    paragraph(
        "1—7月，三级为民兴办实事总体有序，但仍有一些不容忽视的问题。一是计划和资金下达偏晚，市列社会事业方面",
        "late.city=3",
        "件到6月才明确建设任务，施工期被压缩近半；二是土地和征收制约较多，村道硬化、安防工程和集中供水等",
        "late.land=3",
        "件因线路调整、青苗补偿未谈妥而多次停工；三是部分项目前期工作不实，县列项目中除宽带进村、"
        "就业培训和水源地保护外，勘察设计深度不够，开工后变更多、进度慢；四是个别单位报送不及时，数据口径前后不一，"
        "有的把已拨付资金当成工程进度，有的连续两个月照抄上月文字。",
    ),
    heading("五、下一步工作建议"),
    paragraph(
        "距年底完成时限已不足5个月，有效施工期更短。各责任单位要对照年初承诺，把剩余任务逐件列出清单，明确到月、"
        "落实到人，先难后易、倒排推进；对进度偏慢的事项，由包抓领导牵头专题研究，当月提出解决办法，下月通报落实结果，"
        "确保向群众承诺的事情件件有着落。"
    ),
    paragraph(
        "一是落实责任，把进度赶上来。牵头部门要对所承办的事项负总责，已开工的要抓住雨季间隙和秋季的施工黄金期，"
        "在保证质量的前提下加快进度；未开工的要在8月底前办完用地、设计、招标等手续，"
        "说明开工日期并向县政府督查室报备。对连续两个月偏慢的事项，由县政府督查室发出督办单，承办单位在5个工作日内"
        "书面报告原因和措施。县政府督查室将按月汇总、按季抽查。"
    ),
    paragraph(
        "二是规范管理，把质量守下来。工程项目要严格履行基本建设程序，落实项目法人责任制、招标投标制、工程监理制和合同管理制，"
        "关键工序旁站到位，隐蔽工程留存影像，验收资料与工程同步形成。招标项目要使用统一的交易平台，公开资格条件、"
        "评标办法和中标结果，资金项目要实行专账核算、专款专用，按合同约定和实际完成的工程量支付，任何单位不得截留、挤占和挪用。补贴类事项要做到对象、标准、数额三公开，发放前在村级公示不少于5个工作日，"
        "接受群众查询。施工现场要健全安全生产责任体系，坚决防止赶工期引发质量和安全事故。"
    ),
    paragraph(
        "三是加强协作，把堵点打通。各乡镇、各部门要从大局出发，主动认领涉及本单位的事项，不推不拖。自然资源、住建、水务、环保等部门要为项目开设办理窗口，能一次办结的不让单位跑第二次。"
        "对单靠一个部门难以解决的困难，"
        "由牵头部门填写协调事项单，写清事由、需要谁办、何时办结，报分管县领导召集会议研究；议定事项由县政府督查室登记并跟踪，"
        "办结后在当期通报中反馈，做到一事一单、有交有结。"
    ),
)

NOTICE = Notice(
    title_lines=("关于2016年1—7月省市县列", "为民兴办实事进展情况的通报"),
    issuer="清溪县人民政府办公室",
    addressees=("各乡镇人民政府", "县政府各工作部门"),
    blocks=BLOCKS,
    attachments=TITLES,
    signature=Signature("清溪县人民政府办公室", date(2016, 8, 5)),
    doc_number="清政办发〔2016〕5号",
    head_mark="清溪县人民政府办公室文件",
    openness="此件公开发布",
    copy_to=("县委办公室", "县人大常委会办公室", "县政协办公室"),
    printed_by="清溪县人民政府办公室",
    printed_on=date(2016, 8, 5),
    keywords=("为民兴办实事", "进展情况", "通报"),
    briefing=Briefing("清溪县政务督查", 20, "清溪县人民政府督查室", date(2016, 8, 5)),
)

COLUMNS = (
    Column(("序号",), 3, Kind.NUMBER, Align.CENTER),
    Column(("类别",), 5, align=Align.CENTER, grouped=True),
    Column(("实事名称",), 12),
    Column(("资金（万元）", "计划"), 5, Kind.NUMBER, Align.RIGHT, 2),
    Column(("资金（万元）", "到位", "金额"), 5, Kind.NUMBER, Align.RIGHT, 2),
    Column(("资金（万元）", "到位", "到位率"), 5, Kind.PERCENT, Align.RIGHT, 1),
    Column(("牵头部门",), 6),
    Column(("完成时限",), 6, Kind.DATE, Align.CENTER),
    Column(("进展情况",), 18),
    Column(("备注",), 5),
)

ASPECTS = ("社会保障", "社会事业", "农村惠农", "安居保障")
PROGRESS = (
    "已完成前期手续，7月10日进场施工。",
    (
        "累计完成危旧房改造812户，占年度任务1320户的61.5%；其余各户已全部签订协议，正在组织备料，预计9月底前全部完工，"
        "10月组织逐户验收并兑付补助资金。"
    ),
    "按序时进度推进。",
)


def row(number: int) -> Row:
    aspect = ASPECTS[(number - 1) * len(ASPECTS) // 60 % len(ASPECTS)]
    rate = Decimal(number) * 100 / 60
    values = (number, aspect, f"第{number}件实事：村组道路硬化及安防工程", Decimal("120.50"), Decimal("80.25"), rate)
    rest = ("县交通运输局", date(2016, 11, 30), PROGRESS[number % 3], "待下达" if number % 7 == 0 else None)
    return Row(tuple(Cell(value) for value in values + rest))


def table(rows: int = 60, title: str = TITLES[2]) -> Table:
    total = Row(
        (
            Cell("合计"),
            Cell(),
            Cell(f"{rows}件"),
            Cell(Decimal("120.5") * rows, "county.planned_money"),
            *(Cell(),) * 6,
        ),
        RowKind.SUM,
    )
    return Table(
        title,
        COLUMNS,
        (*(row(number) for number in range(1, rows + 1)), total),
        unit_line="单位：万元",
        date_line="数据截至2016年7月31日",
        notes=("注：完成率以不含取消事项的件数为分母。", "取消事项：社区日间照料中心建设（清政发〔2016〕31号）。"),
    )


def with_attachments(*titles: str) -> Notice:
    return replace(NOTICE, attachments=titles)
