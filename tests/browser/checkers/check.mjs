// Checks files by what others have written: of a folder, as its `asked.json` tells, to standard
// output. One process for all of them, since each start costs as much as a hundred pages.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createRequire } from "node:module";
import Ajv2020 from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { FileSystemConfigLoader, HtmlValidate, defineConfig } from "html-validate";
import Parser from "rss-parser";
import { validateXML } from "xmllint-wasm";

const require = createRequire(import.meta.url);
const { structuredDataTest } = require("structured-data-testing-tool");
// What Twitter wants of its own it takes from Facebook's, where that is missing.
const { Google, Facebook } = require("structured-data-testing-tool/presets");

const folder = process.argv[2];
const read = (name) => readFileSync(join(folder, name), "utf-8");
const own = (name) => readFileSync(new URL(name, import.meta.url), "utf-8");
const asked = JSON.parse(read("asked.json"));
const told = { pages: {}, feeds: {}, json_feeds: {}, sitemaps: {}, stories: {} };

const rules = defineConfig({
  root: true,
  extends: ["html-validate:recommended", "html-validate:standard", "html-validate:a11y", "html-validate:document"],
  rules: {
    // Matters of taste: spaces at the end of a line, and how much of a title an engine shows.
    "no-trailing-whitespace": "off",
    "long-title": "off",
    // Of older browsers and of proxies.
    "require-sri": "off",
    "require-csp-nonce": "off",
  },
});
const pages = new HtmlValidate(new FileSystemConfigLoader(rules));
for (const name of asked.pages) {
  const report = await pages.validateFile(join(folder, name));
  const messages = report.results.flatMap((result) => result.messages);
  told.pages[name] = messages.map((m) => `${m.line}:${m.column} ${m.ruleId} ${m.message}`);
}

const reader = new Parser({ customFields: { item: ["id", "content:encoded"] } });
for (const name of asked.feeds) {
  try {
    const feed = await reader.parseString(read(name));
    told.feeds[name] = feed.items.map(({ title, link, id, guid, isoDate }) => ({ title, link, id: id || guid, date: isoDate }));
  } catch (error) {
    told.feeds[name] = `${error}`;
  }
}

const ajv = formats(new Ajv2020({ allErrors: true }));
const feed = ajv.compile(JSON.parse(own("json-feed.schema.json")));
for (const name of asked.json_feeds) {
  told.json_feeds[name] = feed(JSON.parse(read(name))) ? [] : feed.errors.map((e) => `${e.instancePath} ${e.message}`);
}

// Its schema is no module.
const sitemap = own("../node_modules/sitemap/schema/sitemap.xsd");
const extensions = [
  { fileName: "sitemap.xsd", contents: sitemap },
  { fileName: "news.xsd", contents: own("news.xsd") },
  { fileName: "alternates.xsd", contents: own("alternates.xsd") },
];
const schemas = { urlset: own("all.xsd"), sitemapindex: own("index.xsd") };
for (const name of asked.sitemaps) {
  const contents = read(name);
  const root = contents.includes("<sitemapindex") ? "sitemapindex" : "urlset";
  const result = await validateXML({
    xml: [{ fileName: "map.xml", contents }],
    schema: [{ fileName: "schema.xsd", contents: schemas[root] }],
    preload: extensions,
  });
  told.sitemaps[name] = result.errors.map((error) => error.message);
}

for (const name of asked.stories) {
  const page = read(name);
  const schema = page.includes('"LiveBlogPosting"') ? "LiveBlogPosting" : "NewsArticle";
  const options = { presets: [Google, Facebook], schemas: [schema] };
  const { failed } = await structuredDataTest(page, options).catch((error) => error.res || { failed: [{ description: `${error}` }] });
  told.stories[name] = failed.map((test) => `${test.group || ""} ${test.description || test.test}`);
}

process.stdout.write(JSON.stringify(told));
