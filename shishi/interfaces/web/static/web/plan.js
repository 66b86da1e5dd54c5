/* The chart beside a plan follows what is typed. Without this file the saved plan is drawn when the page is loaded. */
(function () {
  "use strict";
  var INK = "#525b66";
  var LINE = "#e3e0d8";
  var place = document.getElementById("plan-chart");
  var say = document.getElementById("plan-say");
  var data = JSON.parse(document.getElementById(place.dataset.source).textContent);
  var boxes = Array.prototype.slice.call(document.querySelectorAll("input[data-cell]"));

  function typed() {
    return boxes.map(function (box) {
      var plain = box.value.replace(/[,，\s]/g, "");
      return plain !== "" && isFinite(plain) ? Number(plain) : null;
    });
  }

  /* The first month that falls or exceeds, in the words of the refusal that saving would bring. */
  function fault(values) {
    var before = null;
    for (var at = 0; at < values.length; at += 1) {
      if (values[at] !== null) {
        if (before !== null && values[at] < values[before]) {
          return (at + 1) + "月" + values[at] + "小于" + (before + 1) + "月" + values[before];
        }
        if (data.goal !== null && values[at] > data.goal) {
          return (at + 1) + "月" + values[at] + "大于年度目标" + data.goal;
        }
        before = at;
      }
    }
    return "";
  }

  function axis(more) {
    return Object.assign({
      axisLine: { lineStyle: { color: LINE } }, axisTick: { show: false }, axisLabel: { color: INK },
      splitLine: { lineStyle: { color: LINE } }
    }, more);
  }

  function line(name, values, color, type) {
    return {
      name: name, type: "line", data: values, connectNulls: true, symbol: type === "solid" ? "circle" : "none",
      symbolSize: 6, lineStyle: { color: color, type: type, width: 2 }, itemStyle: { color: color }
    };
  }

  place.setAttribute("role", "img");
  place.setAttribute("aria-label", place.dataset.label);
  place.classList.add("drawn");
  document.querySelector(".saved-plan").setAttribute("hidden", "");
  document.querySelector(".legend").hidden = true;
  var chart = echarts.init(place, null, { renderer: "svg" });

  function draw() {
    var values = typed();
    var wrong = fault(values);
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: INK },
      tooltip: { trigger: "axis", renderMode: "richText", confine: true },
      grid: { left: 8, right: 20, top: 56, bottom: 8, containLabel: true },
      legend: { top: 0, left: 0, textStyle: { color: INK } },
      xAxis: axis({ type: "category", boundaryGap: false, data: values.map(function (_, at) { return (at + 1) + "月"; }) }),
      yAxis: axis({ type: "value", name: data.unit, nameTextStyle: { color: INK } }),
      series: [line("默认曲线", data["default"], "#8f8b80", "dashed"), line("自定计划", values, "#2b5a8c", "solid")]
    });
    say.textContent = wrong ? "■ " + wrong + "，保存时会被退回。" : "";
    say.classList.toggle("short", Boolean(wrong));
  }

  document.addEventListener("input", draw);
  window.addEventListener("resize", function () { chart.resize(); });
  draw();
})();
