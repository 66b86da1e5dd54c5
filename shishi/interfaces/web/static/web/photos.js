/* Photos of a report: made small before they travel, looked at, taken out again.
   Without this file they are sent as they are. A canvas forgets when and where a photo was taken, so that this part of
   the original (EXIF, in its APP1 segment) is put back into the small copy; the server keeps it from everybody else. */
(function () {
  "use strict";
  var SIDE = 1600;
  var QUALITY = 0.82;
  var ORIENTATION = 0x0112;
  var box = document.querySelector("fieldset[data-photos]");
  var input = box && box.querySelector("input[type=file]");
  if (!input || !window.createImageBitmap || !window.DataTransfer) { return; }
  var list = box.querySelector("ul.photos");
  var say = box.querySelector("[data-photos-say]");
  var most = Number(box.dataset.photos);
  var chosen = [];

  function size(file) { return (file.size / 1048576).toFixed(1) + "MB"; }

  /* The Exif segment of a JPEG, its orientation set upright, for the canvas has turned the picture already. */
  function exif(bytes) {
    var view = new DataView(bytes);
    if (view.byteLength < 4 || view.getUint16(0) !== 0xFFD8) { return null; }
    for (var at = 2; at + 10 <= view.byteLength && view.getUint8(at) === 0xFF;) {
      var marker = view.getUint8(at + 1);
      var length = view.getUint16(at + 2);
      if (marker === 0xDA || length < 2 || at + 2 + length > view.byteLength) { return null; }
      if (marker === 0xE1 && length > 16 && view.getUint32(at + 4) === 0x45786966) {
        return upright(bytes.slice(at, at + 2 + length));
      }
      at += 2 + length;
    }
    return null;
  }

  function upright(segment) {
    var view = new DataView(segment, 10);
    var little = view.getUint16(0) === 0x4949;
    var at = view.getUint32(4, little);
    if (at + 2 > view.byteLength) { return segment; }
    var count = view.getUint16(at, little);
    for (at += 2; count > 0 && at + 12 <= view.byteLength; count -= 1, at += 12) {
      if (view.getUint16(at, little) === ORIENTATION) { view.setUint16(at + 8, 1, little); }
    }
    return segment;
  }

  function small(file, canvas) {
    return createImageBitmap(file).then(function (picture) {
      var scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
      canvas.width = Math.max(1, Math.round(picture.width * scale));
      canvas.height = Math.max(1, Math.round(picture.height * scale));
      var pen = canvas.getContext("2d");
      pen.fillStyle = "white";
      pen.fillRect(0, 0, canvas.width, canvas.height);
      pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
      return Promise.all([
        new Promise(function (done) { canvas.toBlob(done, "image/jpeg", QUALITY); }),
        file.arrayBuffer()
      ]);
    }).then(function (both) {
      var kept = exif(both[1]);
      if (!both[0] || both[0].size >= file.size) { return file; }
      var parts = kept ? [both[0].slice(0, 2), kept, both[0].slice(2)] : [both[0]];
      return new File(parts, file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" });
    });
  }

  function hand() {
    var carrier = new DataTransfer();
    chosen.forEach(function (one) { carrier.items.add(one.file); });
    input.files = carrier.files;
  }

  function room() { return most - chosen.length - box.querySelectorAll("input[name=kept]:checked").length; }

  function add(file) {
    var one = { file: file };
    var row = document.createElement("li");
    var canvas = document.createElement("canvas");
    var note = document.createElement("span");
    var out = document.createElement("button");
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", file.name);
    canvas.width = canvas.height = 1;
    note.textContent = file.name + " " + size(file);
    out.type = "button";
    out.className = "btn btn-sm btn-outline-secondary";
    out.textContent = "去掉";
    out.setAttribute("aria-label", "去掉" + file.name);
    out.addEventListener("click", function () {
      chosen = chosen.filter(function (other) { return other !== one; });
      row.remove();
      hand();
      say.textContent = "已去掉" + file.name + "。";
      input.focus();
    });
    [canvas, note, out].forEach(function (part) { row.appendChild(part); });
    list.appendChild(row);
    chosen.push(one);
    return small(file, canvas).then(function (made) {
      one.file = made;
      note.textContent = file.name + " " + size(made) + (made === file ? "" : "（原" + size(file) + "）");
    }).catch(function () { /* HEIC and what is damaged: the server looks at it as it is */ });
  }

  input.addEventListener("change", function () {
    var files = Array.from(input.files);
    var taken = files.slice(0, Math.max(0, room()));
    say.textContent = taken.length < files.length ? "照片最多" + most + "张，多选的没有加上。" : "";
    Promise.all(taken.map(add)).then(hand);
    hand();
  });
}());
