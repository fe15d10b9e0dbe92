// Clean
// Archive invokes it: records of a delivery stream.

const parse = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

// What there is to do: one item, or one per record.
const read = (event, context) => {
  if (event.deliveryStreamArn) {
    return event.records.map((record) => {
      return { id: record.recordId, body: parse(Buffer.from(record.data, "base64").toString()) };
    });
  }
  return [{ id: event?.id ?? context.awsRequestId, body: event }];
};

const work = async (item) => {
  // Your work with item.body goes here.
};

const log = (fields) => console.log(JSON.stringify({ function: "Clean", ...fields }));

export const handler = async (event, context) => {
  const items = read(event, context);
  for (const item of items) {
    await work(item);
  }
  log({ message: "done", requestId: context.awsRequestId, items: items.length });
  if (event.deliveryStreamArn) {
    const encoded = (body) => Buffer.from(`${JSON.stringify(body)}\n`).toString("base64");
    const answer = ({ id, body }) => ({ recordId: id, result: "Ok", data: encoded(body) });
    return { records: items.map(answer) };
  }
  return { items: items.length };
};
