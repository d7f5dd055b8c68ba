/* Two checkers of HTML over every page of every build: html-validate, and the
   Nu checker, which is the one behind validator.w3.org. */
import { execFile } from "node:child_process";
import { test } from "node:test";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import { gather } from "../browser/faults.js";

export const title = "HTML";

const here = join(import.meta.dirname, "..");
const jar = createRequire(import.meta.url).resolve("vnu-jar/build/dist/vnu.jar");

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

export function register({ folders }) {
  test("html-validate", () =>
    gather(async (fault) => {
      const cli = join(here, "node_modules/.bin/html-validate");
      const places = Object.values(folders).map((folder) => `${folder}/**/*.html`);
      const said = JSON.parse(await output(cli, ["--config", "htmlvalidate.json", "--formatter", "json", ...places], "stdout"));
      for (const file of said) {
        for (const { line, column, message, ruleId } of file.messages) {
          fault(`${relative(join(folders.site, ".."), file.filePath)}:${line}:${column}: ${message} [${ruleId}]`);
        }
      }
    }));

  test("Nu checker", () =>
    gather(async (fault) => {
      const args = ["-jar", jar, "--skip-non-html", "--format", "json", ...Object.values(folders)];
      const { messages } = JSON.parse(await output("java", args, "stderr"));
      for (const { type, url = "", lastLine, firstColumn, message } of messages) {
        if (type === "info") continue;
        fault(`${relative(join(folders.site, ".."), url.replace(/^file:/, ""))}:${lastLine}:${firstColumn}: ${message} [${type}]`);
      }
    }));
}
