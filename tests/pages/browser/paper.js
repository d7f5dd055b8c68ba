/* A page as its printer gets it, and what that printer counts. */
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { loadAll, open } from "./chromium.js";

const run = promisify(execFile);

/** A page as PDF, photos loaded. */
export async function pdf(url) {
  const { page, close } = await open(url, { width: 1024 });
  await loadAll(page);
  const bytes = await page.pdf({ preferCSSPageSize: true });
  await close();
  return bytes;
}

/** Of a PDF, by poppler: how many sheets, their size in points, and the text
    of each. */
export async function measured(bytes) {
  const folder = await mkdtemp(join(tmpdir(), "accolade-paper-"));
  try {
    const file = join(folder, "page.pdf");
    await writeFile(file, bytes);
    const { stdout } = await run("pdfinfo", [file]);
    const sheets = Number(stdout.match(/^Pages:\s+(\d+)/m)[1]);
    const size = stdout.match(/^Page size:\s+([\d.]+) x ([\d.]+)/m).slice(1).map(Number);
    const text = (await run("pdftotext", [file, "-"])).stdout.split("\f").slice(0, sheets);
    return { sheets, size, text: text.map((sheet) => sheet.replace(/\s/g, "")) };
  } finally {
    await rm(folder, { recursive: true });
  }
}
