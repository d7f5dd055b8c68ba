/* What a first visit asks for: how much, from where, and without complaint. */
import { test } from "node:test";
import { loadAll, open } from "../browser/chromium.js";
import { gather, seen } from "../browser/faults.js";
import { serve } from "../site/server.js";

export const title = "requests and weight";

const KB = 1000;
const LIMITS = { home: 60 * KB, honoree: 40 * KB, "honoree-without-photo": 40 * KB, "honoree-twice": 40 * KB, team: 40 * KB };
const SCRIPTS = 15 * KB;
const WEIGHED = [".html", ".css", ".js", ".svg", ".json"];

export function register(site) {
  for (const kind of site.kinds) {
    test(kind.kind, (t) =>
      gather(async (fault) => {
        // A server of its own, so that what it was asked for is this page's.
        const server = await serve(site.folders[kind.build]);
        const { page, noise, close } = await open(server.base + kind.address);
        await loadAll(page);
        const photos = await page.evaluate(() => [...document.images].filter((image) => !image.naturalWidth).map((image) => image.src));
        await close();
        server.close();
        const sum = (extensions) => server.asked.filter(({ extension }) => extensions.includes(extension)).reduce((total, { bytes }) => total + bytes, 0);
        const where = seen(kind, 1440);
        for (const complaint of noise) fault(`${where}: ${complaint}`);
        for (const photo of photos) fault(`${where}: ${photo} did not load`);
        for (const { path, status } of server.asked) {
          if (status !== 200) fault(`${where}: ${path} answers ${status}`);
        }
        const [whole, scripts] = [sum(WEIGHED), sum([".js"])];
        const limit = LIMITS[kind.kind];
        t.diagnostic(`${kind.kind}: ${(whole / KB).toFixed(1)} KB gzipped without photos, scripts ${(scripts / KB).toFixed(1)} KB`);
        if (whole > limit) fault(`${where}: ${whole} bytes gzipped without photos, more than ${limit}`);
        if (scripts > SCRIPTS) fault(`${where}: ${scripts} bytes of scripts gzipped, more than ${SCRIPTS}`);
      }));
  }
}
