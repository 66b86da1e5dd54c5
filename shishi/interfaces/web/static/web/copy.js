/* A button that copies the text of the field that it names. Without this file the text is selected and copied by hand. */
(function () {
  "use strict";
  function done(button) {
    var said = document.getElementById(button.getAttribute("data-said"));
    if (said) { said.textContent = "已复制，可以粘贴到群里。"; }
  }

  /* Over plain http browsers give no clipboard; the older way still works there. */
  function byHand(field, button) {
    field.focus();
    field.select();
    if (document.execCommand("copy")) { done(button); }
  }

  document.querySelectorAll("button[data-copy]").forEach(function (button) {
    var field = document.getElementById(button.getAttribute("data-copy"));
    button.hidden = false;
    button.addEventListener("click", function () {
      if (!navigator.clipboard) { byHand(field, button); return; }
      navigator.clipboard.writeText(field.value).then(
        function () { done(button); },
        function () { byHand(field, button); }
      );
    });
  });
})();
