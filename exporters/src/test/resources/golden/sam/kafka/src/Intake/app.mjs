// Intake
// Shops invokes it: a direct invocation.

// What there is to do: one item, or one per record.
const read = (event, context) => {
  return [{ id: event?.id ?? context.awsRequestId, body: event }];
};

// Lambda writes it as JSON, with the time and the id of the request.
const log = (fields) => console.info({ function: "Intake", ...fields });

const work = async (item) => {
  // Your work with item.body goes here.
};

export const handler = async (event, context) => {
  const items = read(event, context);
  for (const item of items) {
    await work(item);
  }
  log({ message: "done", items: items.length });
  return { id: items[0].id };
};
