"""The article of a saved web page: the part with most Chinese that is no link, without the furniture around it."""

import email
import email.policy
import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from selectolax.lexbor import LexborHTMLParser, LexborNode

from shishi.documents.reading.notices.lines import cell_text, paragraphs, row_line, whole
from shishi.documents.reading.notices.plain import decoded
from shishi.documents.reading.refusal import Refused

_LEFT_OUT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "nav",
        "header",
        "footer",
        "aside",
        "button",
        "select",
        "input",
        "textarea",
        "iframe",
        "object",
        "embed",
        "svg",
        "head",
        "video",
        "audio",
        "canvas",
    ]
)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "form",
        "figure",
        "figcaption",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_CONTAINERS = frozenset(
    [
        "article",
        "blockquote",
        "body",
        "center",
        "dd",
        "div",
        "dl",
        "font",
        "form",
        "li",
        "main",
        "ol",
        "section",
        "span",
        "table",
        "tbody",
        "td",
        "tr",
        "ucapcontent",
        "ul",
    ]
)
_CHINESE = re.compile("[\u3400-\u9fff]")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})", re.IGNORECASE)
_FURNITURE = re.compile(
    r"(?:当前位置|您(?:现在)?的位置|首页\s*[>›»])"
    r"|(?:上一篇|下一篇|扫一扫|扫描二维码|分享到|责任编辑|版权所有|技术支持|网站标识码|Produced By)"
    r"|(?:发布(?:时间|日期)|发表时间|信息来源|来源|作者|阅读(?:次数|量)?|浏览(?:次数|量)?|访问量|点击(?:数|量|次数)?|字体|字号|主办|主办单位|承办|地址|邮编)\s*[：:]"
    r"|【(?:打印|关闭|收藏|返回|字体|大中小)|(?:打印|关闭|收藏|返回)(?:本页|窗口|页面|顶部|首页)?$"
    r"|[^。]*(?:ICP备|公网安备|网站标识码)",
    re.IGNORECASE,
)
_FURNITURE_LINE = 180
_LAYOUT_CELLS = 6
_SHARE, _ALMOST = 0.7, 0.97
_LINK_LISTS = frozenset(["div", "dl", "ol", "section", "table", "td", "ul"])
_LINKS, _LINKED = 4, 1.5  # so many links, with so many times the Chinese of what is no link, are a menu
_DEEPEST = 256


def read(data: bytes) -> str:
    """The article's title, paragraphs and tables. Refuses a page without Chinese prose."""
    page = LexborHTMLParser(_characters(data))
    body = page.body
    if body is None:
        raise _empty()
    _strip(body)
    weights = _Weights()
    weights.add(body, 0, linked=False)
    if not weights.free.get(body.mem_id):
        raise _empty()
    article = _article(body, weights.free)
    lines = [line for line in _Lines(weights.menus).of(article) if not _is_furniture(line)]
    title = _title(page)
    if title and not any(title in line.replace(" ", "") for line in lines[:3]):
        lines.insert(0, title)
    return whole(lines)


def read_archive(data: bytes) -> str:
    """The page inside a web archive (MHTML), which is often named .doc or .xls."""
    return read(_archived(data))


def table_rows(data: bytes, *, archive: bool) -> tuple[tuple[str, ...], ...]:
    """The rows of all tables of a page that was named as a workbook. Refuses a page without any."""
    page = LexborHTMLParser(_characters(_archived(data) if archive else data))
    lines = [line for table in page.css("table") if not table.css("table table") for line in _Lines().of_table(table)]
    rows = tuple(tuple(line.split("\t")) for line in lines if line.strip())
    if not rows:
        raise Refused("no_table", "这个文件是网页，里面没有表格；请用 WPS 或 Excel 打开后另存为 .xlsx 再校核")
    return rows


def _archived(data: bytes) -> bytes:
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                return content
    raise _empty()


def _characters(data: bytes) -> str:
    named = _CHARSET.search(data[:4096])
    if named and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        encoding = named[1].decode("ascii").lower()
        try:
            return data.decode("gb18030" if encoding.startswith("gb") else encoding)
        except (LookupError, UnicodeDecodeError):
            pass  # many pages name an encoding that they are not in
    return decoded(data)


def _empty() -> Refused:
    return Refused(
        "no_article",
        "网页里没有找到通报正文，可能是用脚本显示的；请把正文复制为文本，或在浏览器里另存为完整网页后再校核",
    )


def _strip(body: LexborNode) -> None:
    for node in body.css(",".join(sorted(_LEFT_OUT - {"head"}))):
        node.decompose()
    for node in body.css(
        "[hidden], div[title='header'], div[title='footer'], [style*='display:none'], [style*='display: none'], [aria-hidden='true']"
    ):
        if node.tag != "body":
            node.decompose()


