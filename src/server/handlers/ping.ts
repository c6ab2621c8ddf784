import type { RequestHandler } from "./handler.ts";

export const ping: RequestHandler<"ping"> = (_request, _session, { clock }, reply) => {
  reply({ now: clock.now() });
};
