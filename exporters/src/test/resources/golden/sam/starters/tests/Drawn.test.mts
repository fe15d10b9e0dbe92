// Without AWS: whatever Drawn calls is replaced by something that remembers the call.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { beforeEach, mock, test } from "node:test";

Object.assign(process.env, {
  FILES_BUCKET_NAME: "Files",
});

const calls: string[] = [];
let failing = 0; // so many calls fail from now on
const remember = (call: string) => {
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

const app = await import("../src/Drawn/app.ts");
const handler = app.handler as unknown as (event: unknown, context: unknown) => Promise<any>;

const send = async ({ constructor, input }: { constructor: Function; input: any }): Promise<any> => {
  remember(`${constructor.name} ${input.Bucket}`);
  return {};
};
mock.method(app.s3, "send", send);

mock.method(console, "info", () => {});
mock.method(console, "error", () => {});
const context = { awsRequestId: "invocation-1" };
const event = async (file: string): Promise<any> => JSON.parse(await readFile(new URL(`../events/${file}`, import.meta.url), "utf8"));

test("a new object from Files: every call is made", async () => {
  await handler(await event("Drawn-Files.json"), context);
  assert.deepEqual(calls, ["GetObjectCommand Files"]);
});

test("a new object from Files: a call that fails is not hidden", async () => {
  failing = 1;
  await assert.rejects(handler(await event("Drawn-Files.json"), context));
  assert.deepEqual(calls, ["GetObjectCommand Files"]);
});
