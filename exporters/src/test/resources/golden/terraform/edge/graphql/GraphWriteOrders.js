import { util } from "@aws-appsync/utils";

export function request(ctx) {
  return {
    operation: "PutItem",
    key: util.dynamodb.toMapValues({ "id": ctx.args.id, "at": "latest" }),
    attributeValues: util.dynamodb.toMapValues({ body: ctx.args.body }),
  };
}

export function response(ctx) {
  if (ctx.error) {
    util.error(ctx.error.message, ctx.error.type);
  }
  return { id: ctx.args.id, body: ctx.result ? ctx.result.body : null };
}
