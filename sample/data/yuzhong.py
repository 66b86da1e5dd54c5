"""榆中县 (620123), programme year 2016: the sample county.

Public: what the notice of the county government office of 2016-12-26 and the county's list of ten matters say
(number of 件, 项 and 方面, the named items, the ten with their targets, the causes). Invented (示例): all the rest.
"""

from sample.data import yuzhong_city, yuzhong_county, yuzhong_province
from sample.data.model import Change, County, Listed, Period, Place, Published, Same, Stated
from sample.data.yuzhong_people import LEADERS, UNITS

_KIND = "为民实事"

YUZHONG = County(
    folder="yuzhong-2016",
    code="620123",
    name="榆中县",
    year=2016,
    office="榆中县人民政府办公室",
    supervision_office="县政府督查室",
    note="注：除清单名称外，数据为示例，不代表榆中县事实；人名均为虚构。",
    periods=(
        Period(1, "2016-01-31", "2016-02-03", "2016-02-05"),
        Period(2, "2016-02-29", "2016-03-03", "2016-03-07"),
        Period(3, "2016-03-31", "2016-04-01", "2016-04-05"),
        Period(4, "2016-04-30", "2016-05-04", "2016-05-05"),
        Period(5, "2016-05-31", "2016-06-03", "2016-06-06"),
        Period(6, "2016-06-30", "2016-07-04", "2016-07-05"),
        Period(7, "2016-07-31", "2016-08-03", "2016-08-05"),
    ),
    lists=(
        Listed(
            name="省列",
            tier="province",
            kind=_KIND,
            document="榆政办〔2016〕11号",
            file="清单/榆中县2016年省列为民兴办实事责任分解表.xls",
            title="榆中县2016年省列为民兴办实事责任分解表",
            due="年底",
            items=yuzhong_province.ITEMS,
        ),
        Listed(
            name="市列",
            tier="city",
            kind=_KIND,
            document="榆政办〔2016〕12号",
            file="清单/榆中县2016年市列为民兴办实事责任分解表.xlsx",
            title="榆中县2016年市列为民兴办实事责任分解表",
            due="2016年12月底",
            items=yuzhong_city.ITEMS,
        ),
        Listed(
            name="县列",
            tier="county",
            kind=_KIND,
            document="榆政办〔2016〕13号",
            file="清单/榆中县2016年县列为民兴办实事责任分解表.xls",
            title="榆中县2016年县列为民兴办实事责任分解表",
            due="2016年12月31日",
            items=yuzhong_county.ITEMS,
        ),
    ),
    units=UNITS,
    leaders=LEADERS,
    same=(
        Same(Place("市列", "城乡低保提标"), (Place("省列", "城市低保提标"), Place("省列", "农村低保提标"))),
        Same(Place("市列", "五保户补助提标"), (Place("省列", "五保户补助提标"),)),
    ),
    changes=(
        Change(
            act="cancel",
            place=Place("市列", "公共自行车站点"),
            document="榆政办〔2016〕37号",
            on="2016-05-18",
            reason="运营主体未落实，经批准取消（示例）",
        ),
    ),
    published=Published(
        title="关于2016年1-7月省市县列为民兴办实事进展情况的通报",
        source="榆中县人民政府办公室",
        published_at="2016-12-26",
        lists=(
            Stated("省列", 10, done=3, remaining=6, completion_rate="30%", start_rate="100%"),
            Stated("市列", 15, done=4, cancelled=1, remaining=10, completion_rate="30%", start_rate="100%"),
            Stated("县列", 10, start_rate="100%", construction_rate="100%"),
        ),
    ),
)
