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

/** A whole visit: what it complains of, photos that did not come, and whether
    what opens photos is asked for only where there are some. */
async function visited(url) {
  const { page, noise, close } = await open(url);
  await loadAll(page);
  const found = await page.evaluate(() => ({
    photos: [...document.images].filter((image) => !image.naturalWidth).map((image) => image.src),
    openers: document.querySelectorAll('script[src*="lightbox"]').length,
    links: document.querySelectorAll("a.photo").length,
  }));
  await close();
  return { noise, ...found };
}

export function register(site) {
  for (const kind of site.kinds) {
    test(kind.kind, (t) =>
      gather(async (fault) => {
        // A server of its own, so that what it was asked for is this page's.
        const server = await serve(site.folders[kind.build]);
        const found = await visited(server.base + kind.address).finally(() => server.close());
        const sum = (extensions) => server.asked.filter(({ extension }) => extensions.includes(extension)).reduce((total, { bytes }) => total + bytes, 0);
        const where = seen(kind, 1440);
        for (const complaint of found.noise) fault(`${where}: ${complaint}`);
        for (const photo of found.photos) fault(`${where}: ${photo} did not load`);
        if (found.openers !== (found.links ? 1 : 0)) fault(`${where}: ${found.links} photos to open and ${found.openers} scripts that open them`);
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
