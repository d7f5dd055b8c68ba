/* What a printer gets: the pages that are printed fit A4 and few sheets. */
import { test } from "node:test";
import { measured, pdf } from "../browser/paper.js";
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
  test("honorees: two sheets at most", () =>
    gather(async (fault) => {
      const honorees = pages(site.folders.site).filter(({ body }) => body === "honoree");
      for (const { address } of honorees) {
        const kind = { kind: "honoree", build: "site", address };
        judge(fault, seen(kind), await measured(await pdf(site.url(kind))), 2);
      }
    }));

  for (const name of ["roll", "roll-pinyin"]) {
    test(`${name}: one sheet`, () =>
      gather(async (fault) => {
        const kind = site.kind(name);
        judge(fault, seen(kind), await measured(await pdf(site.url(kind))), 1);
      }));
  }
}
