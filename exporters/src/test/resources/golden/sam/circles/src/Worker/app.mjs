// Worker
// Work invokes it: messages of a queue.
// Step 1: sends to Work.
import { SQSClient, SendMessageCommand } from "@aws-sdk/client-sqs";

// Made once per execution environment; exported for the tests, which replace what they do.
export const sqs = new SQSClient({});

const parse = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

// What there is to do: one item, or one per record.
const read = (event, context) => {
  return event.Records.map((record) => ({ id: record.messageId, body: parse(record.body) }));
};

// Sends to Work.
const sendToWork = async (item) => {
  return sqs.send(
    new SendMessageCommand({
      QueueUrl: process.env.WORK_QUEUE_URL,
      MessageBody: JSON.stringify(item.body),
    }),
  );
};

// Lambda writes it as JSON, with the time and the id of the request.
const log = (fields) => console.info({ function: "Worker", ...fields });

const work = async (item) => {
  await sendToWork(item);
};

export const handler = async (event, context) => {
  const items = read(event, context);
  for (const item of items) {
    await work(item);
  }
  log({ message: "done", items: items.length });
};
