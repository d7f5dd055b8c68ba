// The preview's part in the browser: it listens for what the page would be now, and loads it again, swaps its
// stylesheet, or shows what is wrong. Built pages do not have it.
(function () {
  "use strict";
  var key = document.currentScript.dataset.key;
  var source = null;
  var host = null;
  var shown = "";
  var hidden = "";
  var leaving = false;

  var STYLE =
    ":host{all:initial}" +
    "section{position:fixed;left:0;right:0;bottom:0;max-height:60vh;overflow:auto;z-index:2147483647;box-sizing:border-box;" +
    "padding:16px 20px 20px;background:#fffaf8;color:#231815;border-top:4px solid #b3261e;box-shadow:0 -4px 24px rgba(0,0,0,.25);" +
    "font:15px/1.6 system-ui,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif;color-scheme:light}" +
    ".head{display:flex;gap:16px;align-items:flex-start;justify-content:space-between;font-weight:600}" +
    "button{font:inherit;padding:2px 12px;border:1px solid #7a5c56;border-radius:4px;background:#fff;color:inherit;cursor:pointer}" +
    "button:focus-visible{outline:3px solid #1a56c4;outline-offset:2px}" +
    "ol{list-style:none;margin:12px 0 0;padding:0}li{margin:0 0 16px;overflow-wrap:anywhere}" +
    "code,pre{font-family:ui-monospace,Consolas,Menlo,'Noto Sans Mono CJK SC',monospace;font-size:13px}" +
    "code{color:#6d4a43}p{margin:2px 0}pre{margin:4px 0;padding:6px 10px;background:#f3e9e6;overflow:auto;white-space:pre-wrap}" +
    "mark{background:#ffd0ca;color:inherit;outline:1px solid #b3261e}" +
    ".warning mark,.note mark{background:#ffe9b8;outline-color:#8a6100}";

  function element(name, text) {
    var made = document.createElement(name);
    if (text) made.textContent = text;
    return made;
  }

  function item(said) {
    var entry = element("li");
    entry.className = said.severity;
    var place = said.file ? said.file + ":" + said.line + ":" + said.column + " " : "";
    entry.append(element("code", place + said.weight + "[" + said.code + "]"), element("p", said.message));
    if (said.source) {
      var line = element("pre");
      line.append(said.source[0], element("mark", said.source[1] || "\u200b"), said.source[2]);
      entry.append(line);
    }
    if (said.help) entry.append(element("p", said.help));
    return entry;
  }

  function overlay(news) {
    var text = JSON.stringify(news.problems);
    if (text === shown) return;
    shown = text;
    if (host) host.remove();
    host = null;
    if (!news.problems.length || text === hidden) return;
    host = element("accolade-preview");
    var root = host.attachShadow({ mode: "open" });
    var sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    var panel = element("section");
    panel.setAttribute("role", "alert");
    var head = element("div");
    head.className = "head";
    var close = element("button", news.close);
    close.type = "button";
    close.onclick = function () {
      hidden = shown;
      host.remove();
    };
    head.append(element("span", news.title), close);
    var list = element("ol");
    news.problems.forEach(function (said) {
      list.append(item(said));
    });
    panel.append(head, list);
    if (news.rest) panel.append(element("p", news.rest));
    root.append(panel);
    document.documentElement.append(host);
  }

  // A new sheet stands behind the old one until it has loaded, so that the page is never without style.
  function restyle(sheets) {
    document.querySelectorAll('link[rel~="stylesheet"]').forEach(function (link) {
      var path = decodeURI(new URL(link.href).pathname);
      var name = path.replace(/\.[0-9a-f]{12}\.css$/, ".css");
      Object.keys(sheets).forEach(function (known) {
        var next = sheets[known];
        if (!name.endsWith(decodeURI(known)) || path.endsWith(decodeURI(next)) || link.dataset.next === next) return;
        link.dataset.next = next;
        var fresh = link.cloneNode();
        fresh.href = next;
        fresh.removeAttribute("data-next");
        fresh.onload = function () {
          link.remove();
        };
        fresh.onerror = function () {
          fresh.remove();
        };
        link.after(fresh);
      });
    });
  }

  function hear(event) {
    if (leaving) return;
    var news = JSON.parse(event.data);
    if (news.go) {
      leaving = true;
      location.assign(news.go);
    } else if (news.page !== key) {
      leaving = true;
      location.reload();
    } else {
      restyle(news.sheets);
      overlay(news);
    }
  }

  // Browsers keep six connections to one address: a page that nobody sees gives its own back, and catches up later.
  function listen() {
    if (document.hidden) {
      if (source) source.close();
      source = null;
    } else if (!source) {
      source = new EventSource(
        "/.accolade/events?page=" + encodeURIComponent(location.pathname) + "&key=" + encodeURIComponent(key)
      );
      source.addEventListener("news", hear);
    }
  }

  document.addEventListener("visibilitychange", listen);
  window.addEventListener("pagehide", function () {
    if (source) source.close();
    source = null;
  });
  window.addEventListener("pageshow", function () {
    leaving = false;
    listen();
  });
  listen();
})();
