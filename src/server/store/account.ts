import type { Ability, Colour, Profile, Registration, Role } from "../../protocol/index.ts";
import type { Whom } from "./moderation.ts";
import type { Done, SignedIn } from "./results.ts";

/** The commands about who somebody is and how they come in. */
export interface AccountCommands {
  /**
   * Claims a free name for a device key, or finds the account that answers to this key. A new key is taken by an
   * account that was proved to be its owner's, or with a link code.
   */
  signIn: {
    args: {
      name: string;
      key: string;
      device: string;
      address: string;
      at: number;
      registration: Registration;
      /** The account that a password or an ssh key was checked against. */
      proved?: number;
      /** The ssh key it was, if it was one. */
      fingerprint?: string;
      /** Hashes of a link code, of an invitation. */
      code?: string;
      invite?: string;
      guest?: boolean;
    };
    result: SignedIn;
  };
  /** Signs in with the secret of a session or of a token. */
  useSecret: { args: { hash: string; address: string; at: number }; result: SignedIn };
  /** Signs in whom an identity provider names; the first time makes an account of this name or one like it. */
  signInAs: {
    args: {
      issuer: string;
      subject: string;
      name: string;
      expiresAt: number;
      address: string;
      at: number;
    };
    result: SignedIn;
  };
  /** Begins a session for a program that is not ours, with a name that was proved, or is free. */
  openSession: {
    args: {
      name: string;
      hash: string;
      device: string;
      address: string;
      at: number;
      expiresAt: number;
      registration: Registration;
      proved?: number;
      /** A new account has a password from the start. */
      password?: string;
      email?: string;
      invite?: string;
    };
    result: SignedIn;
  };
  /** These people were last here then. */
  seen: { args: { people: readonly { user: number; at: number }[] }; result: Done };
  setPassword: { args: { user: number; hash: string; email?: string }; result: Done };
  addKey: {
    args: { user: number; key: string; fingerprint: string; comment: string; at: number };
    result: Done;
  };
  removeKey: { args: { user: number; fingerprint: string }; result: Done };
  makeCode: {
    args: {
      user: number | null;
      kind: "link" | "invite" | "owner";
      hash: string;
      uses: number;
      at: number;
      expiresAt?: number;
    };
    result: Done;
  };
  /** Ends one way in of somebody or of their bots, or all but the one that asks. */
  revoke: {
    args: { user: number; device?: number; except?: number };
    result: { revoked: readonly number[] };
  };
  createToken: {
    args: {
      user: number;
      name: string;
      hash: string;
      can: readonly Ability[];
      rooms?: readonly string[];
      expiresAt?: number;
      at: number;
    };
    result: { user: number; name: string; device: number };
  };
  rename: { args: { user: number; name: string; at: number }; result: { name: string } };
  /** Null, or nothing in it, takes away; what is left out stays. */
  setProfile: {
    args: { user: number; display?: string | null; colour?: Colour | null; status?: string | null };
    result: Profile;
  };
  own: { args: { user: number; hash: string; at: number }; result: { role: Role } };
  setRole: {
    args: { by: number; whom: Whom; role: Role; at: number };
    result: { user: number; role: Role };
  };
}
