/* Nothing moves while a page and its lazy photos load. */
import { test } from "node:test";
import { loadAll, open } from "../browser/chromium.js";
import { gather, seen } from "../browser/faults.js";

export const title = "layout shift";

/** Runs in the page before its own scripts. */
function observe() {
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const moved = entry.sources.map(({ node }) => (node?.localName ?? "#text") + (node?.className ? `.${node.className}` : ""));
      window.shifts.push({ value: entry.value, moved });
    }
  }).observe({ type: "layout-shift", buffered: true });
}

export function register(site) {
  for (const kind of site.kinds) {
    test(kind.kind, () =>
      gather(async (fault) => {
        for (const width of [390, 1440]) {
          const { page, close } = await open(site.url(kind), { width, inits: [{ content: `(${observe})()` }] });
          await loadAll(page);
          for (const { value, moved } of await page.evaluate(() => window.shifts)) {
            fault(`${seen(kind, width)}: ${moved.join(", ")} moved (${value.toFixed(4)}). Reserve its space (width and height, aspect-ratio).`);
          }
          await close();
        }
      }));
  }
}
