// Alert
// Readings invokes it: records of a stream.

const parse = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

// What there is to do: one item, or one per record.
const read = (event, context) => {
  return event.Records.map((record) => ({ id: record.kinesis.sequenceNumber, body: parse(Buffer.from(record.kinesis.data, "base64").toString()) }));
};

// Lambda writes it as JSON, with the time and the id of the request.
const log = (fields) => console.info({ function: "Alert", ...fields });

const work = async (item) => {
  // Your work with item.body goes here.
};

export const handler = async (event, context) => {
  const items = read(event, context);
  const batchItemFailures = [];
  for (const item of items) {
    // In order: what follows a failed record waits with it.
    if (batchItemFailures.length > 0) {
      batchItemFailures.push({ itemIdentifier: item.id });
      continue;
    }
    try {
      await work(item);
    } catch (error) {
      console.error({ function: "Alert", message: error.message, id: item.id });
      batchItemFailures.push({ itemIdentifier: item.id });
    }
  }
  const failed = batchItemFailures.length;
  log({ message: "done", items: items.length, failed });
  return { batchItemFailures };
};
