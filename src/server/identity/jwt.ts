import { readFileSync } from "node:fs";
import type { JWTPayload, JWTVerifyGetKey } from "jose";
import { normalized, userName } from "../../protocol/index.ts";

export interface JwtOptions {
  /** The provider's public keys: a file, or an https address. */
  readonly jwks: string;
  readonly issuer: string;
  readonly audience: string;
}

/** Whom a provider knows, and how long its word is good. */
interface Known {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  readonly expiresAt: number;
}

/** Only signatures whose keys can be public. */
const algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"];

/** What is wrong with the keys, or with getting them: `ERR_JOSE_GENERIC` is any answer of the provider but 200. */
const keysFailed = new Set(["ERR_JOSE_GENERIC", "ERR_JWKS_INVALID", "ERR_JWKS_TIMEOUT"]);

/** Believes the tokens of one identity provider. */
export class JwtVerifier {
  readonly #options: JwtOptions;
  readonly #file: string | undefined;
  #keys: JWTVerifyGetKey | undefined;

  /** Reads the file at once, so that a wrong name is a failed start. */
  constructor(options: JwtOptions) {
    this.#options = options;
    this.#file = /^https?:\/\//.test(options.jwks) ? undefined : readFileSync(options.jwks, "utf8");
  }

  /** Who it is about, or undefined if it proves nothing: forged, too old, for somebody else. */
  async verify(token: string): Promise<Known | undefined> {
    const jose = await import("jose");
    const { jwks, issuer, audience } = this.#options;
    this.#keys ??=
      this.#file === undefined
        ? jose.createRemoteJWKSet(new URL(jwks))
        : jose.createLocalJWKSet(JSON.parse(this.#file));
    try {
      const { payload } = await jose.jwtVerify(token, this.#keys, {
        issuer,
        audience,
        algorithms,
        requiredClaims: ["sub", "exp"],
        clockTolerance: 5,
      });
      const { sub, exp } = payload as { sub: string; exp: number };
      return { issuer, subject: sub, name: nameOf(payload), expiresAt: exp * 1_000 };
    } catch (error) {
      // A provider that does not give its keys says nothing about the token.
      if (!(error instanceof jose.errors.JOSEError) || keysFailed.has(error.code)) throw error;
      return undefined;
    }
  }
}

/** What the provider calls them, as far as it can be a name here. */
function nameOf(claims: JWTPayload): string {
  const { preferred_username, nickname, email, name } = claims;
  for (const claim of [
    preferred_username,
    nickname,
    typeof email === "string" && email.split("@")[0],
    name,
  ]) {
    if (typeof claim !== "string") continue;
    const found = userName(
      normalized(claim, "NFC")
        .replace(/[^\p{L}\p{M}\p{N}._-]+/gu, "-")
        .slice(0, 28),
    );
    if (found !== undefined) return found;
  }
  return "member";
}
