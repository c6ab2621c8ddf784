import { type AnswerBody, emojiOf, isMessageText, type Refusal, refuse } from "../../../protocol/index.ts";
import type { Outcome } from "../../store/store.ts";
import type { RequestHandler } from "../handler.ts";
import { counted } from "./counted.ts";

type Changed = Outcome<"edit" | "deleteMessage" | "react" | "pin">;

export const edit: RequestHandler<"edit"> = (request, session, context, reply) => {
  if (!isMessageText(request.text)) return reply(refuse("bad_text", { field: "text" }));
  const { committer, keepEdits, clock } = context;
  const { type, room, seq, text } = request;
  const command = { type, user: session.person.user, room, seq, text, keep: keepEdits, at: clock.now() };
  committer.submit<"edit">(command, counted(request, session, context, changed(reply)));
};

export const deleteMessage: RequestHandler<"delete"> = (request, session, { committer, clock }, reply) => {
  const { room, seq } = request;
  const command = { type: "deleteMessage", user: session.person.user, room, seq, at: clock.now() } as const;
  committer.submit(command, changed(reply));
};

export const react: RequestHandler<"react"> = (request, session, context, reply) => {
  const { committer, limits, clock } = context;
  const { type, room, seq, on } = request;
  const follow = counted<"react">(request, session, context, changed(reply));
  const emoji = emojiOf(request.emoji);
  if (emoji === undefined) return follow({ refusal: refuse("bad_emoji", { field: "emoji" }) });
  const most = limits.reactions;
  const command = { type, user: session.person.user, room, seq, emoji, on, most, at: clock.now() };
  committer.submit<"react">(command, follow);
};

export const pin: RequestHandler<"pin"> = (request, session, context, reply) => {
  const { committer, clock } = context;
  const { type, room, seq, on } = request;
  const command = { type, user: session.person.user, room, seq, on, at: clock.now() };
  committer.submit<"pin">(command, counted(request, session, context, changed(reply)));
};

function changed(reply: (outcome: AnswerBody<"edit"> | Refusal) => void): (outcome: Changed) => void {
  return outcome => reply("refusal" in outcome ? outcome.refusal : outcome.result);
}
