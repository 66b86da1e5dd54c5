/* Draws what the table beside each chart says. Without this file the table is all there is. */
(function () {
  "use strict";
  var INK = "#525b66";
  var LINE = "#e3e0d8";
  var FONT = getComputedStyle(document.body).fontFamily;
  var FILLS = { ahead: "#2f7d50", normal: "#9dbfab", slow: "#d29a1e", stalled: "#c0392b", grey: "#d6d3cb" };
  var still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;

  function frame() {
    return {
      animation: !still,
      textStyle: { fontFamily: FONT, color: INK },
      /* Rich text is drawn, not written into the page: nothing needs a style attribute. */
      tooltip: { trigger: "axis", renderMode: "richText", confine: true },
      grid: { left: 8, right: 16, top: 36, bottom: 8, containLabel: true },
      legend: { top: 0, left: 0, itemWidth: 18, itemHeight: 10, textStyle: { color: INK } }
    };
  }

  function axis(more) {
    var usual = {
      axisLine: { lineStyle: { color: LINE } },
      axisTick: { show: false },
      axisLabel: { color: INK },
      splitLine: { lineStyle: { color: LINE } }
    };
    return Object.assign(usual, more);
  }

  var charts = {
    lights: function (data) {
      return Object.assign(frame(), {
        xAxis: axis({ type: "value", minInterval: 1 }),
        yAxis: axis({ type: "category", data: data.lists, inverse: true }),
        series: data.series.map(function (one) {
          return {
            name: one.name,
            type: "bar",
            stack: "lights",
            barMaxWidth: 24,
            data: one.values,
            itemStyle: { color: FILLS[one.style], borderColor: "#fff", borderWidth: 1 }
          };
        })
      });
    },
    progress: function (data) {
      return Object.assign(frame(), {
        xAxis: axis({ type: "category", data: data.months, boundaryGap: false }),
        yAxis: axis({ type: "value", name: data.unit, nameTextStyle: { color: INK }, nameLocation: "end" }),
        grid: { left: 8, right: 20, top: 56, bottom: 8, containLabel: true },
        series: [
          {
            name: "计划累计", type: "line", data: data.planned, symbol: "none",
            lineStyle: { color: "#8f8b80", type: "dashed", width: 1.5 }, itemStyle: { color: "#8f8b80" }
          },
          {
            name: "报送累计", type: "line", data: data.reported, symbol: "circle", symbolSize: 6,
            lineStyle: { color: "#b3261e", width: 2 }, itemStyle: { color: "#b3261e" }
          }
        ]
      });
    }
  };

  document.querySelectorAll("[data-chart]").forEach(function (place) {
    var data = JSON.parse(document.getElementById(place.dataset.source).textContent);
    place.setAttribute("role", "img");
    place.setAttribute("aria-label", place.dataset.label);
    place.classList.add("drawn");
    var chart = echarts.init(place, null, { renderer: "svg" });
    chart.setOption(charts[place.dataset.chart](data));
    window.addEventListener("resize", function () { chart.resize(); });
  });
})();
