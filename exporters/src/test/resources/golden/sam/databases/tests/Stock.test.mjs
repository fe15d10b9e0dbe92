// Without AWS: whatever Stock calls is replaced by something that remembers the call.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { beforeEach, mock, test } from "node:test";

Object.assign(process.env, {
  ARCHIVE_DATABASE_ENDPOINT: "Archive",
  EXCHANGE_URL: "https://exchange.test",
  LEDGER_DATABASE_ENDPOINT: "Ledger",
  RATES_CACHE_ENDPOINT: "Rates",
});

const calls = [];
let failing = 0; // so many calls fail from now on
const remember = (call) => {
  calls.push(call);
  if (failing > 0) {
    failing -= 1;
    throw new Error("as the test wants it");
  }
};

beforeEach(() => {
  calls.length = 0;
  failing = 0;
});

// The handler may connect when it is loaded: its pools are replaced before.
const require = createRequire(new URL("../src/Stock/app.mjs", import.meta.url));
const pool = ({ host }) => ({
  query: async (sql) => {
    if (sql !== "SELECT 1") {
      remember(`${sql.startsWith("SELECT") ? "query" : "update"} ${host}`);
    }
    return { rows: [] };
  },
  end: async () => {},
});
mock.method(require("pg"), "Pool", function (options) {
  return pool(options);
});
mock.method(require("mysql2/promise"), "createPool", pool);

const app = await import("../src/Stock/app.mjs");
const { handler } = app;
mock.method(app.cacheRates, "connect", async () => {});
mock.method(app.cacheRates, "get", async () => {
  remember("get Rates");
  return null;
});
mock.method(app.cacheRates, "set", async () => {
  remember("set Rates");
  return null;
});
mock.method(app.cacheRates, "del", async () => {
  remember("del Rates");
  return null;
});

mock.method(globalThis, "fetch", async (url, { method }) => {
  remember(`${method} ${new URL(url).origin}`);
  return new Response("{}");
});

mock.method(console, "info", () => {});
mock.method(console, "error", () => {});
const context = { awsRequestId: "invocation-1" };
const event = async (file) => JSON.parse(await readFile(new URL(`../events/${file}`, import.meta.url), "utf8"));

test("an HTTP request from Api: every call is made", async () => {
  const answer = await handler(await event("Stock-Api.json"), context);
  assert.deepEqual(calls, ["update Ledger", "query Archive", "get Rates", "GET https://exchange.test", "set Rates"]);
  assert.equal(answer.statusCode, 200);
  assert.deepEqual(JSON.parse(answer.body), { id: "request-1" });
});

test("an HTTP request from Api: a call that fails is not hidden", async () => {
  failing = 1;
  await assert.rejects(handler(await event("Stock-Api.json"), context));
  assert.deepEqual(calls, ["update Ledger"]);
});
