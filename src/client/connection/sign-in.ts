import { createHash } from "node:crypto";
import {
  bareHost,
  protocolVersion,
  type RequestBody,
  sshSignInText,
  type Welcome,
} from "../../protocol/index.ts";
import { type Failure, isFailure } from "../failure.ts";
import type { DeviceKey } from "../kept/credentials.ts";
import type { SshWish } from "../ssh/sign.ts";

/** What shows that an account is one's own, to a server that does not know this device yet. */
export type Proof = { readonly password: string } | { readonly code: string } | { readonly ssh: SshWish };

/** Who somebody says they are, and what they have to show for it. */
export interface Who {
  /** Who one is. With a token the server knows that, and a guest is given a name. */
  readonly user?: string;
  /** For the first time on this device, if the name is somebody's already: what shows that it is one's own. */
  readonly proof?: Proof;
  /** For the first time at all, where registration is by invitation. */
  readonly invite?: string;
  /** Instead of a name: a token of one's bot, or what an identity provider gave. */
  readonly token?: string;
  readonly jwt?: string;
  /** To be nobody in particular. */
  readonly guest?: boolean;
}

/** How somebody comes in: with this device's key, as a guest with one, or with a token. */
type Way =
  | { readonly key: DeviceKey; readonly proof?: Proof; readonly invite?: string }
  | { readonly key: DeviceKey; readonly guest: true }
  | { readonly token: string }
  | { readonly jwt: string };

type AuthBody = RequestBody<"auth">;

/** Knows how to sign in, time after time: what proved it the first time is not needed, and not kept, after that. */
export class SignIn {
  readonly #host: string;
  readonly #device: string;
  #user: string;
  #way: Way;

  constructor(options: { address: string; who: Who; key: DeviceKey; device: string }) {
    const { who, key } = options;
    this.#host = bareHost(new URL(options.address).host) ?? "";
    this.#device = options.device;
    this.#user = who.guest ? "" : (who.user ?? "");
    this.#way = wayOf(who, key);
  }

  /** What to send on a connection with this nonce: one after the other, until one is good. */
  async *bodies(nonce: string): AsyncGenerator<AuthBody | Failure> {
    const version = protocolVersion;
    const way = this.#way;
    if (!("key" in way)) {
      yield { version, ...way };
      return;
    }
    const guest = "guest" in way ? { guest: way.guest } : {};
    const user = this.#user;
    const device = { ...way.key.signIn(nonce, user), name: this.#device };
    const proof = "proof" in way ? way.proof : undefined;
    const invite = "invite" in way && way.invite !== undefined ? { invite: way.invite } : {};
    const body = { version, ...(user === "" ? {} : { user }), device, ...guest, ...invite };
    if (!proof) yield body;
    else if (!("ssh" in proof)) yield { ...body, proof };
    else
      for await (const ssh of this.#signatures(proof.ssh, nonce))
        yield isFailure(ssh) ? ssh : { ...body, proof: ssh };
  }

  /** From now on the server knows this device, by this name. */
  welcomed({ you }: Welcome): void {
    this.#user = you.name;
    if ("key" in this.#way) this.#way = { key: this.#way.key };
  }

  /** Bound to this server, this connection and this name. */
  async *#signatures(wish: SshWish, nonce: string): AsyncGenerator<{ ssh: string; host: string } | Failure> {
    // Loaded for those who use it: everybody starts, and few sign in by ssh.
    const { sshSigners, sshSurroundings } = await import("../ssh/sign.ts");
    const signers = await sshSigners(wish, sshSurroundings());
    if (isFailure(signers)) {
      yield signers;
      return;
    }
    for (const signer of signers) {
      const signed = await signer.sign(sshSignInText(this.#host, nonce, this.#user));
      yield typeof signed === "string" ? { ssh: signed, host: this.#host } : signed;
    }
  }
}

function wayOf({ token, jwt, guest, proof, invite }: Who, key: DeviceKey): Way {
  if (token !== undefined) return { token };
  if (jwt !== undefined) return { jwt };
  if (guest) return { key, guest: true };
  return { key, ...(proof ? { proof } : {}), ...(invite === undefined ? {} : { invite }) };
}

/** Under what the state of somebody is kept: their name, or what stands for their token. */
export function stateOwner({ user, token, jwt, guest }: Who): string {
  const secret = token ?? jwt;
  if (secret !== undefined) return `token-${createHash("sha256").update(secret).digest("hex").slice(0, 16)}`;
  if (guest) return "guest";
  if (user === undefined) throw new Error("a client needs a user, a token, or to be a guest");
  return user;
}
