/* A figure's grounds open beside it: on hover, on click and on Enter. Without this file the figure is a plain link. */
(function () {
  "use strict";
  var WAIT = 200;
  var cards = new Map();
  var box = null;
  var opener = null;
  var pinned = false;
  var timer = 0;

  function card(link) {
    if (!cards.has(link.href)) {
      var asked = fetch(link.href + "?part=card", { credentials: "same-origin" }).then(function (answer) {
        if (!answer.ok) { throw new Error(String(answer.status)); }
        return answer.text();
      });
      asked.catch(function () { cards.delete(link.href); });
      cards.set(link.href, asked);
    }
    return cards.get(link.href);
  }

  function close(back) {
    clearTimeout(timer);
    if (!box) { return; }
    var link = opener;
    box.remove();
    box = null;
    opener = null;
    pinned = false;
    link.setAttribute("aria-expanded", "false");
    if (back) { link.focus(); }
  }

  function place(link) {
    var spot = link.getBoundingClientRect();
    var room = document.documentElement.clientWidth;
    var left = Math.max(8, Math.min(spot.left, room - box.offsetWidth - 8));
    var below = spot.bottom + 6;
    var fits = below + box.offsetHeight < window.innerHeight || spot.top < box.offsetHeight + 12;
    box.style.left = left + window.pageXOffset + "px";
    box.style.top = (fits ? below : spot.top - box.offsetHeight - 6) + window.pageYOffset + "px";
  }

  function open(link, pin) {
    if (box && opener === link) {
      if (pin) { pinned = true; box.focus(); }
      return;
    }
    close(false);
    var made = document.createElement("div");
    made.className = "pop";
    made.id = "figure-pop";
    made.tabIndex = -1;
    made.setAttribute("role", "dialog");
    made.setAttribute("aria-label", "数字“" + link.textContent + "”的依据");
    made.textContent = "正在读取……";
    document.getElementById("main").appendChild(made);
    box = made;
    opener = link;
    pinned = pin;
    link.setAttribute("aria-expanded", "true");
    place(link);
    made.addEventListener("mouseenter", function () { clearTimeout(timer); });
    made.addEventListener("mouseleave", later);
    made.addEventListener("focusout", function (event) {
      if (event.relatedTarget && !made.contains(event.relatedTarget) && event.relatedTarget !== link) { close(false); }
    });
    if (pin) { made.focus({ preventScroll: true }); }
    card(link).then(
      function (html) {
        made.innerHTML = html;
        made.dataset.ready = "yes";
        if (box === made) { place(link); }
      },
      function () { if (box === made) { window.location.assign(link.href); } }
    );
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(function () { if (!pinned) { close(false); } }, WAIT);
  }

  function figureAt(event) {
    return event.target instanceof Element ? event.target.closest("a.figure[data-figure]") : null;
  }

  document.addEventListener("mouseover", function (event) {
    var link = figureAt(event);
    if (!link || pinned) { return; }
    clearTimeout(timer);
    timer = setTimeout(function () { open(link, false); }, WAIT);
  });
  document.addEventListener("mouseout", function (event) {
    if (figureAt(event)) { later(); }
  });
  /* Enter on a focused link comes as a click too. A second one follows the link to the whole page. */
  document.addEventListener("click", function (event) {
    var link = figureAt(event);
    if (!link) {
      if (box && !box.contains(event.target)) { close(false); }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button || (opener === link && pinned)) { return; }
    event.preventDefault();
    clearTimeout(timer);
    open(link, true);
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && box) { close(pinned); }
  });

  document.querySelectorAll("a.figure[data-figure]").forEach(function (link) {
    link.setAttribute("aria-haspopup", "dialog");
    link.setAttribute("aria-expanded", "false");
  });

  /* A link to a report inside a closed one opens it. */
  function reveal() {
    var target = document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
    if (target && target.tagName === "DETAILS") {
      target.open = true;
      target.scrollIntoView();
    }
  }
  window.addEventListener("hashchange", reveal);
  reveal();
})();
