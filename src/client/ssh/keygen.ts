import { spawn } from "node:child_process";
import { printableLine, sshNamespace, sshSigBlob } from "../../protocol/index.ts";
import { Failure } from "../failure.ts";
import { isCode } from "../kept/files.ts";

export interface KeygenOptions {
  readonly environment: NodeJS.ProcessEnv;
  /** Whether what is said on stderr reaches a person, who can be asked for a passphrase or a touch. */
  readonly terminal: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** An armored signature by the largest RSA key is 6 KiB. */
const longest = 16_384;

/**
 * Has `ssh-keygen` sign this text with the key in this file: an SSHSIG for our namespace, as base64. It reads every
 * kind of key, and asks for passphrases and touches itself; there is no limit in time, for a person takes theirs.
 */
export async function signWithKeygen(
  file: string,
  text: string,
  { environment, terminal, signal }: KeygenOptions,
): Promise<string | Failure> {
  const child = spawn("ssh-keygen", ["-q", "-Y", "sign", "-n", sshNamespace, "-f", file], {
    // A touch is asked for on stderr, and only if that is a terminal; a passphrase on the terminal itself.
    stdio: ["pipe", "pipe", terminal ? "inherit" : "pipe"],
    env: environmentOf(environment, terminal),
    signal,
  });
  const said = collect(child.stderr);
  const written = collect(child.stdout);
  // It may end before it has read this; how it ended says why.
  child.stdin?.on("error", () => {});
  child.stdin?.end(text);

  const { promise, resolve } = Promise.withResolvers<number | Error>();
  child.on("error", resolve);
  child.on("close", code => resolve(code ?? -1));
  const ended = await promise;
  if (ended instanceof Error) return isCode(ended, "ENOENT") ? notThere : notRun(ended);
  const blob = ended === 0 ? sshSigBlob(written()) : undefined;
  return blob ? blob.toString("base64") : notSigned(file, said());
}

/**
 * No agent: it was asked before this, and would be asked again, to confirm what it has refused or to hang once more.
 * And no windows on a terminal: because its stdin is our text it would look for one to ask in, and fail where no
 * program for that is installed.
 */
function environmentOf(environment: NodeJS.ProcessEnv, terminal: boolean): NodeJS.ProcessEnv {
  const { SSH_AUTH_SOCK: _agent, ...rest } = environment;
  return terminal ? { SSH_ASKPASS_REQUIRE: "never", ...rest } : rest;
}

/** What a stream has said, up to what a signature can need. */
function collect(stream: NodeJS.ReadableStream | null): () => string {
  let text = "";
  stream?.setEncoding("utf8").on("data", (part: string) => {
    if (text.length < longest) text += part;
  });
  return () => text;
}

const notThere = new Failure(
  "ssh_keygen",
  "ssh-keygen is not installed here, and the key is in no ssh agent. Install OpenSSH, or add the key to an agent.",
  false,
);

function notRun(error: Error): Failure {
  const message =
    error.name === "AbortError"
      ? "ssh-keygen was not waited for any longer."
      : `ssh-keygen cannot be started: ${printableLine(error.message)}.`;
  return new Failure("ssh_keygen", message, false);
}

function notSigned(file: string, said: string): Failure {
  // On a terminal it has said so there; elsewhere its last line is the reason.
  const reason = said.trim().split("\n").at(-1) ?? "";
  const why = reason === "" ? "" : ` (${printableLine(reason.trim())})`;
  const help = "Check the passphrase, or sign in another way.";
  return new Failure(
    "ssh_keygen",
    `ssh-keygen could not sign with ${printableLine(file)}${why}. ${help}`,
    false,
  );
}
