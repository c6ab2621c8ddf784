import { foldName, refuse } from "../../../protocol/index.ts";
import { provePassword } from "../../identity/prove.ts";
import { isRefusal, type RequestHandler } from "../handler.ts";

const shortest = 10;

/** Who has a password shows it before it is another: somebody may have sat down at an open terminal. */
export const password: RequestHandler<"password"> = async (request, session, context, reply) => {
  const { store, committer, identity } = context;
  const { user, name } = session.person;
  if (isWeak(request.password, name)) return reply(refuse("weak_password", { field: "password" }));
  const account = await store.read("credentials", { name });
  if (account?.password) {
    const proved = await provePassword(name, request.current ?? "", session.source, context);
    if (isRefusal(proved)) return reply(proved);
  }
  const email = request.email === undefined ? {} : { email: request.email };
  const hash = await identity.passwords.hash(request.password);
  if (hash === undefined) return reply(refuse("overloaded", { retryMs: 5_000 }));
  const outcome = await committer.run({ type: "setPassword", user, hash, ...email });
  reply("refusal" in outcome ? outcome.refusal : {});
};

/** Too short, or the name itself. */
export function isWeak(password: string, name: string): boolean {
  return Array.from(password).length < shortest || foldName(password) === foldName(name);
}
