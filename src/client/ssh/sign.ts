import { createHash } from "node:crypto";
import { homedir } from "node:os";
import { join } from "node:path";
import {
  type Clock,
  printableLine,
  type SshKey,
  sshFingerprint,
  sshNamespace,
  sshSignedBytes,
  systemClock,
  writeSshSig,
} from "../../protocol/index.ts";
import { Failure, isFailure } from "../failure.ts";
import { type AgentKey, SshAgent } from "./agent.ts";
import { defaultKeyFiles, type KeyFile, readKeyFile } from "./key-file.ts";
import { type KeygenOptions, signWithKeygen } from "./keygen.ts";

/** Which keys somebody wants to sign in with: one file's, any of their agent's, or else those that ssh looks for. */
export type SshWish = { readonly file: string } | { readonly agent: true } | undefined;

/** What of the machine is asked. */
export interface SshSurroundings extends Omit<KeygenOptions, "signal"> {
  readonly home: string;
  readonly clock: Clock;
}

export function sshSurroundings(): SshSurroundings {
  const terminal = process.stderr.isTTY;
  return { environment: process.env, terminal, home: homedir(), clock: systemClock };
}

/** One key that can be tried. A server that does not know it refuses, and the next one's turn comes. */
export interface SshSigner {
  /** The key in words, for a person to know it by. */
  readonly name: string;
  /** An SSHSIG over this text, as base64. */
  sign(text: string, signal?: AbortSignal): Promise<string | Failure>;
}

/** The keys to try, in their order. There is at least one, or a reason why not. */
export async function sshSigners(
  wish: SshWish,
  surroundings: SshSurroundings,
): Promise<readonly SshSigner[] | Failure> {
  const { environment, clock, home } = surroundings;
  const path = SshAgent.path(environment);
  const agent = path === undefined ? undefined : new SshAgent(path, clock);
  const held = agent ? await agent.keys() : noAgent;
  if (wish && "agent" in wish) {
    if (isFailure(held)) return held;
    if (!agent || held.length === 0) return emptyAgent;
    return held.map(key => agentSigner(agent, key));
  }

  const paths = wish ? [wish.file] : defaultKeyFiles.map(name => join(home, ".ssh", name));
  const files = (await Promise.all(paths.map(readKeyFile))).filter(file => file !== undefined);
  if (files.length === 0) return wish ? noFile(wish.file) : noFiles;
  return files.map(file => {
    const inAgent = !isFailure(held) && held.some(({ blob }) => file.key?.blob.equals(blob));
    return fileSigner(file, inAgent ? agent : undefined, surroundings);
  });
}

function agentSigner(agent: SshAgent, key: AgentKey): SshSigner {
  const name = `${fingerprintOf(key)} ${key.comment}`.trimEnd();
  return { name, sign: (text, signal) => signWithAgent(agent, key, text, signal) };
}

/** The agent needs no passphrase; what it will not sign, `ssh-keygen` may. */
function fileSigner(
  { path, key, hasPrivate }: KeyFile,
  agent: SshAgent | undefined,
  surroundings: SshSurroundings,
): SshSigner {
  return {
    name: key ? `${fingerprintOf(key)} ${printableLine(path)}` : printableLine(path),
    async sign(text, signal) {
      const signed = agent && key && (await signWithAgent(agent, key, text, signal));
      if (typeof signed === "string") return signed;
      if (signed && (!hasPrivate || signal?.aborted)) return signed;
      if (!hasPrivate) return onlyPublic(path);
      return signWithKeygen(path, text, { ...surroundings, signal });
    },
  };
}

async function signWithAgent(
  agent: SshAgent,
  key: SshKey,
  text: string,
  signal?: AbortSignal,
): Promise<string | Failure> {
  const hash = "sha512";
  const digest = createHash(hash).update(text).digest();
  const signature = await agent.sign(key, sshSignedBytes(sshNamespace, hash, digest), signal);
  if (isFailure(signature)) return signature;
  return writeSshSig({ key: key.blob, namespace: sshNamespace, hash, signature }).toString("base64");
}

function fingerprintOf({ blob }: SshKey): string {
  return sshFingerprint(createHash("sha256").update(blob).digest());
}

const noAgent = new Failure(
  "ssh_agent",
  "No ssh agent runs here: SSH_AUTH_SOCK is not set. Start one with: eval $(ssh-agent)",
  false,
);
const emptyAgent = new Failure(
  "ssh_agent",
  "The ssh agent holds no key that can sign in. Add one with: ssh-add",
  false,
);
const noFiles = new Failure(
  "ssh_key",
  "There is no ssh key in ~/.ssh. Make one with: ssh-keygen -t ed25519",
  false,
);

function noFile(path: string): Failure {
  const message = `There is no ssh key at ${printableLine(path)}. Name the file of a private key, as ~/.ssh/id_ed25519.`;
  return new Failure("ssh_key", message, false);
}

function onlyPublic(path: string): Failure {
  const where = printableLine(path);
  const message = `Of the key ${where} only the public half is here, and no ssh agent has it. Add it to your agent.`;
  return new Failure("ssh_key", message, false);
}
