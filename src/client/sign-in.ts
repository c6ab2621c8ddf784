import {
  bareHost,
  protocolVersion,
  type RequestBody,
  sshSignInText,
  type Welcome,
} from "../protocol/index.ts";
import type { DeviceKey } from "./credentials.ts";
import { type Failure, isFailure } from "./failure.ts";
import type { SshWish } from "./ssh/sign.ts";

/** What shows that an account is one's own, to a server that does not know this device yet. */
export type Proof = { readonly password: string } | { readonly code: string } | { readonly ssh: SshWish };

/** How somebody comes in: with this device's key, as a guest with one, or with a token. */
export type Way =
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

  constructor(options: { address: string; user: string; device: string; way: Way }) {
    this.#host = bareHost(new URL(options.address).host) ?? "";
    this.#device = options.device;
    this.#user = options.user;
    this.#way = options.way;
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
    const { sshSigners, sshSurroundings } = await import("./ssh/sign.ts");
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
