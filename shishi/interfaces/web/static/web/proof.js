/* Keys n and p go from finding to finding, and the text follows. Without this file the links do the same. */
(function () {
  "use strict";
  var findings = Array.prototype.slice.call(document.querySelectorAll(".proof-findings li"));
  var current = -1;

  function show(index) {
    if (index < 0 || index >= findings.length) { return; }
    current = index;
    var place = document.getElementById("place-" + (index + 1));
    document.querySelectorAll(".proof-text mark.here").forEach(function (mark) { mark.classList.remove("here"); });
    if (place) {
      var mark = place.nextElementSibling;
      while (mark && mark.tagName !== "MARK") { mark = mark.nextElementSibling; }
      if (mark) { mark.classList.add("here"); }
      place.scrollIntoView({ block: "center" });
    }
    findings[index].focus({ preventScroll: true });
    findings[index].scrollIntoView({ block: "nearest" });
  }

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) { return; }
    if (event.key === "n") { show(Math.min(current + 1, findings.length - 1)); }
    if (event.key === "p") { show(Math.max(current - 1, 0)); }
  });
  findings.forEach(function (finding, index) {
    finding.addEventListener("focusin", function () { current = index; });
  });
})();
