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
  return event.records.map((record) => ({ id: record.recordId, body: parse(Buffer.from(record.data, "base64").toString()) }));
};

// Lambda writes it as JSON, with the time and the id of the request.
const log = (fields) => console.info({ function: "Clean", ...fields });

const work = async (item) => {
  // Your work with item.body goes here.
};

export const handler = async (event, context) => {
  const items = read(event, context);
  for (const item of items) {
    await work(item);
  }
  log({ message: "done", items: items.length });
  const encoded = (body) => Buffer.from(`${JSON.stringify(body)}\n`).toString("base64");
  return { records: items.map(({ id, body }) => ({ recordId: id, result: "Ok", data: encoded(body) })) };
};
