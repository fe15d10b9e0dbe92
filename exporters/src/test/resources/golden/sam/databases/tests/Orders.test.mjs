// Without AWS: whatever Orders calls is replaced by something that remembers the call.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { beforeEach, mock, test } from "node:test";

Object.assign(process.env, {
  CATALOGUE_CACHE_ENDPOINT: "Catalogue",
  POOL_PROXY_ENDPOINT: "Pool",
  PRODUCTS_TABLE_NAME: "Products",
  SESSIONS_CACHE_ENDPOINT: "Sessions",
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
const require = createRequire(new URL("../src/Orders/app.mjs", import.meta.url));
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

const app = await import("../src/Orders/app.mjs");
const { handler } = app;

const send = async ({ constructor, input }) => {
  remember(`${constructor.name} ${input.TableName}`);
  return {};
};
mock.method(app.dynamodb, "send", send);
mock.method(app.cacheCatalogue, "connect", async () => {});
mock.method(app.cacheCatalogue, "get", async () => {
  remember("get Catalogue");
  return null;
});
mock.method(app.cacheCatalogue, "set", async () => {
  remember("set Catalogue");
  return null;
});
mock.method(app.cacheCatalogue, "del", async () => {
  remember("del Catalogue");
  return null;
});
mock.method(app.cacheSessions, "connect", async () => {});
mock.method(app.cacheSessions, "get", async () => {
  remember("get Sessions");
  return null;
});
mock.method(app.cacheSessions, "set", async () => {
  remember("set Sessions");
  return null;
});
mock.method(app.cacheSessions, "del", async () => {
  remember("del Sessions");
  return null;
});

mock.method(console, "info", () => {});
mock.method(console, "error", () => {});
const context = { awsRequestId: "invocation-1" };
const event = async (file) => JSON.parse(await readFile(new URL(`../events/${file}`, import.meta.url), "utf8"));

test("an HTTP request from Api: every call is made", async () => {
  const answer = await handler(await event("Orders-Api.json"), context);
  assert.deepEqual(calls, ["get Catalogue", "GetItemCommand Products", "set Catalogue", "update Pool", "update Pool", "del Sessions"]);
  assert.equal(answer.statusCode, 200);
  assert.deepEqual(JSON.parse(answer.body), { id: "request-1" });
});

test("an HTTP request from Api: a call that fails is not hidden", async () => {
  failing = 1;
  await assert.rejects(handler(await event("Orders-Api.json"), context));
  assert.deepEqual(calls, ["get Catalogue"]);
});
