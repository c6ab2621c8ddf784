import { refuse, userName } from "../../../protocol/index.ts";
import { hashSecret, newToken } from "../../identity/secrets.ts";
import type { RequestHandler } from "../handler.ts";

/** The token itself is told this once; what is kept is its hash. */
export const createToken: RequestHandler<"createToken"> = (
  request,
  session,
  { committer, clock, rooms, presence },
  reply,
) => {
  const name = userName(request.name);
  if (name === undefined) return reply(refuse("bad_name", { field: "name" }));
  const at = clock.now();
  const { can, rooms: wanted, expiresAt } = request;
  if (expiresAt !== undefined && expiresAt <= at) {
    return reply(refuse("bad_frame", { field: "expiresAt", message: "This time is over already." }));
  }
  const token = newToken();
  committer.submit(
    {
      type: "createToken",
      user: session.person.user,
      name,
      hash: hashSecret(token),
      can: [...new Set(can)],
      ...(wanted === undefined ? {} : { rooms: wanted }),
      ...(expiresAt === undefined ? {} : { expiresAt }),
      at,
    },
    outcome => {
      if ("refusal" in outcome) return reply(outcome.refusal);
      const { result, changes = [] } = outcome;
      // A bot that is here already hears its new rooms at once.
      const bot = presence.find(result.user);
      for (const { room } of changes) bot?.enter(rooms.get(room));
      reply({ token, ...result });
    },
  );
};
