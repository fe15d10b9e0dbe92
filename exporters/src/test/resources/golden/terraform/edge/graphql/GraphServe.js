import { util } from "@aws-appsync/utils";

export function request(ctx) {
  return { operation: "Invoke", payload: { id: ctx.args.id, body: ctx.args.body } };
}

export function response(ctx) {
  if (ctx.error) {
    util.error(ctx.error.message, ctx.error.type);
  }
  return { id: ctx.args.id, body: JSON.stringify(ctx.result) };
}
