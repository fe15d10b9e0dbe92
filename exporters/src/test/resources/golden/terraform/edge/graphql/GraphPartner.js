import { util } from "@aws-appsync/utils";

export function request(ctx) {
  return {
    method: "POST",
    resourcePath: "/",
    params: {
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ id: ctx.source.id, body: ctx.args.body }),
    },
  };
}

export function response(ctx) {
  if (ctx.error) {
    util.error(ctx.error.message, ctx.error.type);
  }
  return { id: ctx.source.id, body: JSON.stringify(ctx.result) };
}
