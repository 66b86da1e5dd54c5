/* The report's form: drafts keep themselves, what is typed is looked at by the server's rules, lengths are counted.
   Without this file the form works by its buttons alone. */
(function () {
  "use strict";
  var WAIT = 900;
  var form = document.querySelector("form[data-draft]");
  if (!form) { return; }
  var saved = form.querySelector(".saved");
  var more = form.querySelector("details.more");
  var timer = 0;
  var turn = 0;
  var sent = false;

  function count(area) {
    var line = document.getElementById(area.dataset.counter);
    var limit = Number(line.dataset.limit);
    var length = Array.from(area.value.replace(/\r\n/g, "\n")).length;
    line.textContent = length ? length + " / " + limit + "字" : "最多" + limit + "字";
    line.classList.toggle("short", length > limit);
  }

  function say(name, remark) {
    var line = document.getElementById(name + "_say");
    if (!line) { return; }
    line.className = "say" + (remark.text ? (remark.blocks ? " short" : " maybe") : "");
    if (remark.blocks && more) { more.open = true; }
    line.textContent = remark.text ? (remark.blocks ? "■ " : "◆ ") + remark.text : "";
  }

  function keep() {
    var mine = ++turn;
    var data = new FormData(form);
    data.delete("paper");
    data.delete("photos");
    fetch(form.dataset.draft, { method: "POST", body: data, credentials: "same-origin" }).then(function (answer) {
      if (!answer.ok) { throw new Error(String(answer.status)); }
      return answer.json();
    }).then(function (told) {
      if (mine !== turn || sent) { return; }
      saved.textContent = told.saved;
      Object.keys(told.said).forEach(function (name) { say(name, told.said[name]); });
    }).catch(function () {
      if (!sent) { saved.textContent = "草稿没有存上（网络不通或已退出登录），请先不要关闭本页。"; }
    });
  }

  form.querySelectorAll("textarea[data-counter]").forEach(count);
  form.addEventListener("input", function (event) {
    if (event.target.dataset.counter) { count(event.target); }
    clearTimeout(timer);
    timer = setTimeout(keep, WAIT);
  });
  form.addEventListener("submit", function () {
    sent = true;
    clearTimeout(timer);
  });
}());
