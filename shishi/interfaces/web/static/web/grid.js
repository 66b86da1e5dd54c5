/* A table of amounts: Enter and arrows go from box to box, a column is pasted at once, the sum is said while one types.
   Without this file one fills the boxes one by one, and the page says the sum after saving. */
(function () {
  "use strict";

  function number(text) {
    var plain = text.replace(/[,，\s]/g, "");
    return plain !== "" && isFinite(plain) ? Number(plain) : null;
  }

  function shown(value) {
    return String(Math.round(value * 1e6) / 1e6);
  }

  function told(box) {
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function set(box, text) {
    if (box) { box.value = text.trim(); }
  }

  /* Lines with a name go to the box of that name; bare numbers go down from where one pasted. A row counts as a column. */
  function paste(boxes, from, text) {
    var lines = text.replace(/\r/g, "").replace(/\n+$/, "").split("\n").map(function (line) { return line.split("\t"); });
    if (lines.length === 1) {
      lines = lines[0].length === 2 && number(lines[0][0]) === null
        ? lines : lines[0].map(function (cell) { return [cell]; });
    }
    if (lines.length === 1 && lines[0].length === 1) { return false; }
    var at = boxes.indexOf(from);
    lines.forEach(function (cells, place) {
      var named = boxes.find(function (box) { return box.dataset.cell === cells[0].trim(); });
      if (cells.length > 1) {
        set(named, cells[cells.length - 1]);
      } else {
        set(boxes[at + place], cells[0]);
      }
    });
    told(from);
    return true;
  }

  function move(boxes, box, step) {
    var next = boxes[boxes.indexOf(box) + step];
    if (next) {
      next.focus();
      next.select();
    }
  }

  document.querySelectorAll("form[data-grid]").forEach(function (form) {
    var boxes = Array.prototype.slice.call(form.querySelectorAll("input[data-cell]"));
    var sum = form.querySelector("[data-sum]");
    var verdict = form.querySelector("[data-verdict]");

    function say() {
      if (!sum) { return; }
      var unit = form.dataset.unit;
      var total = boxes.reduce(function (before, box) { return before + (number(box.value) || 0); }, 0);
      sum.textContent = shown(total);
      if (!boxes.some(function (box) { return box.value.trim() !== ""; })) {
        verdict.classList.remove("short");
        verdict.textContent = "还没有分解";
        return;
      }
      if (form.dataset.goal === "") {
        verdict.textContent = "合计" + shown(total) + unit + "，年度目标待下达";
        return;
      }
      var gap = Number(shown(total - Number(form.dataset.goal)));
      verdict.classList.toggle("short", gap !== 0);
      verdict.textContent = "合计" + shown(total) + unit + "，"
        + (gap === 0 ? "与年度目标一致" : "比年度目标" + (gap > 0 ? "多" : "少") + shown(Math.abs(gap)) + unit);
    }

    form.addEventListener("input", say);
    form.addEventListener("keydown", function (event) {
      if (boxes.indexOf(event.target) < 0 || event.isComposing) { return; }
      var step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) {
        event.preventDefault();
        move(boxes, event.target, step);
      }
    });
    form.addEventListener("paste", function (event) {
      if (boxes.indexOf(event.target) >= 0 && paste(boxes, event.target, event.clipboardData.getData("text"))) {
        event.preventDefault();
      }
    });
    say();
  });
})();
