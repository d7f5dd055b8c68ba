/* Everything is there, and can be reached, with JavaScript off. */
import { test } from "node:test";
import { open } from "../browser/chromium.js";
import { gather, seen } from "../browser/faults.js";

export const title = "without JavaScript";

/** All text that can be seen, and how many pictures and links. */
const content = () => ({
  text: document.body.innerText.replace(/\s+/g, " ").trim(),
  photos: document.images.length,
  links: document.links.length,
});

export function register(site) {
  for (const kind of site.kinds) {
    test(kind.kind, () =>
      gather(async (fault) => {
        const scripted = await open(site.url(kind));
        const expected = await scripted.page.evaluate(content);
        await scripted.close();
        const { page, close } = await open(site.url(kind), { script: false });
        const found = await page.evaluate(content);
        for (const [what, value] of Object.entries(expected)) {
          if (found[what] !== value) fault(`${seen(kind)}: ${what} differ without JavaScript: «${found[what]}» instead of «${value}»`);
        }
        await close();
      }));
  }

  test("photos lead to their large files", () =>
    gather(async (fault) => {
      for (const name of ["honoree", "gallery"]) {
        const kind = site.kind(name);
        const { page, close } = await open(site.url(kind), { script: false });
        const small = await page.locator("a.photo img").first().evaluate((image) => image.currentSrc);
        const [answer] = await Promise.all([
          page.waitForResponse((response) => response.request().isNavigationRequest()),
          page.locator("a.photo").first().click(),
        ]);
        const type = answer.headers()["content-type"];
        if (!answer.ok() || !type.startsWith("image/")) fault(`${seen(kind)}: the first photo leads to ${answer.url()} (${answer.status()}, ${type})`);
        const width = (src) => Number(src.match(/-(\d+)\.\w+$/)?.[1]);
        if (width(answer.url()) < width(small)) fault(`${seen(kind)}: the linked photo ${answer.url()} is smaller than the one shown`);
        await close();
      }
    }));

  test("navigation", () =>
    gather(async (fault) => {
      const home = site.kind("home");
      const { page, close } = await open(site.url(home), { script: false });
      const links = await page.locator("header nav a").count();
      if (links < 3) fault(`${seen(home)}: only ${links} links in the navigation`);
      for (let at = 0; at < links; at += 1) {
        await page.goto(site.url(home));
        const link = page.locator("header nav a").nth(at);
        const name = await link.innerText();
        await link.click();
        const current = await page.locator("header nav a[aria-current]").allInnerTexts();
        if (current.join() !== name) fault(`«${name}» leads to ${page.url()}, which marks «${current.join()}» as the current section`);
      }
      await close();
    }));
}
