// Quote
// Shoppers invokes it: a direct invocation.
// Step 1: requests Rates.

// What there is to do: one item, or one per record.
const read = (event, context) => {
  return [{ id: event?.id ?? context.awsRequestId, body: event }];
};

// Requests Rates.
const requestRates = async (item) => {
  const response = await fetch(process.env.RATES_URL, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(item.body ?? {}),
  });
  if (!response.ok) {
    throw new Error(`Rates answered ${response.status}`);
  }
};

const work = async (item) => {
  await requestRates(item);
};

const log = (fields) => console.log(JSON.stringify({ function: "Quote", ...fields }));

export const handler = async (event, context) => {
  const items = read(event, context);
  for (const item of items) {
    await work(item);
  }
  log({ message: "done", requestId: context.awsRequestId, items: items.length });
  return { id: items[0].id };
};
