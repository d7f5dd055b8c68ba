/* What a printer gets: the pages that are printed fit A4 and few sheets. */
import { test } from "node:test";
import { loadAll, open } from "../browser/chromium.js";
import { measured, pdf } from "../browser/paper.js";
import { pool } from "../browser/pool.js";
import { gather, seen } from "../browser/faults.js";
import { pages } from "../site/kinds.js";

export const title = "on paper";

const A4 = [595.28, 841.89]; // Points.

function judge(fault, where, { sheets, size, text }, most) {
  if (sheets > most) fault(`${where}: ${sheets} sheets instead of ${most} at most`);
  if (size.some((side, at) => Math.abs(side - A4[at]) > 1)) fault(`${where}: ${size.join(" × ")} points is not A4`);
  const last = text.at(-1).length;
  if (sheets > 1 && last < 40) fault(`${where}: only ${last} characters stand on the last sheet`);
}

export function register(site) {
  test("honorees: two sheets, and one for each further honour", (t) =>
    gather(async (fault) => {
      const honorees = pages(site.folders.site).filter(({ body }) => body === "honoree");
      await pool(honorees, async ({ address, html }) => {
        const kind = { kind: "honoree", build: "site", address };
        const further = html.split('class="band earlier"').length - 1;
        judge(fault, seen(kind), await measured(await pdf(site.url(kind))), 2 + further);
      });
      t.diagnostic(`${honorees.length} honorees printed`);
    }));

  test("galleries: two photos in a row with their words, and nothing to click", () =>
    gather(async (fault) => {
      const galleries = site.galleries();
      await pool(galleries, async (kind) => {
        const where = seen(kind);
        const { page, close } = await open(site.url(kind), { width: 665 });
        await loadAll(page);
        await page.emulateMedia({ media: "print" });
        const { hung, across, seen: shown } = await page.evaluate(() => {
          const box = (element) => element.getBoundingClientRect().toJSON();
          const sections = [...document.querySelectorAll(".hung")].map((section) => [...section.querySelectorAll("figure")].map(box));
          const leads = [...document.querySelectorAll("nav, footer, .back")].filter((element) => element.checkVisibility());
          return { hung: sections, across: box(document.querySelector("main")).width, seen: leads.map(({ localName }) => localName) };
        });
        if (shown.length) fault(`${where}: ${shown} is printed`);
        for (const figures of hung) {
          figures.forEach(({ x, y, width }, at) => {
            const left = figures[at - (at % 2)];
            if (at % 2 ? Math.abs(y - left.y) > 1 || x < across * 0.45 : x > 1) fault(`${where}: photo ${at + 1} stands at ${x}, ${y}`);
            if (width > across / 2) fault(`${where}: photo ${at + 1} is ${width} of ${across} px wide`);
          });
        }
        const wordless = await page.locator(".hung figcaption").evaluateAll((all) => all.filter((caption) => caption.offsetHeight < 8).length);
        if (wordless) fault(`${where}: ${wordless} captions are not printed`);
        await close();
        // Three rows fill a sheet, and a further honour may begin another.
        const rows = hung.map((figures) => Math.ceil(figures.length / 2)).reduce((sum, count) => sum + count);
        judge(fault, where, await measured(await pdf(site.url(kind))), Math.ceil(rows / 3) + hung.length - 1);
      });
    }));

  for (const name of ["roll", "roll-pinyin"]) {
    test(`${name}: one sheet`, () =>
      gather(async (fault) => {
        const kind = site.kind(name);
        judge(fault, seen(kind), await measured(await pdf(site.url(kind))), 1);
      }));
  }
}
