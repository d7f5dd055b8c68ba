/* From the narrowest phone to the widest desk: no page scrolls sideways, no
   text is cut off, covered by other text or by a photo. Up to a tablet the
   pages are seen as a finger sees them: what shows on hover shows always. */
import { test } from "node:test";
import { loadAll, open } from "../browser/chromium.js";
import { gather, seen } from "../browser/faults.js";

export const title = "at every width";

const DEVICES = [
  { touch: true, widths: [320, 390, 768] },
  { touch: false, widths: [1024, 1440, 1920] },
];

/** How far the page is wider than the window, and what sticks out the most. */
export function overhang() {
  const root = document.documentElement;
  const over = Math.max(root.scrollWidth, document.body.scrollWidth) - root.clientWidth;
  if (over <= 0) return null;
  let widest = null;
  let edge = root.clientWidth;
  for (const element of document.body.querySelectorAll("*")) {
    const { right, width } = element.getBoundingClientRect();
    // Parents before children: of equals the outermost is named.
    if (width && right + scrollX > edge + 0.5) [edge, widest] = [right + scrollX, element];
  }
  const name = widest ? widest.localName + [...widest.classList].map((part) => `.${part}`).join("") : "the page";
  return { over, name, text: widest?.textContent.trim().slice(0, 20) ?? "" };
}

/** Sentences about text that cannot be read whole. */
export function unreadable() {
  const faults = [];
  const name = (element) => element.localName + (element.getAttribute("class") ?? "").split(/\s+/).filter(Boolean).map((part) => `.${part}`).join("");
  // Chromium calls text visible in a part of a drawing that is not displayed; its box is empty.
  const undrawn = (element) => element.closest("svg") && !element.getBoundingClientRect().width;
  const hidden = (element) => !element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) || element.closest(".vh, .skip") || undrawn(element);

  for (const element of document.body.querySelectorAll("*")) {
    if (hidden(element) || !element.textContent.trim()) continue;
    const style = getComputedStyle(element);
    const across = element.scrollWidth - element.clientWidth;
    const down = element.scrollHeight - element.clientHeight;
    const cut = [style.overflowX !== "visible" && style.overflowX !== "auto" && across > 1 && `${across} px across`, style.overflowY !== "visible" && style.overflowY !== "auto" && down > 1 && `${down} px down`].filter(Boolean);
    if (cut.length && element.clientWidth) faults.push(`${name(element)} («${element.textContent.trim().slice(0, 20)}») cuts its text: ${cut.join(", ")}`);
  }

  // Boxes of glyphs. A font's own box is higher than its characters, so each
  // line counts as 0.8 em around its middle.
  const boxes = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || hidden(element)) continue;
    const style = getComputedStyle(element);
    const range = document.createRange();
    range.selectNodeContents(node);
    const svg = element.closest("svg");
    // Text in a drawing is as large as the drawing makes it.
    const scale = svg?.viewBox.baseVal?.width ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1;
    const half = parseFloat(style.fontSize) * scale * 0.4;
    const upright = style.writingMode.startsWith("vertical");
    for (const { left, right, top, bottom } of range.getClientRects()) {
      if (right - left < 2 || bottom - top < 2) continue;
      const [x, y] = [(left + right) / 2, (top + bottom) / 2];
      const box = upright ? { left: x - half, right: x + half, top, bottom } : { left, right, top: y - half, bottom: y + half };
      boxes.push({ ...box, node, what: `«${node.data.trim().slice(0, 16)}» in ${name(element)}` });
    }
  }
  for (const image of document.images) {
    if (hidden(image)) continue;
    const { left, right, top, bottom } = image.getBoundingClientRect();
    boxes.push({ left, right, top, bottom, node: image, what: `a photo in ${name(image.closest("[class]") ?? image)}` });
  }
  boxes.sort((a, b) => a.top - b.top);
  boxes.forEach((a, at) => {
    for (let next = at + 1; next < boxes.length && boxes[next].top < a.bottom - 2; next += 1) {
      const b = boxes[next];
      if (a.node === b.node) continue;
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - b.top;
      if (across > 2 && down > 2) faults.push(`${a.what} and ${b.what} overlap by ${across.toFixed(0)} × ${down.toFixed(0)} px`);
    }
  });
  for (const { left, what } of boxes) {
    if (left < -1) faults.push(`${what} begins left of the page`);
  }
  return faults;
}

export function register(site) {
  for (const kind of site.kinds) {
    test(kind.kind, () =>
      gather(async (fault) => {
        for (const { touch, widths } of DEVICES) {
          const { page, close } = await open(site.url(kind), { width: widths.at(-1), touch });
          await loadAll(page);
          for (const width of widths) {
            await page.setViewportSize({ width, height: 900 });
            const found = await page.evaluate(overhang);
            if (found) fault(`${seen(kind, width)}: ${found.over} px too wide; ${found.name} («${found.text}») sticks out. Let it shrink or wrap.`);
            for (const sentence of await page.evaluate(unreadable)) fault(`${seen(kind, width)}: ${sentence}`);
          }
          await close();
        }
      }));
  }
}
