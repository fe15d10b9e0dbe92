import { util } from "@aws-appsync/utils";

export function request(ctx) {
  return {
    operation: "PutEvents",
    events: [{ source: "Graph", detailType: "Graph", detail: { id: ctx.source.id, body: ctx.args.body } }],
  };
}

export function response(ctx) {
  if (ctx.error) {
    util.error(ctx.error.message, ctx.error.type);
  }
  return { id: ctx.source.id, body: JSON.stringify(ctx.result) };
}
