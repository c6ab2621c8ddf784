import type { IncomingMessage, ServerResponse } from "node:http";
import type { Static, TObject } from "typebox";
import * as Type from "typebox";
import { Compile } from "typebox/compile";
import { type ErrorCode, errors, type Refusal, refuse, userName } from "../protocol/index.ts";
import type { Context } from "./context.ts";
import { isWeak } from "./handlers/account/password.ts";
import { cutOff } from "./handlers/account/revoke.ts";
import { isRefusal } from "./handlers/handler.ts";
import { provePassword } from "./identity/prove.ts";
import { hashCode, hashSecret, newToken } from "./identity/secrets.ts";
import { sourceOf } from "./limits/source.ts";
import { answerPlainly } from "./perimeter/http.ts";
import { mayComeFrom } from "./perimeter/origin.ts";
import type { Perimeter } from "./perimeter/perimeter.ts";
import { clientAddress } from "./perimeter/proxies.ts";
import type { Command } from "./store/store.ts";

/** More than this is no name and no password. */
const longestBody = 8_192;
const sessionLasts = 30 * 24 * 60 * 60_000;

const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength });
const strict = { additionalProperties: false };
const account = { name: Text(200), password: Text(1_024), device: Type.Optional(Text(64)) };
const Login = Type.Object(account, strict);
const Register = Type.Object(
  { ...account, email: Type.Optional(Text(254)), invite: Type.Optional(Text(100)) },
  strict,
);

type Answer = { readonly status: number; readonly body: object } | Refusal;
type Route = (request: IncomingMessage, from: string, context: Context) => Promise<Answer>;

/** Signing up, in and out over HTTP, for clients that are not ours: they get a token, and sign in with it. */
const routes: Readonly<Record<string, Route>> = {
  "POST /v1/register": withBody(Register, register),
  "POST /v1/login": withBody(Login, login),
  "DELETE /v1/session": endSession,
};

/** Answers HTTP that is no upgrade. */
export function answerHttp(context: Context, perimeter: Perimeter) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    const route = routes[`${request.method} ${request.url}`];
    if (!route) return answerPlainly(request, response);
    const { headers, socket } = request;
    if (!mayComeFrom(headers.origin, headers.host, perimeter.origins, context.identity.hosts)) {
      return reply(response, refuse("not_allowed", { message: "Pages of other sites may not do this." }));
    }
    const forwarded = headers["x-forwarded-for"] as string | undefined;
    const address = clientAddress(socket.remoteAddress, forwarded, perimeter.proxies);
    if (context.stopping.aborted) return reply(response, refuse("draining", { retryMs: 3_000 }));
    // Each is what a connection is otherwise.
    const retryMs = context.rates.connection(sourceOf(address), context.clock.now());
    if (retryMs > 0) return reply(response, refuse("rate_limited", { retryMs }));
    route(request, address, context).then(
      answer => reply(response, answer),
      (error: unknown) => {
        // Whoever breaks off in the middle of what they say is not answered, and fills no log.
        if (error === request.errored) return context.log.debug({ err: error }, "a request broke off");
        context.log.error({ err: error }, "an answer over HTTP failed");
        reply(response, refuse("internal"));
      },
    );
  };
}

async function register(
  body: Static<typeof Register>,
  address: string,
  { clock, committer, identity, rates, store }: Context,
): Promise<Answer> {
  const name = userName(body.name);
  if (name === undefined) return refuse("bad_name", { field: "name" });
  const source = sourceOf(address);
  const pause = body.invite === undefined ? 0 : identity.attempts.pause("source", source, clock.now());
  const retryMs = Math.max(pause, rates.signUp(name, source, clock.now()));
  if (retryMs > 0) return refuse("rate_limited", { retryMs });
  if (isWeak(body.password, name)) return refuse("weak_password", { field: "password" });
  // The store looks again; this keeps those from the work of a hash who are turned away anyway.
  if (identity.registration === "closed" && body.invite === undefined) return refuse("registration_closed");
  if (await store.read("credentials", { name })) return refuse("name_taken");
  const password = await identity.passwords.hash(body.password);
  if (password === undefined) return refuse("overloaded", { retryMs: 5_000 });
  const { token, opened } = newSession(name, address, body.device, clock.now());
  const outcome = await committer.run({
    ...opened,
    registration: identity.registration,
    password,
    ...(body.email === undefined ? {} : { email: body.email }),
    ...(body.invite === undefined ? {} : { invite: hashCode(body.invite) }),
  });
  if ("refusal" in outcome) {
    if (outcome.refusal.code === "wrong_code") {
      identity.attempts.failed("source", source, clock.now());
    }
    return outcome.refusal;
  }
  return welcome(201, token, opened, outcome.result);
}

