// Without AWS: whatever Quote calls is replaced by something that remembers the call.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { beforeEach, mock, test } from "node:test";

Object.assign(process.env, {
  RATES_URL: "https://rates.test",
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

const app = await import("../src/Quote/app.mjs");
const { handler } = app;

mock.method(globalThis, "fetch", async (url, { method }) => {
  remember(`${method} ${new URL(url).origin}`);
  return new Response("{}");
});

mock.method(console, "info", () => {});
mock.method(console, "error", () => {});
const context = { awsRequestId: "invocation-1" };
const event = async (file) => JSON.parse(await readFile(new URL(`../events/${file}`, import.meta.url), "utf8"));

test("a direct invocation from Shoppers: every call is made", async () => {
  const answer = await handler(await event("Quote-Shoppers.json"), context);
  assert.deepEqual(calls, ["POST https://rates.test"]);
  assert.deepEqual(answer, { id: "42" });
});

test("a direct invocation from Shoppers: a call that fails is not hidden", async () => {
  failing = 1;
  await assert.rejects(handler(await event("Quote-Shoppers.json"), context));
  assert.deepEqual(calls, ["POST https://rates.test"]);
});
