// Drawn
// Files invokes it: a new object.
// Step 1: reads from Files.
import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import type { Context, S3Event, S3Handler } from "aws-lambda";

// Made once per execution environment; exported for the tests, which replace what they do.
export const s3 = new S3Client({});

interface Item {
  id: string;
  body: unknown;
  key?: string;
}

// What there is to do: one item, or one per record.
const read = (event: S3Event, context: Context): Item[] => {
  return event.Records.map((record) => {
    const key = decodeURIComponent(record.s3.object.key.replace(/\+/g, " "));
    return { id: key, key, body: { bucket: record.s3.bucket.name, key } };
  });
};

// Reads from Files.
const readFiles = async (item: Item) => {
  return s3.send(
    new GetObjectCommand({
      Bucket: process.env.FILES_BUCKET_NAME,
      Key: item.key ?? `${item.id}.json`,
    }),
  );
};

// Lambda writes it as JSON, with the time and the id of the request.
const log = (fields: object) => console.info({ function: "Drawn", ...fields });

const work = async (item: Item) => {
  await readFiles(item);
};

export const handler: S3Handler = async (event, context) => {
  const items = read(event, context);
  for (const item of items) {
    await work(item);
  }
  log({ message: "done", items: items.length });
};
