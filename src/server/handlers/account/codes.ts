import { hashCode, newCode } from "../../identity/secrets.ts";
import type { RequestHandler } from "../handler.ts";

const linkLasts = 10 * 60_000;

/** For another device of the same person; it is soon too old. */
export const link: RequestHandler<"link"> = (_request, session, { committer, clock }, reply) => {
  const code = newCode();
  const { user } = session.person;
  const at = clock.now();
  const expiresAt = at + linkLasts;
  const command = { type: "makeCode", kind: "link", hash: hashCode(code), uses: 1 } as const;
  committer.submit({ ...command, user, at, expiresAt }, outcome => {
    reply("refusal" in outcome ? outcome.refusal : { code, expiresAt });
  });
};

/** For somebody new. */
export const invite: RequestHandler<"invite"> = (request, session, { committer, clock }, reply) => {
  const code = newCode();
  const { user } = session.person;
  const { uses = 1, expiresAt } = request;
  const until = expiresAt === undefined ? {} : { expiresAt };
  const command = { type: "makeCode", kind: "invite", hash: hashCode(code), uses } as const;
  committer.submit({ ...command, user, at: clock.now(), ...until }, outcome => {
    reply("refusal" in outcome ? outcome.refusal : { code, ...until });
  });
};
