// Intake
// Devices invokes it: a direct invocation.
// Step 1: puts a record into Readings.
import { KinesisClient, PutRecordCommand } from "@aws-sdk/client-kinesis";

// Made once per execution environment; exported for the tests, which replace what they do.
export const kinesis = new KinesisClient({});

// What there is to do: one item, or one per record.
const read = (event, context) => {
  return [{ id: event?.id ?? context.awsRequestId, body: event }];
};

// Puts a record into Readings.
const putIntoReadings = async (item) => {
  return kinesis.send(
    new PutRecordCommand({
      StreamName: process.env.READINGS_STREAM_NAME,
      PartitionKey: String(item.id),
      Data: Buffer.from(JSON.stringify(item.body)),
    }),
  );
};

// Lambda writes it as JSON, with the time and the id of the request.
const log = (fields) => console.info({ function: "Intake", ...fields });

const work = async (item) => {
  await putIntoReadings(item);
};

export const handler = async (event, context) => {
  const items = read(event, context);
  for (const item of items) {
    await work(item);
  }
  log({ message: "done", items: items.length });
  return { id: items[0].id };
};
