import type { Registration } from "../protocol/index.ts";
import type { IdentityOptions } from "../server/identity/identity.ts";
import { fromEnvironment } from "./environment.ts";
import { Exit, exit } from "./exit.ts";
import { listed } from "./perimeter.ts";

/** The flags of `chat-server start` that say who may be somebody here. */
export const identityOptions = {
  registration: {
    choices: ["open", "invite", "closed"] as const,
    default: (fromEnvironment("registration") ?? "open") as Registration,
    describe: "who may make an account: anybody, who has an invitation, nobody",
  },
  guests: {
    choices: ["on", "off"] as const,
    default: (fromEnvironment("guests") ?? "off") as "on" | "off",
    describe: "let people in without an account, under names that begin with guest-",
  },
  "public-host": {
    type: "string",
    default: fromEnvironment("public-host"),
    describe: "names by which people reach this server, with commas; for ssh keys",
  },
  "jwt-jwks": {
    type: "string",
    default: fromEnvironment("jwt-jwks"),
    describe: "public keys of an identity provider: a file, or an https address",
  },
  "jwt-issuer": { type: "string", default: fromEnvironment("jwt-issuer"), describe: "its name for itself" },
  "jwt-audience": {
    type: "string",
    default: fromEnvironment("jwt-audience"),
    describe: "its name for this server",
  },
} as const;

export interface IdentityFlags {
  readonly registration?: Registration;
  readonly guests?: "on" | "off";
  readonly publicHost?: string | readonly string[] | undefined;
  readonly jwtJwks?: string | undefined;
  readonly jwtIssuer?: string | undefined;
  readonly jwtAudience?: string | undefined;
}

/** What the server is told of it; what makes no sense ends the program with a sentence. */
export function checkedIdentity(flags: IdentityFlags): IdentityOptions {
  const {
    registration = "open",
    guests = "off",
    jwtJwks: jwks,
    jwtIssuer: issuer,
    jwtAudience: audience,
  } = flags;
  const given = [jwks, issuer, audience].filter(flag => flag !== undefined).length;
  if (given > 0 && given < 3) {
    throw new Exit(
      exit.usage,
      "An identity provider takes three flags: --jwt-jwks, --jwt-issuer and --jwt-audience.",
    );
  }
  if (jwks && /^http:\/\//.test(jwks)) {
    throw new Exit(
      exit.usage,
      "Keys that come by http:// can be anybody's. Give an https:// address, or a file.",
    );
  }
  return {
    registration,
    guests: guests === "on",
    publicHosts: listed(flags.publicHost),
    ...(jwks && issuer && audience ? { jwt: { jwks, issuer, audience } } : {}),
  };
}
