import type { RequestHandler } from "../handler.ts";

export const devices: RequestHandler<"devices"> = (_request, session, { store, presence, clock }, reply) => {
  const { user } = session.person;
  return store.read("devices", { user, at: clock.now() }).then(rows =>
    reply({
      devices: rows.map(row => ({
        ...row,
        online: presence.connectedWith(new Set([row.device])).length > 0,
        current: row.device === session.device,
      })),
    }),
  );
};
