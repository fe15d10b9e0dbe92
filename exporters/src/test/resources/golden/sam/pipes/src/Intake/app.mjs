// Intake
// Devices invokes it: a direct invocation.
// Step 1: puts a record into Archive.
// Step 2: puts a record into Readings; sends to Orders.
import { FirehoseClient, PutRecordBatchCommand } from "@aws-sdk/client-firehose";
import { KinesisClient, PutRecordCommand } from "@aws-sdk/client-kinesis";
import { SQSClient, SendMessageCommand } from "@aws-sdk/client-sqs";

// Made once per execution environment; exported for the tests, which replace what they do.
export const firehose = new FirehoseClient({});
export const kinesis = new KinesisClient({});
export const sqs = new SQSClient({});

// What there is to do: one item, or one per record.
const read = (event, context) => {
  return [{ id: event?.id ?? context.awsRequestId, body: event }];
};

// Puts a record into Archive.
const putIntoArchive = async (item) => {
  const result = await firehose.send(
    new PutRecordBatchCommand({
      DeliveryStreamName: process.env.ARCHIVE_DELIVERY_STREAM_NAME,
      Records: [{ Data: Buffer.from(`${JSON.stringify(item.body)}\n`) }],
    }),
  );
  if (result?.FailedPutCount) {
    throw new Error("Archive refused the record");
  }
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

// Sends to Orders.
const sendToOrders = async (item) => {
  return sqs.send(
    new SendMessageCommand({
      QueueUrl: process.env.ORDERS_QUEUE_URL,
      MessageBody: JSON.stringify(item.body),
    }),
  );
};

// Lambda writes it as JSON, with the time and the id of the request.
const log = (fields) => console.info({ function: "Intake", ...fields });

const work = async (item) => {
  await putIntoArchive(item);
  await Promise.all([putIntoReadings(item), sendToOrders(item)]);
};

export const handler = async (event, context) => {
  const items = read(event, context);
  for (const item of items) {
    await work(item);
  }
  log({ message: "done", items: items.length });
  return { id: items[0].id };
};
