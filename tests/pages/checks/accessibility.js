/* axe-core on every kind of page: phone and desk, light and dark, and in forced
   colours; targets of 24 px at every width; nothing moves for who wants it so. */
import { test } from "node:test";
import { createRequire } from "node:module";
import { loadAll, open, turnTo } from "../browser/chromium.js";
import { gather, seen } from "../browser/faults.js";

export const title = "accessibility (axe-core)";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
// Everything at the first width, targets at the others too.
const DEVICES = [
  { touch: true, widths: [390, 320, 768] },
  { touch: false, widths: [1440, 1024, 1920] },
];

/** Runs axe on the page as it is; sentences about its violations. With `only`,
    by these rules alone. */
export async function violations(page, only) {
  const found = await page.evaluate(
    async ([tags, only]) => {
      // Targets of at least 24 px (WCAG 2.5.8, with its exceptions) are off by default.
      const all = { runOnly: tags, rules: { "target-size": { enabled: true } } };
      const some = { runOnly: { type: "rule", values: only ?? [] } };
      return (await window.axe.run(document, { ...(only ? some : all), resultTypes: ["violations"] })).violations;
    },
    [TAGS, only],
  );
  return found.flatMap(({ id, help, helpUrl, nodes }) =>
    nodes.map(({ target, failureSummary }) => {
      const why = failureSummary.split("\n").slice(1).map((line) => line.trim()).join("; ");
      return `${target.join(" ")}: ${help} [${id}]: ${why} (${helpUrl.split("?")[0]})`;
    }),
  );
}

/** What `open` needs so that `violations` can run. */
export const inits = [{ path: axe }];

/** Turns the page to forced colours without motion; sentences about what does
    not follow. */
export async function preferences(page) {
  await page.emulateMedia({ colorScheme: "light", forcedColors: "active", reducedMotion: "reduce" });
  const found = await page.evaluate(() => {
    const faults = [];
    const moving = [...document.querySelectorAll("*")].filter((element) => {
      const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
      return /[1-9]/.test(transitionDuration) || animationName !== "none" || scrollBehavior === "smooth";
    });
    if (moving.length) faults.push(`${moving.length} elements move in spite of prefers-reduced-motion, the first is ${moving[0].localName}.${moving[0].className}`);
    // Where one is, is told by a line in a colour of its own.
    for (const current of document.querySelectorAll("nav [aria-current]")) {
      const other = [...current.closest("nav").querySelectorAll("a")].find((link) => link !== current && !link.hasAttribute("aria-current"));
      const line = (element) => ["borderBottomWidth", "borderBottomColor"].map((name) => getComputedStyle(element)[name]).join(" ");
      if (other && line(current) === line(other) && !current.closest(".crumbs")) faults.push(`«${current.textContent.trim()}» is not marked as the current one`);
    }
    return faults;
  });
  return [...found, ...(await violations(page, ["color-contrast"]))];
}

export function register(site) {
  for (const kind of site.kinds) {
    test(kind.kind, () =>
      gather(async (fault) => {
        for (const { touch, widths } of DEVICES) {
          const { page, close } = await open(site.url(kind), { width: widths[0], touch, inits });
          await loadAll(page);
          for (const scheme of ["light", "dark"]) {
            await turnTo(page, scheme);
            for (const violation of await violations(page)) fault(`${seen(kind, widths[0], scheme)}: ${violation}`);
          }
          for (const width of widths.slice(1)) {
            await page.setViewportSize({ width, height: 900 });
            for (const violation of await violations(page, ["target-size"])) fault(`${seen(kind, width)}: ${violation}`);
          }
          if (!touch) for (const sentence of await preferences(page)) fault(`${seen(kind)} in forced colours, without motion: ${sentence}`);
          await close();
        }
      }));
  }
}
