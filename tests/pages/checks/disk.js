/* The folder of `offline: true`, opened from a USB stick: file:// and no server. */
import { existsSync, statSync } from "node:fs";
import { test } from "node:test";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { loadAll, open } from "../browser/chromium.js";
import { gather, seen } from "../browser/faults.js";

export const title = "from file://";

export function register(site) {
  /** The file of an address in the offline build. */
  const url = ({ address }) => {
    const file = address.endsWith(".html") ? address : `${address}index.html`;
    return pathToFileURL(join(site.folders.offline, file)).href;
  };

  for (const kind of site.kinds.filter(({ build }) => build === "site")) {
    test(kind.kind, () =>
      gather(async (fault) => {
        const { page, noise, close } = await open(url(kind));
        await loadAll(page);
        const found = await page.evaluate(() => ({
          background: getComputedStyle(document.body).backgroundColor,
          links: [...document.links].map((link) => link.href),
          photos: [...document.images].filter((image) => !image.naturalWidth).map((image) => image.src),
          modules: document.querySelectorAll('script[type="module"]').length,
        }));
        await close();
        const where = seen(kind);
        for (const complaint of noise) fault(`${where}: ${complaint}`);
        if (["rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"].includes(found.background)) fault(`${where}: the stylesheet does not apply`);
        for (const photo of found.photos) fault(`${where}: ${photo} did not load`);
        if (found.modules) fault(`${where}: module scripts do not run from file://; use classic ones`);
        for (const link of new Set(found.links.map((link) => link.split("#")[0]))) {
          if (!link.startsWith("file:")) continue;
          const path = fileURLToPath(link);
          if (!existsSync(path) || !statSync(path).isFile()) fault(`${where}: ${link} is no file`);
        }
      }));
  }

  test("from the home page to an honoree and back, by links", () =>
    gather(async (fault) => {
      const { page, noise, close } = await open(url(site.kind("home")));
      await page.locator('main a[href*="honorees/"]').first().click();
      await page.locator("body.p-honoree, body.p-honorees").waitFor({ timeout: 5000 });
      await page.locator("header a").first().click();
      await page.locator("body.p-home").waitFor({ timeout: 5000 });
      noise.forEach(fault);
      await close();
    }));
}
