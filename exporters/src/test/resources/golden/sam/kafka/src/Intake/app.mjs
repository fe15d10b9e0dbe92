// Intake
// Shops invokes it: a direct invocation.

// What there is to do: one item, or one per record.
const read = (event, context) => {
  return [{ id: event?.id ?? context.awsRequestId, body: event }];
};

const work = async (item) => {
  // Your work with item.body goes here.
};

const log = (fields) => console.log(JSON.stringify({ function: "Intake", ...fields }));

export const handler = async (event, context) => {
  const items = read(event, context);
  for (const item of items) {
    await work(item);
  }
  log({ message: "done", requestId: context.awsRequestId, items: items.length });
  return { id: items[0].id };
};
