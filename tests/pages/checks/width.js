/* No page scrolls sideways, from the narrowest phone to the widest desk. */
import { test } from "node:test";
import { loadAll, open } from "../browser/chromium.js";
import { gather, seen } from "../browser/faults.js";

export const title = "no sideways scrolling";

const WIDTHS = [320, 390, 768, 1024, 1440, 1920];

/** How far the page is wider than the window, and what sticks out the most. */
function overhang() {
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

export function register(site) {
  for (const kind of site.kinds) {
    test(kind.kind, () =>
      gather(async (fault) => {
        const { page, close } = await open(site.url(kind));
        await loadAll(page);
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 900 });
          const found = await page.evaluate(overhang);
          if (found) fault(`${seen(kind, width)}: ${found.over} px too wide; ${found.name} («${found.text}») sticks out. Let it shrink or wrap.`);
        }
        await close();
      }));
  }
}