async function login(body: Static<typeof Login>, address: string, context: Context): Promise<Answer> {
  const { clock, committer, identity, rates } = context;
  const name = userName(body.name);
  if (name === undefined) return refuse("bad_name", { field: "name" });
  const source = sourceOf(address);
  const retryMs = rates.signIn(name, source, clock.now());
  if (retryMs > 0) return refuse("rate_limited", { retryMs });
  const proved = await provePassword(name, body.password, source, context);
  if (isRefusal(proved)) return proved;
  const { token, opened } = newSession(name, address, body.device, clock.now());
  const outcome = await committer.run({ ...opened, registration: identity.registration, ...proved });
  return "refusal" in outcome ? outcome.refusal : welcome(200, token, opened, outcome.result);
}

/** The token ends itself: what is connected with it is closed. */
async function endSession(request: IncomingMessage, address: string, context: Context): Promise<Answer> {
  const { clock, committer } = context;
  const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? "")?.[1];
  if (token === undefined) return refuse("wrong_credentials");
  const found = await committer.run({
    type: "useSecret",
    hash: hashSecret(token),
    address,
    at: clock.now(),
  });
  if ("refusal" in found) return found.refusal;
  const { user, device } = found.result;
  const outcome = await committer.run({ type: "revoke", user, device });
  if ("refusal" in outcome) return outcome.refusal;
  cutOff(outcome.result.revoked, context);
  return { status: 200, body: {} };
}

function newSession(name: string, address: string, device: string | undefined, at: number) {
  const token = newToken();
  const opened = {
    type: "openSession",
    name,
    hash: hashSecret(token),
    device: device ?? "",
    address,
    at,
    expiresAt: at + sessionLasts,
  } as const;
  return { token, opened };
}

function welcome(
  status: number,
  token: string,
  { expiresAt }: Pick<Command<"openSession">, "expiresAt">,
  { user, name, role }: { user: number; name: string; role: string },
): Answer {
  return { status, body: { token, expiresAt, user, name, role } };
}

/** Reads what a request holds, as JSON of this shape. */
function withBody<S extends TObject>(
  schema: S,
  handle: (body: Static<S>, address: string, context: Context) => Promise<Answer>,
): Route {
  const validator = Compile(schema);
  return async (request, address, context) => {
    // A form of another page cannot say this of itself.
    if (!/^application\/json\b/.test(request.headers["content-type"] ?? "")) {
      return refuse("bad_frame", { message: "Send JSON, and say so: Content-Type: application/json." });
    }
    const chunks: Buffer[] = [];
    let length = 0;
    for await (const chunk of request as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > longestBody) return refuse("too_large");
      chunks.push(chunk);
    }
    let body: unknown;
    try {
      body = JSON.parse(Buffer.concat(chunks).toString("utf8"));
    } catch {
      return refuse("not_json");
    }
    if (validator.Check(body)) return handle(body as Static<S>, address, context);
    return refuse("bad_frame", {
      message: "This needs a name and a password, as strings, and nothing unknown.",
    });
  };
}

const statuses: Partial<Record<ErrorCode, number>> = {
  wrong_credentials: 401,
  not_allowed: 403,
  banned: 403,
  registration_closed: 403,
  invitation_needed: 403,
  wrong_code: 403,
  name_taken: 409,
  name_reserved: 409,
  too_large: 413,
  rate_limited: 429,
  internal: 500,
};

function reply(response: ServerResponse, answer: Answer): void {
  const refused = isRefusal(answer);
  const retryable = refused && errors[answer.code].retryable;
  const status = refused ? (statuses[answer.code] ?? (retryable ? 503 : 400)) : answer.status;
  const headers: Record<string, string> = {
    "content-type": "application/json; charset=utf-8",
    "cache-control": "no-store",
  };
  if (refused && answer.retryMs !== undefined) {
    headers["retry-after"] = String(Math.ceil(answer.retryMs / 1_000));
  }
  // Of what was not read there may be more: the connection is of no further use.
  if (refused) headers.connection = "close";
  response.writeHead(status, headers);
  response.end(`${JSON.stringify(refused ? { ...answer, retryable } : answer.body)}\n`);
}
