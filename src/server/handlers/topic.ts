import { isTopic, refuse } from "../../protocol/index.ts";
import type { RequestHandler } from "./handler.ts";

export const topic: RequestHandler<"topic"> = (request, session, { committer, clock }, reply) => {
  if (!isTopic(request.topic)) return reply(refuse("bad_topic", { field: "topic" }));
  const { room, topic } = request;
  committer.submit({ type: "setTopic", user: session.person.user, room, topic, at: clock.now() }, outcome => {
    reply("refusal" in outcome ? outcome.refusal : outcome.result);
  });
};
