/* A map and its table mark each other: a place under the pointer or with the focus is marked in both. Without this script
   an area still lights up by itself, and the table holds every name, number and link. */
(function () {
  'use strict';
  var now = null;
  function set(code, on) {
    document.querySelectorAll('[data-adcode="' + code + '"]').forEach(function (part) { part.classList.toggle('marked', on); });
  }
  function mark(event) {
    var place = event.target.closest && event.target.closest('[data-adcode]');
    var next = place ? place.getAttribute('data-adcode') : null;
    if (next === now) return;
    if (now) set(now, false);
    if (next) set(next, true);
    now = next;
  }
  /* A finger that is lifted leaves no other place behind, so that what it touched stays marked until it touches another. */
  document.addEventListener('pointerover', mark);
  document.addEventListener('focusin', mark);
  document.documentElement.addEventListener('pointerleave', function (event) {
    if (event.pointerType !== 'touch') mark({ target: document });
  });
})();
