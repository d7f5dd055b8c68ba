/* Two checkers of HTML over every page of every build: html-validate, and the
   Nu checker, which is the one behind validator.w3.org; that one reads the
   stylesheets too. Pages that two builds share byte for byte are read once. */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { gather } from "../browser/faults.js";

export const title = "HTML and CSS";

const here = join(import.meta.dirname, "..");
const jar = createRequire(import.meta.url).resolve("vnu-jar/build/dist/vnu.jar");

/** Right in the standards, and unknown to the checker: a property of CSS that
    its list lacks; and `'self'` in the policy, which it takes for a host and
    so finds violated by every file of a folder. */
const UNKNOWN = [/Property “paint-order” doesn't exist/, /violates Content Security Policy \(meta tag\)/];

/** What a program writes to `stream`; the exit code is in what it writes. */
function output(command, args, stream) {
  const options = { cwd: here, maxBuffer: 1 << 28 };
  return new Promise((done, failed) => {
    execFile(command, args, options, (error, stdout, stderr) => {
      if (error && typeof error.code !== "number") failed(error);
      else done(stream === "stderr" ? stderr : stdout);
    });
  });
}

/** Copies the HTML and CSS of all builds into one folder, without repetition.
    Of the offline build, whose links alone are longer, one page a kind. */
function gathered({ folders, kinds }) {
  const folder = join(folders.site, "../distinct");
  rmSync(folder, { recursive: true, force: true });
  const known = new Set();
  const examples = new Set(kinds.map(({ address }) => (address.endsWith(".html") ? address : `${address}index.html`)));
  for (const [name, from] of Object.entries(folders)) {
    for (const file of readdirSync(from, { recursive: true })) {
      if (!/\.(html|css)$/.test(file) || (name === "offline" && !examples.has(file))) continue;
      const bytes = readFileSync(join(from, file));
      const hash = createHash("sha256").update(bytes).digest("hex");
      if (known.has(hash)) continue;
      known.add(hash);
      const to = join(folder, name, file);
      mkdirSync(dirname(to), { recursive: true });
      writeFileSync(to, bytes);
    }
  }
  return folder;
}

export function register(site) {
  const folder = gathered(site);
  const place = (path) => path.split("/distinct/").at(-1);

  test("html-validate", () =>
    gather(async (fault) => {
      const cli = join(here, "node_modules/.bin/html-validate");
      // Into a file: it ends before a long report has gone through a pipe.
      const report = join(folder, "report.json");
      await output(cli, ["--config", "htmlvalidate.json", "--formatter", `json=${report}`, `${folder}/**/*.html`], "stdout");
      for (const file of JSON.parse(readFileSync(report, "utf8"))) {
        for (const { line, column, message, ruleId } of file.messages) {
          fault(`${place(file.filePath)}:${line}:${column}: ${message} [${ruleId}]`);
        }
      }
    }));

  test("Nu checker", () =>
    gather(async (fault) => {
      const args = ["-jar", jar, "--skip-non-html", "--also-check-css", "--format", "json", folder];
      const { messages } = JSON.parse(await output("java", args, "stderr"));
      for (const { type, subType, url = "", lastLine, firstColumn, message } of messages) {
        if ((type === "info" && subType !== "warning") || UNKNOWN.some((known) => known.test(message))) continue;
        fault(`${place(url)}:${lastLine}:${firstColumn}: ${message} [${subType ?? type}]`);
      }
    }));
}
