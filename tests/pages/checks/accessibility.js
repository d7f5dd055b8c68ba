/* axe-core on every kind of page: phone and desk, light and dark. */
import { test } from "node:test";
import { createRequire } from "node:module";
import { loadAll, open, turnTo } from "../browser/chromium.js";
import { gather, seen } from "../browser/faults.js";

export const title = "accessibility (axe-core)";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Runs axe on the page as it is; sentences about its violations. */
export async function violations(page) {
  const found = await page.evaluate(async (tags) => {
    // Targets of at least 24 px (WCAG 2.5.8, with its exceptions) are off by default.
    const options = { runOnly: tags, resultTypes: ["violations"], rules: { "target-size": { enabled: true } } };
    return (await window.axe.run(document, options)).violations;
  }, TAGS);
  return found.flatMap(({ id, help, helpUrl, nodes }) =>
    nodes.map(({ target, failureSummary }) => {
      const why = failureSummary.split("\n").slice(1).map((line) => line.trim()).join("; ");
      return `${target.join(" ")}: ${help} [${id}]: ${why} (${helpUrl.split("?")[0]})`;
    }),
  );
}

/** What `open` needs so that `violations` can run. */
export const inits = [{ path: axe }];

export function register(site) {
  for (const kind of site.kinds) {
    test(kind.kind, () =>
      gather(async (fault) => {
        const { page, close } = await open(site.url(kind), { inits });
        await loadAll(page);
        for (const width of [1440, 390]) {
          await page.setViewportSize({ width, height: 900 });
          for (const scheme of ["light", "dark"]) {
            await turnTo(page, scheme);
            for (const violation of await violations(page)) fault(`${seen(kind, width, scheme)}: ${violation}`);
          }
        }
        await close();
      }));
  }
}
