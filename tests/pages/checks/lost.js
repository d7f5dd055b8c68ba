/* A host serves 404.html at any depth: style and links hold there too. */
import { test } from "node:test";
import { open } from "../browser/chromium.js";
import { gather } from "../browser/faults.js";

export const title = "404.html at depth";

export function register(site) {
  for (const depth of ["x", "a/b/c/", "honorees/nobody/photos/1.jpg"]) {
    test(`/${depth}`, () =>
      gather(async (fault) => {
        const lost = site.kind("404");
        const url = site.url({ ...lost, address: depth });
        const here = `/${depth}`;
        const { page, noise, close } = await open(url);
        const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
        if (["rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"].includes(background)) fault(`${here}: the stylesheet does not apply`);
        if ((await page.locator("h1").innerText()) !== lost.title) fault(`${here}: the heading is not «${lost.title}»`);
        for (const complaint of noise) {
          // The address itself answers 404, and the console says so.
          if (!complaint.includes("status of 404")) fault(`${here}: ${complaint}`);
        }
        const links = await page.locator("a[href]").evaluateAll((all) => all.map((link) => link.href));
        for (const link of new Set(links.map((link) => link.split("#")[0]))) {
          if (!link.startsWith("http://127.0.0.1") || link === url) continue;
          const answer = await page.request.get(link);
          if (!answer.ok()) fault(`${here}: ${link} answers ${answer.status()}`);
        }
        await close();
      }));
  }
}
