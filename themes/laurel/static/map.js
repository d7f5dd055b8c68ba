/* A map and its table mark each other: a region under the pointer or with the focus is marked in both. Without this script
   an area still lights up by itself, and the table holds every name, number and link. */
(function () {
  'use strict';
  var now = null;
  function set(code, on) {
    document.querySelectorAll('[data-adcode="' + code + '"], [data-region="' + code + '"]').forEach(function (part) {
      part.classList.toggle('marked', on);
    });
  }
  function code(target) {
    var place = target.closest && target.closest('[data-adcode], [data-region]');
    return place ? place.dataset.adcode || place.dataset.region : null;
  }
  function mark(next) {
    if (next === now) return;
    if (now) set(now, false);
    if (next) set(next, true);
    now = next;
  }
  /* A finger that is lifted goes to no other place: what it touched stays marked until it touches something else. */
  document.addEventListener('pointerover', function (event) { mark(code(event.target)); });
  document.documentElement.addEventListener('pointerleave', function (event) { if (event.pointerType !== 'touch') mark(null); });
  document.addEventListener('focusin', function (event) { if (code(event.target)) mark(code(event.target)); });
  document.addEventListener('focusout', function (event) { if (code(event.target)) mark(null); });
})();
