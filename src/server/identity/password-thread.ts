import { Thread } from "../thread/thread.ts";

/** A password to hash; or one to check, against no hash as well. */
export type PasswordQuestion =
  | { readonly hash: string }
  | { readonly check: string; readonly against: string | null };
export type PasswordAnswer = { readonly hash: string } | { readonly right: boolean };

/** From source Node runs the TypeScript file itself; the bundle has the worker's program beside it. */
const program = import.meta.url.endsWith(".ts")
  ? new URL("./password-worker.ts", import.meta.url)
  : new URL("./password-worker.js", import.meta.url);

/** The thread that hashes passwords, below the priority of those that serve who talks. */
export class PasswordThread extends Thread<PasswordQuestion, PasswordAnswer> {
  constructor(onFailure: (error: unknown) => void) {
    super(program, { name: "passwords", onFailure });
  }
}
