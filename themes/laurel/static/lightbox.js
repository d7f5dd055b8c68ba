/* Opens the photos of a page one after another. It only adds to what is there: every photo is a
   link to its large file, and stays one where this script does not run. A photo's address is that
   of the page with the id of the element around its link: there the page opens with it, and the
   address follows from photo to photo.

   Expects: figure#id > a.photo[href] > img[alt], and in the figure's caption .cap and .credit.
   A classic script without requests of its own, so that it works from file:// too. */
(function () {
  "use strict";
  var links = Array.prototype.slice.call(document.querySelectorAll("a.photo[href]"));
  if (!links.length || typeof HTMLDialogElement !== "function") return;

  var words = /^zh/i.test(document.documentElement.lang)
    ? { title: "照片", previous: "上一张", next: "下一张", close: "关闭", broken: "这张照片无法显示。" }
    : { title: "Photos", previous: "Previous", next: "Next", close: "Close", broken: "This photo cannot be shown." };
  var SWIPE = 48; // Pixels that a finger travels before it means another photo.

  var root = document.documentElement;
  var at = 0; // The photo that is shown.
  var opener = null; // The link that gets the focus back.
  var entered = false; // Whether the open dialog has an entry in the history.
  var late = 0; // The timer that closes where no Back arrives.
  var finger = null; // Where the one finger on the photo came down.

  function make(tag, name, parent) {
    var element = document.createElement(tag);
    element.className = name;
    parent.appendChild(element);
    return element;
  }

  function button(name, label, act) {
    var element = make("button", name, dialog);
    element.type = "button";
    element.setAttribute("aria-label", label);
    element.title = label;
    element.addEventListener("click", act);
    return element;
  }

  var dialog = document.createElement("dialog");
  dialog.className = "lightbox";
  dialog.tabIndex = -1;
  dialog.setAttribute("aria-label", words.title);
  var figure = make("figure", "shown", dialog);
  figure.setAttribute("aria-live", "polite");
  var stage = make("div", "stage", figure);
  var caption = make("figcaption", "", figure);
  var count = make("span", "count", caption);
  var cap = make("span", "cap", caption);
  var credit = make("span", "credit", caption);
  var previous = button("previous", words.previous, function () { show(at - 1); });
  var next = button("next", words.next, function () { show(at + 1); });
  button("close", words.close, leave);
  document.body.appendChild(dialog);

  /* ---- addresses ---- */

  function id(link) {
    return link.parentNode.id;
  }

  /* The page's own address, and that of a photo in it. */
  function address(link) {
    var own = location.href.split("#")[0];
    return link && id(link) ? own + "#" + id(link) : own;
  }

  /* The photo that the address means; one without an address of its own is in the entry's state. */
  function meant() {
    for (var index = 0; index < links.length; index++) {
      if (id(links[index]) && location.hash === "#" + id(links[index])) return index;
    }
    var told = history.state && history.state.photo;
    return links[told] && !id(links[told]) ? told : -1;
  }

  /* Tells the history what is shown. Some browsers refuse on file://, or when told too often. */
  function tell(how, index) {
    try {
      history[how](index < 0 ? null : { photo: index }, "", address(links[index]));
      return true;
    } catch (refused) {
      return false;
    }
  }

  /* ---- one photo ---- */

  function text(link, selector) {
    var figure = link.closest("figure");
    var found = figure && figure.querySelector("figcaption " + selector);
    return found ? found.textContent.trim() : "";
  }

  function say(element, words) {
    element.textContent = words;
    element.hidden = !words;
  }

  function show(index) {
    if (index < 0 || index >= links.length) return;
    at = index;
    if (entered) tell("replaceState", at);
    var link = links[at];
    var small = link.querySelector("img");
    var image = document.createElement("img");
    image.className = "waits";
    image.onload = function () { image.className = ""; };
    image.onerror = function () {
      if (image.parentNode) stage.textContent = words.broken;
    };
    image.alt = small ? small.alt : "";
    if (small) {
      image.width = small.getAttribute("width");
      image.height = small.getAttribute("height");
    }
    image.src = link.href;
    stage.textContent = "";
    stage.appendChild(image);
    say(cap, text(link, ".cap"));
    say(credit, text(link, ".credit"));
    say(count, links.length > 1 ? at + 1 + " / " + links.length : "");
    ends(previous, at === 0);
    ends(next, at === links.length - 1);
    [at + 1, at - 1].forEach(function (near) {
      if (links[near]) new Image().src = links[near].href;
    });
  }

  /* At an end the button stays in its place, and keeps the focus. */
  function ends(button, is) {
    button.setAttribute("aria-disabled", String(is));
    button.hidden = links.length === 1;
  }

  /* ---- opening and closing ---- */

  function open(index) {
    opener = links[index];
    show(index);
    if (dialog.open) return;
    // What the scrollbar took stays free, so that nothing behind moves.
    var bar = window.innerWidth - root.clientWidth;
    root.classList.add("lightbox-open");
    if (bar > 0) document.body.style.paddingInlineEnd = bar + "px";
    dialog.showModal();
    dialog.focus();
  }

  function enter(index) {
    open(index);
    entered = tell("pushState", index); // Without an entry, Back leaves the page as ever.
  }

  /* Back is the one way out, so that the history holds no entry too many. */
  function leave() {
    if (!entered) return dialog.close();
    entered = false;
    history.back();
    late = setTimeout(function () { dialog.close(); }, 500);
  }

  dialog.addEventListener("close", function () {
    // The browser tells it later: Forward may have opened the dialog again meanwhile.
    if (dialog.open) return;
    root.classList.remove("lightbox-open");
    document.body.style.paddingInlineEnd = "";
    stage.textContent = "";
    clearTimeout(late);
    finger = null;
    if (opener) opener.focus({ preventScroll: true });
    // The browser may close a dialog without asking: the second Escape, for one.
    if (entered && history.state && "photo" in history.state) history.back();
    entered = false;
  });

  /* The browser may take the focus to where the address points. */
  dialog.addEventListener("blur", function () {
    setTimeout(function () {
      if (dialog.open && document.activeElement === document.body) dialog.focus();
    });
  });

  dialog.addEventListener("cancel", function (event) {
    event.preventDefault();
    leave();
  });

  /* Back closes, Forward, a reload and a photo's address open. */
  function follow(event) {
    var index = meant();
    if (index < 0) {
      entered = false;
      if (dialog.open) dialog.close();
      return;
    }
    entered = Boolean(history.state && "photo" in history.state);
    if (!entered && event) {
      entered = tell("replaceState", index);
    } else if (!entered) {
      // A visitor who comes by the address: the page itself, at this photo, is laid beneath, so that
      // Back closes and does not leave at once.
      links[index].scrollIntoView({ block: "center" });
      entered = tell("replaceState", -1) && tell("pushState", index);
    }
    open(index);
  }
  window.addEventListener("popstate", follow);
  follow();

  links.forEach(function (link, index) {
    link.setAttribute("aria-haspopup", "dialog");
    link.addEventListener("click", function (event) {
      if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      enter(index);
    });
  });

  /* ---- keys ---- */

  dialog.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    switch (event.key) {
      case "ArrowLeft": show(at - 1); break;
      case "ArrowRight": show(at + 1); break;
      case "Home": show(0); break;
      case "End": show(links.length - 1); break;
      case "Tab": if (!turn(event.shiftKey)) return; break;
      default: return;
    }
    event.preventDefault();
  });

  /* Whether Tab would leave the dialog; then it goes round instead. */
  function turn(back) {
    var buttons = dialog.querySelectorAll("button:not([hidden])");
    var first = buttons[0];
    var last = buttons[buttons.length - 1];
    var here = document.activeElement;
    if (back ? here !== first && here.localName === "button" : here !== last) return false;
    (back ? last : first).focus();
    return true;
  }

  /* ---- finger and mouse ---- */

  /* A photo that is zoomed into is moved by the browser. */
  function zoomed() {
    return Boolean(window.visualViewport && window.visualViewport.scale > 1.01);
  }
  if (window.visualViewport) {
    window.visualViewport.addEventListener("resize", function () {
      dialog.classList.toggle("zoomed", zoomed());
    });
  }

  dialog.addEventListener("pointerdown", function (event) {
    if (event.pointerType === "mouse") return;
    finger = event.isPrimary && !zoomed() ? { id: event.pointerId, x: event.clientX, y: event.clientY } : null;
  });
  dialog.addEventListener("pointercancel", function () { finger = null; });
  dialog.addEventListener("pointerup", function (event) {
    if (!finger || finger.id !== event.pointerId) return;
    var across = event.clientX - finger.x;
    var down = event.clientY - finger.y;
    finger = null;
    if (Math.abs(across) >= SWIPE && Math.abs(across) > 2 * Math.abs(down)) show(at + (across < 0 ? 1 : -1));
  });

  /* A click beside the photo closes. */
  dialog.addEventListener("click", function (event) {
    if (event.target === dialog || event.target === figure || event.target === stage) leave();
  });
})();
