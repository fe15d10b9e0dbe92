// Without AWS: whatever Serve calls is replaced by something that remembers the call.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { beforeEach, mock, test } from "node:test";

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

const app = await import("../src/Serve/app.mjs");
const { handler } = app;

mock.method(console, "info", () => {});
mock.method(console, "error", () => {});
const context = { awsRequestId: "invocation-1" };
const event = async (file) => JSON.parse(await readFile(new URL(`../events/${file}`, import.meta.url), "utf8"));

test("an HTTP request from Front: every call is made", async () => {
  const answer = await handler(await event("Serve-Front.json"), context);
  assert.deepEqual(calls, []);
  assert.equal(answer.statusCode, 200);
  assert.deepEqual(JSON.parse(answer.body), { id: "request-1" });
});

test("a direct invocation from Graph: every call is made", async () => {
  const answer = await handler(await event("Serve-Graph.json"), context);
  assert.deepEqual(calls, []);
  assert.deepEqual(answer, { id: "42" });
});

test("an HTTP request from Light: every call is made", async () => {
  const answer = await handler(await event("Serve-Light.json"), context);
  assert.deepEqual(calls, []);
  assert.equal(answer.statusCode, 200);
  assert.deepEqual(JSON.parse(answer.body), { id: "request-1" });
});
