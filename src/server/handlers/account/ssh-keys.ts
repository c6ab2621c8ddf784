import { printableLine, readSshKeyLine, refuse } from "../../../protocol/index.ts";
import { fingerprintOf } from "../../identity/ssh-signature.ts";
import type { RequestHandler } from "../handler.ts";

export const keys: RequestHandler<"keys"> = (_request, session, { store }, reply) =>
  store.read("sshKeys", { user: session.person.user }).then(all => reply({ keys: [...all] }));

export const addKey: RequestHandler<"addKey"> = (request, session, { committer, clock }, reply) => {
  const key = readSshKeyLine(request.key);
  if ("refused" in key) return reply(refuse("bad_key", { field: "key", message: key.refused }));
  const { user } = session.person;
  const fingerprint = fingerprintOf(key.blob);
  const comment = printableLine(key.comment).slice(0, 100);
  const stored = `${key.type} ${key.blob.toString("base64")}`;
  const at = clock.now();
  committer.submit({ type: "addKey", user, key: stored, fingerprint, comment, at }, outcome => {
    if ("refusal" in outcome) reply(outcome.refusal);
    else reply({ key: { fingerprint, type: key.type, comment, createdAt: at } });
  });
};

export const removeKey: RequestHandler<"removeKey"> = (request, session, { committer }, reply) => {
  const { user } = session.person;
  committer.submit({ type: "removeKey", user, fingerprint: request.fingerprint }, outcome => {
    reply("refusal" in outcome ? outcome.refusal : {});
  });
};
