import { refuse, userName } from "../../protocol/index.ts";
import { entered } from "./entered.ts";
import type { RequestHandler } from "./handler.ts";

export const direct: RequestHandler<"direct"> = (request, session, context, reply) => {
  const names = request.names.map(userName);
  if (!names.every(name => name !== undefined)) return reply(refuse("bad_name", { field: "names" }));
  const { committer, clock, limits } = context;
  committer.submit(
    {
      type: "openDirect",
      user: session.person.user,
      names,
      people: limits.directPeople,
      most: limits.roomsPerUser,
      at: clock.now(),
    },
    entered(session, context, reply),
  );
};
