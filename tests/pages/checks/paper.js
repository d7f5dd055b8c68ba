/* What a printer gets: the pages that are printed fit A4 and few sheets. */
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { test } from "node:test";
import { join } from "node:path";
import { promisify } from "node:util";
import { loadAll, open } from "../browser/chromium.js";
import { gather, seen } from "../browser/faults.js";
import { pages } from "../site/kinds.js";

export const title = "on paper";

const run = promisify(execFile);
const A4 = [595.28, 841.89]; // Points.

/** A page as PDF, photos loaded. */
export async function pdf(url) {
  const { page, close } = await open(url, { width: 1024 });
  await loadAll(page);
  const bytes = await page.pdf({ preferCSSPageSize: true });
  await close();
  return bytes;
}

/** Sheets, their size, and the characters on the last one, by poppler. */
async function measured(bytes) {
  const folder = await mkdtemp(join(tmpdir(), "accolade-paper-"));
  try {
    const file = join(folder, "page.pdf");
    await writeFile(file, bytes);
    const { stdout } = await run("pdfinfo", [file]);
    const sheets = Number(stdout.match(/^Pages:\s+(\d+)/m)[1]);
    const size = stdout.match(/^Page size:\s+([\d.]+) x ([\d.]+)/m).slice(1).map(Number);
    const last = await run("pdftotext", ["-f", String(sheets), "-l", String(sheets), file, "-"]);
    return { sheets, size, last: last.stdout.replace(/\s/g, "").length };
  } finally {
    await rm(folder, { recursive: true });
  }
}

function judge(fault, where, { sheets, size, last }, most) {
  if (sheets > most) fault(`${where}: ${sheets} sheets instead of ${most} at most`);
  if (size.some((side, at) => Math.abs(side - A4[at]) > 1)) fault(`${where}: ${size.join(" × ")} points is not A4`);
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
