"use strict";
(function () {
  function value(row, column) {
    var cell = row.cells[column];
    var order = cell.getAttribute("data-order");
    if (order === null) return cell.textContent.trim();
    return order === "" ? null : Number(order);
  }
  function compare(a, b) {
    if (a === null || b === null) return (a === null) - (b === null);
    if (typeof a === "number" && typeof b === "number") return a - b;
    return String(a).localeCompare(String(b), "en", { numeric: true });
  }
  document.querySelectorAll("table.sortable").forEach(function (table) {
    var body = table.tBodies[0];
    var heads = Array.prototype.slice.call(table.tHead.rows[0].cells);
    heads.forEach(function (head, column) {
      if (head.classList.contains("fixed")) return;
      var button = document.createElement("button");
      button.type = "button";
      while (head.firstChild) button.appendChild(head.firstChild);
      head.appendChild(button);
      button.addEventListener("click", function () {
        var down = head.getAttribute("aria-sort") === "ascending";
        heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        Array.prototype.slice.call(body.rows)
          .map(function (row) { return { row: row, key: value(row, column) }; })
          .sort(function (a, b) {
            if (a.key === null || b.key === null) return compare(a.key, b.key);
            return down ? compare(b.key, a.key) : compare(a.key, b.key);
          })
          .forEach(function (each) { body.appendChild(each.row); });
      });
    });
  });
  document.querySelectorAll("figure.small").forEach(function (figure) {
    var title = figure.querySelector("h5");
    var button = document.createElement("button");
    button.type = "button";
    button.className = "enlarge";
    button.textContent = "\u2922";
    button.setAttribute("aria-label", "Enlarge " + title.textContent);
    button.setAttribute("aria-pressed", "false");
    title.appendChild(button);
    button.addEventListener("click", function () {
      var large = figure.classList.toggle("large");
      button.setAttribute("aria-pressed", String(large));
    });
  });
  function reveal() {
    var target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    var details = target && target.closest("details.scan");
    if (!details) return;
    details.open = true;
    target.scrollIntoView();
  }
  window.addEventListener("hashchange", reveal);
  reveal();
  document.querySelectorAll("button[data-all]").forEach(function (button) {
    button.classList.remove("needs-script");
    button.addEventListener("click", function () {
      document.querySelectorAll("details.scan").forEach(function (each) {
        each.open = button.getAttribute("data-all") === "open";
      });
    });
  });
})();
