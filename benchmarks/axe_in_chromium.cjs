// Runs axe-core's image rules on pages given as files, in one headless Chromium, and prints what they found.
//
//     node axe_in_chromium.cjs NODE_MODULES BROWSER FILE...
const { createRequire } = require("node:module");
const { readFileSync } = require("node:fs");
const { join, resolve } = require("node:path");
const { pathToFileURL } = require("node:url");

const [nodeModules, browserPath, ...files] = process.argv.slice(2);
const load = createRequire(join(resolve(nodeModules), "index.js"));
const puppeteer = load("puppeteer-core");
const axe = readFileSync(load.resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["image-alt", "image-redundant-alt", "role-img-alt", "svg-img-alt", "input-image-alt", "object-alt", "area-alt"];

async function main() {
  const browser = await puppeteer.launch({ executablePath: browserPath, args: ["--no-sandbox"] });
  for (const file of files) {
    const page = await browser.newPage();
    try {
      for (const { id, nodes } of await violations(page, file)) console.log(`${file}: ${id} ${nodes.length}`);
    } catch (error) {
      console.log(`${file}: given up (${error.message})`); // a script of the page led elsewhere
    }
    await page.close();
  }
  await browser.close();
}

async function violations(page, file) {
  await page.setRequestInterception(true);
  page.on("request", (request) => (request.url().startsWith("file:") ? request.continue() : request.abort()));
  await page.goto(pathToFileURL(file).href, { waitUntil: "load", timeout: 60000 });
  await page.evaluate(axe);
  const rules = await page.evaluate(
    (values) => axe.run(document, { runOnly: { type: "rule", values }, resultTypes: ["violations"] }),
    RULES,
  );
  return rules.violations;
}

main();
