import type { Registration } from "../../protocol/index.ts";
import { Attempts } from "./attempts.ts";
import { Hosts } from "./hosts.ts";
import { type JwtOptions, JwtVerifier } from "./jwt.ts";
import { Passwords } from "./passwords.ts";

export interface IdentityOptions {
  /** Who may make an account. */
  readonly registration?: Registration;
  readonly guests?: boolean;
  /** Names and addresses under which people reach the server. */
  readonly publicHosts?: readonly string[];
  readonly jwt?: JwtOptions;
}

/** What is needed to find out who somebody is. */
export class Identity {
  readonly registration: Registration;
  readonly guests: boolean;
  readonly hosts: Hosts;
  readonly passwords = new Passwords();
  readonly attempts = new Attempts();
  readonly jwt: JwtVerifier | undefined;

  constructor({ registration = "open", guests = false, publicHosts = [], jwt }: IdentityOptions) {
    this.registration = registration;
    this.guests = guests;
    this.hosts = new Hosts(publicHosts);
    this.jwt = jwt && new JwtVerifier(jwt);
  }

  /** The ways in, as `hello` tells them. */
  get ways(): string[] {
    const ways = ["device", "password", "ssh", "code", "token"];
    if (this.jwt) ways.push("jwt");
    if (this.guests) ways.push("guest");
    return ways;
  }

  close(): Promise<void> {
    return this.passwords.close();
  }
}
