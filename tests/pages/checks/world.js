/* A map of the world: every country is drawn, nothing runs across it where the earth was cut, and what it says is right. */
import { test } from "node:test";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { inits, violations } from "./accessibility.js";
import { loadAll, open, turnTo } from "../browser/chromium.js";
import { gather } from "../browser/faults.js";
import { serve } from "../site/server.js";
import { HONOREES, world } from "../site/world.js";

export const title = "a map of the world";

/** The widest countries, in degrees of longitude, and who lies on both edges. */
const WIDE = { Antarctica: 360, Russia: 161, Canada: 90 };
const OTHERS = 62;
const PARTED = ["Russia", "Fiji"];

/** What the map draws: code, name, words, link, and each piece's width and place in shares of the map's width. */
function drawn() {
  const map = document.querySelector("svg.map");
  const width = map.viewBox.baseVal.width;
  return [...map.querySelectorAll("[data-adcode]")].map((region) => {
    const pieces = [...(region.matches("path") ? [region] : region.querySelectorAll("path"))].flatMap((path) =>
      path
        .getAttribute("d")
        .split(/(?=M)/)
        .map((d) => {
          const piece = document.createElementNS("http://www.w3.org/2000/svg", "path");
          piece.setAttribute("d", d);
          map.append(piece);
          const { x, width: own } = piece.getBBox();
          piece.remove();
          return { from: x / width, width: own / width };
        }),
    );
    const words = region.querySelector("title")?.textContent ?? "";
    const dots = region.querySelectorAll("circle.dot").length;
    return { code: region.dataset.adcode, words, pieces, dots, href: region.closest("a")?.getAttribute("href") };
  });
}

export function register() {
  const built = world();
  for (const address of ["", "regions/"]) {
    test(`/${address}`, () =>
      gather(async (fault) => {
        const server = await serve(built.folder);
        const { page, noise, close } = await open(server.base + address, { inits });
        await loadAll(page);
        const regions = await page.evaluate(drawn);
        const by = new Map(regions.map((region) => [region.code, region]));
        if (regions.length !== built.countries.length) fault(`${regions.length} countries are drawn instead of ${built.countries.length}`);
        for (const { code, name, count } of built.countries) {
          const region = by.get(code);
          if (!region) {
            fault(`${name} is not drawn`);
            continue;
          }
          if (region.words !== `${name}：${count}位`) fault(`${name} says «${region.words}», not ${count}`);
          if (!region.pieces.length && !region.dots) fault(`${name} has no shape`);
          const most = (WIDE[name] ?? OTHERS) / 360 + 0.01;
          for (const { width } of region.pieces) if (width > most) fault(`a piece of ${name} is ${(width * 100).toFixed(0)} % of the map's width`);
          const edges = region.pieces.filter(({ from, width }) => from < 0.2 || from + width > 0.8);
          const parted = edges.some(({ from }) => from < 0.2) && edges.some(({ from, width }) => from + width > 0.8);
          if (PARTED.includes(name) && !parted) fault(`${name} is not at both edges`);
          if (!region.href || !existsSync(join(built.folder, address, region.href, "index.html"))) fault(`${name} leads to ${region.href}, which is no page`);
        }
        for (const part of ["box", "dash", "coast"]) if (await page.$(`svg.map .${part}`)) fault(`the map of the world has a «${part}»`);
        for (const sentence of noise) fault(sentence);
        await close();
        for (const touch of [true, false]) {
          const { page, close } = await open(server.base + address, { width: touch ? 390 : 1440, touch, inits });
          await loadAll(page);
          for (const scheme of ["light", "dark"]) {
            await turnTo(page, scheme);
            for (const violation of await violations(page)) fault(`${touch ? 390 : 1440} px, ${scheme}: ${violation}`);
          }
          await close();
        }
        server.close();
      }));
  }
  test(`${HONOREES} honorees are counted once each`, () =>
    gather((fault) => {
      const sum = built.countries.reduce((sum, { count }) => sum + count, 0);
      if (sum !== HONOREES) fault(`the countries hold ${sum}`);
      for (const { code, name } of built.countries) if (!existsSync(join(built.folder, "regions", code, "index.html"))) fault(`${name} has no page`);
    }));
}