class _Weights:
    """How much Chinese stands in each node outside links, and which nodes are menus: links and little else."""

    def __init__(self) -> None:
        self.free: dict[int, int] = {}
        self.menus: set[int] = set()

    def add(self, node: LexborNode, depth: int, *, linked: bool) -> tuple[int, int, int]:
        """Weighs a node and all below it; gives its Chinese outside and inside links, and its links."""
        if depth > _DEEPEST:
            return 0, 0, 0
        free = bound = links = 0
        for child in node.iter(include_text=True):
            if child.is_text_node:
                weight = len(_CHINESE.findall(child.text_content or ""))
                free, bound = (free, bound + weight) if linked else (free + weight, bound)
                continue
            below = self.add(child, depth + 1, linked=linked or child.tag == "a")
            free, bound, links = free + below[0], bound + below[1], links + below[2] + (child.tag == "a")
        menu = node.tag in _LINK_LISTS and links >= _LINKS and bound > _LINKED * free
        if menu and not node.text().strip().startswith("附件"):
            self.menus.add(node.mem_id)
        self.free[node.mem_id] = 0 if node.mem_id in self.menus else free
        return free, bound, links


def _article(body: LexborNode, weights: dict[int, int]) -> LexborNode:
    """Goes down as long as one child holds most of the text and is itself made of several parts."""
    node = body
    for _ in range(_DEEPEST):
        children = [child for child in node.iter() if child.tag in _CONTAINERS]
        best = max(children, key=lambda child: weights.get(child.mem_id, 0), default=None)
        if best is None:
            return node
        share = weights.get(best.mem_id, 0) / weights[node.mem_id]
        if share < _ALMOST and (share < _SHARE or _parts(best) < 3):
            return node
        if best.tag == "table" and not _is_layout(best):
            return node
        node = best
    return node


def _parts(node: LexborNode) -> int:
    return sum(1 for _ in node.css("p, br, div, li, tr"))


def _is_layout(table: LexborNode) -> bool:
    """A table that only places things holds a table or several paragraphs in one of its few cells."""
    cells = [cell for cell in table.css("td") if cell.mem_id != table.mem_id]
    few = len(cells) <= _LAYOUT_CELLS
    return any(inner.mem_id != table.mem_id for inner in table.css("table")) or (
        few and any(_parts(cell) >= 3 for cell in cells)
    )


def _title(page: LexborHTMLParser) -> str:
    """The title as the site's own mark says it (the norm for government sites), else the first heading."""
    mark = page.css_first("meta[name='ArticleTitle' i]")
    if mark is not None:
        return "".join((mark.attributes.get("content") or "").split())
    heading = page.css_first("h1")
    return "".join(heading.text().split()) if heading is not None else ""


def _is_furniture(line: str) -> bool:
    return len(line) <= _FURNITURE_LINE and _FURNITURE.match(line) is not None


class _Lines:
    """A node as lines: blocks end a line, tables give a line a row."""

    def __init__(self, menus: AbstractSet[int] = frozenset()) -> None:
        self.menus = menus
        self.open = ""
        self.depth = 0

    def of(self, node: LexborNode) -> Iterator[str]:
        yield from self._walk(node)
        yield from self._close()

    def of_table(self, table: LexborNode) -> Iterator[str]:
        """A table as one line a row."""
        yield from self._rows(table)

    def _close(self) -> Iterator[str]:
        text, self.open = self.open, ""
        yield from paragraphs(text)

    def _walk(self, node: LexborNode) -> Iterator[str]:
        if self.depth > _DEEPEST:
            return
        self.depth += 1
        for child in node.iter(include_text=True):
            if child.is_text_node:
                self.open += re.sub(r"\s+", " ", child.text_content or "")
            elif child.tag == "br":
                self.open += "\n"
            elif child.tag == "table" and not _is_layout(child):
                yield from self._close()
                yield from self._rows(child)
            elif child.tag not in _LEFT_OUT and child.mem_id not in self.menus:
                if child.tag in _BLOCKS:
                    yield from self._close()
                yield from self._walk(child)
                if child.tag in _BLOCKS:
                    yield from self._close()
        self.depth -= 1

    def _rows(self, table: LexborNode) -> Iterator[str]:
        """Rows with the cells in their columns: what hangs down from above leaves an empty cell."""
        hanging: dict[int, int] = {}
        for row in table.css("tr"):
            cells: list[str] = []
            for cell in (cell for cell in row.iter() if cell.tag in {"td", "th"}):
                while hanging.get(len(cells), 0):
                    hanging[len(cells)] -= 1
                    cells.append("")
                down, across = _span(cell, "rowspan"), _span(cell, "colspan")
                for column in range(len(cells), len(cells) + across):
                    hanging[column] = down - 1
                cells += [cell_text("\n".join(_Lines().of(cell))), *[""] * (across - 1)]
            while hanging.get(len(cells), 0):
                hanging[len(cells)] -= 1
                cells.append("")
            yield row_line(cells)


def _span(cell: LexborNode, name: str) -> int:
    value = cell.attributes.get(name) or "1"
    return max(1, min(int(value), 200)) if value.isascii() and value.isdigit() and len(value) < 5 else 1
