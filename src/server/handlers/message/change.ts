import { emojiOf, isMessageText, refuse } from "../../../protocol/index.ts";
import type { RequestHandler } from "../handler.ts";

export const edit: RequestHandler<"edit"> = (request, session, { committer, keepEdits, clock }, reply) => {
  if (!isMessageText(request.text)) return reply(refuse("bad_text", { field: "text" }));
  const { type, room, seq, text } = request;
  const command = { type, user: session.person.user, room, seq, text, keep: keepEdits, at: clock.now() };
  committer.submit(command, outcome => reply("refusal" in outcome ? outcome.refusal : outcome.result));
};

export const deleteMessage: RequestHandler<"delete"> = (request, session, { committer, clock }, reply) => {
  const { room, seq } = request;
  const command = { type: "deleteMessage", user: session.person.user, room, seq, at: clock.now() } as const;
  committer.submit(command, outcome => reply("refusal" in outcome ? outcome.refusal : outcome.result));
};

export const react: RequestHandler<"react"> = (request, session, { committer, limits, clock }, reply) => {
  const { type, room, seq, on } = request;
  const emoji = emojiOf(request.emoji);
  if (emoji === undefined) return reply(refuse("bad_emoji", { field: "emoji" }));
  const most = limits.reactions;
  const command = { type, user: session.person.user, room, seq, emoji, on, most, at: clock.now() };
  committer.submit(command, outcome => reply("refusal" in outcome ? outcome.refusal : outcome.result));
};

export const pin: RequestHandler<"pin"> = (request, session, { committer, clock }, reply) => {
  const { type, room, seq, on } = request;
  const command = { type, user: session.person.user, room, seq, on, at: clock.now() };
  committer.submit(command, outcome => reply("refusal" in outcome ? outcome.refusal : outcome.result));
};
