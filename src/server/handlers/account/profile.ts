import { displayName, isTopic, limits, refuse } from "../../../protocol/index.ts";
import type { RequestHandler } from "../handler.ts";

const badDisplay = `A display name is 1 to ${limits.display} printable characters without brackets, and begins with a letter or digit.`;

export const profile: RequestHandler<"profile"> = (request, session, { committer, presence }, reply) => {
  const { type: _, id: _id, ...wishes } = request;
  if (wishes.display) {
    const display = displayName(wishes.display);
    if (!display) return reply(refuse("bad_name", { field: "display", message: badDisplay }));
    wishes.display = display;
  }
  // One line of what can be seen, as a topic.
  if (!isTopic(wishes.status ?? "")) return reply(refuse("bad_text", { field: "status" }));
  const { person } = session;
  committer.submit({ type: "setProfile", user: person.user, ...wishes }, outcome => {
    if ("refusal" in outcome) return reply(outcome.refusal);
    presence.show(person, outcome.result);
    reply({});
  });
};
