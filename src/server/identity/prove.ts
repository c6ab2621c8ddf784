import { createPublicKey, verify } from "node:crypto";
import {
  type Auth,
  printableLine,
  type Refusal,
  refuse,
  signInText,
  sshSignInText,
  userName,
} from "../../protocol/index.ts";
import type { Context } from "../context.ts";
import type { Session } from "../session.ts";
import type { Command } from "../store/store.ts";
import { guestName } from "./guest-names.ts";
import { hashCode, hashSecret } from "./secrets.ts";
import { fingerprintOf, sshSigner } from "./ssh-signature.ts";

/** What the store is to be asked once the proofs have been looked at. */
export type SignIn = Command<"signIn"> | Command<"useSecret"> | Command<"signInAs">;
type Outcome = { readonly signIn: SignIn } | { readonly refusal: Refusal };

/** Looks at what somebody brings to show who they are: what to ask the store, or why not. */
export async function prove(request: Auth, session: Session, context: Context): Promise<Outcome> {
  const { clock, identity } = context;
  const { token, jwt, device, proof, invite } = request;
  if ([token, jwt, device].filter(way => way !== undefined).length !== 1) {
    return { refusal: refuse("bad_frame", { message: "Sign in with one of device, token and jwt." }) };
  }
  const { address } = session;
  const at = clock.now();
  const pause = identity.attempts.pause("source", session.source, at);
  // A key or a token cannot be guessed: whoever has one comes in, whatever others tried from there.
  if (pause > 0 && (invite ?? proof) !== undefined) {
    return { refusal: refuse("rate_limited", { retryMs: pause }) };
  }
  if (token !== undefined) return { signIn: { type: "useSecret", hash: hashSecret(token), address, at } };
  if (device !== undefined) return proveDevice(request, session, context);
  const who = await identity.jwt?.verify(jwt as string);
  if (!who) return { refusal: refuse("wrong_credentials") };
  return { signIn: { type: "signInAs", ...who, address, at } };
}

/** A word that was wrong in the store counts as well. */
export function wrongInStore(refusal: Refusal, session: Session, { clock, identity }: Context): void {
  if (refusal.code !== "wrong_code" && refusal.code !== "wrong_credentials") return;
  identity.attempts.failed("source", session.source, clock.now());
}

async function proveDevice(request: Auth, session: Session, context: Context): Promise<Outcome> {
  const { clock, identity } = context;
  const { device, user = "", proof = {}, invite, guest = false } = request;
  if (!device) return { refusal: refuse("bad_frame", { field: "device" }) };
  if (guest && !identity.guests) return { refusal: refuse("guests_off") };
  if (guest && user !== "") {
    return { refusal: refuse("bad_frame", { field: "user", message: "A guest is given a name." }) };
  }
  const name = guest ? guestName(Math.random) : userName(user);
  if (name === undefined) return { refusal: refuse("bad_name", { field: "user" }) };
  if (!(await isSigned(signInText(session.nonce, user), device.key, device.signature))) {
    return { refusal: refuse("bad_signature", { field: "device.signature" }) };
  }
  const proved = await proveAccount(name, request, session, context);
  if ("code" in proved) return { refusal: proved };
  const signIn: SignIn = {
    type: "signIn",
    name,
    key: device.key,
    device: printableLine(device.name ?? ""),
    address: session.address,
    at: clock.now(),
    registration: identity.registration,
    guest,
    ...(invite === undefined ? {} : { invite: hashCode(invite) }),
    ...(proof.code === undefined ? {} : { code: hashCode(proof.code) }),
    ...proved,
  };
  return { signIn };
}

type Proved = { readonly proved?: number; readonly fingerprint?: string };

/** The account that a password or an ssh key belongs to. */
async function proveAccount(
  name: string,
  { user = "", proof = {} }: Auth,
  session: Session,
  context: Context,
): Promise<Proved | Refusal> {
  const { password, ssh, host = "" } = proof;
  if (password !== undefined) return provePassword(name, password, session.source, context);
  if (ssh === undefined) return {};
  if (!context.identity.hosts.has(host)) return refuse("wrong_host", { field: "proof.host" });
  const signer = await sshSigner(ssh, sshSignInText(host, session.nonce, user));
  const account = await context.store.read("credentials", { name });
  const fingerprint = signer && fingerprintOf(signer.blob);
  if (!account || !fingerprint || !account.sshKeys.includes(fingerprint)) {
    context.identity.attempts.failed("source", session.source, context.clock.now());
    return refuse("wrong_credentials");
  }
  return { proved: account.user, fingerprint };
}

/** Takes as long, and says the same, whether the password is wrong, there is none, or nobody has this name. */
export async function provePassword(
  name: string,
  password: string,
  source: string,
  { clock, identity, store }: Context,
): Promise<{ proved: number } | Refusal> {
  const { attempts, passwords } = identity;
  const account = await store.read("credentials", { name });
  // By account and not by name: each of its spellings would have guesses of its own.
  const who = String(account?.user ?? name);
  const pause = () =>
    Math.max(attempts.pause("account", who, clock.now()), attempts.pause("source", source, clock.now()));
  const limited = () => refuse("rate_limited", { retryMs: Math.max(pause(), 1_000) });
  if (pause() > 0) return limited();
  const right = await passwords.check(password, account?.password ?? null, {
    // Those before it may have been as wrong.
    isWanted: () => pause() === 0,
    wrong() {
      attempts.failed("account", who, clock.now());
      attempts.failed("source", source, clock.now());
    },
  });
  if (right === undefined) return limited();
  if (!right || !account) return refuse("wrong_credentials");
  attempts.succeeded("account", who);
  return { proved: account.user };
}

function isSigned(text: string, key: string, signature: string): Promise<boolean> {
  const publicKey = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: key }, format: "jwk" });
  const { promise, resolve } = Promise.withResolvers<boolean>();
  // With a callback it runs off this thread: many people may come back at once.
  verify(null, Buffer.from(text), publicKey, Buffer.from(signature, "base64url"), (error, good) =>
    resolve(!error && good),
  );
  return promise;
}
