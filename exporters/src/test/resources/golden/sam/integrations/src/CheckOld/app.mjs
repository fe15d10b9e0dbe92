// CheckOld
// OldGate invokes it: a request to judge.

// The token, as a REST API or an HTTP API passes it on.
const tokenOf = (event) =>
  event.authorizationToken ?? event.headers?.authorization ?? event.headers?.Authorization;

// Whether the caller may pass. Your check of the token goes here.
const verdict = (event) => {
  const allowed = Boolean(tokenOf(event));
  if (event.routeArn) {
    return { isAuthorized: allowed };
  }
  // A kept verdict holds for every route of the stage.
  const stage = event.methodArn.split("/").slice(0, 2).join("/");
  const statement = {
    Action: "execute-api:Invoke",
    Effect: allowed ? "Allow" : "Deny",
    Resource: `${stage}/*`,
  };
  return { principalId: "caller", policyDocument: { Version: "2012-10-17", Statement: [statement] } };
};

// What there is to do: one item, or one per record.
const read = (event, context) => {
  return [{ id: context.awsRequestId, body: { token: tokenOf(event) } }];
};

// Lambda writes it as JSON, with the time and the id of the request.
const log = (fields) => console.info({ function: "CheckOld", ...fields });

const work = async (item) => {
  // Your work with item.body goes here.
};

export const handler = async (event, context) => {
  const items = read(event, context);
  for (const item of items) {
    await work(item);
  }
  log({ message: "done", items: items.length });
  return verdict(event);
};
