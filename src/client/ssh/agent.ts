import { createConnection } from "node:net";
import {
  type Clock,
  printableLine,
  readSshKey,
  type SshKey,
  SshReader,
  sshString,
  sshUint32,
} from "../../protocol/index.ts";
import { Failure, isFailure } from "../failure.ts";

export interface AgentKey extends SshKey {
  readonly comment: string;
}

// The messages of the ssh agent protocol (draft-ietf-sshm-ssh-agent) that are spoken here.
const requestIdentities = 11;
const identitiesAnswer = 12;
const signRequest = 13;
const signResponse = 14;
/** Without this flag an RSA key signs with SHA-1, which no server should take. */
const rsaSha512 = 4;

/** What OpenSSH's agent keeps to as well: bytes of one message, and keys in one list. */
const longestMessage = 262_144;
const mostKeys = 2_048;

/** A list comes at once. A signature may wait for somebody to confirm it, or to touch a security key. */
const listMs = 5_000;
const signMs = 60_000;

/** Where OpenSSH's agent listens on Windows, which knows no SSH_AUTH_SOCK. */
const windowsPipe = "\\\\.\\pipe\\openssh-ssh-agent";

/** The program that keeps a person's unlocked ssh keys, and signs with them without giving them away. */
export class SshAgent {
  readonly #path: string;
  readonly #clock: Clock;

  constructor(path: string, clock: Clock) {
    this.#path = path;
    this.#clock = clock;
  }

  /** Where the person's agent is, if they have one. */
  static path(environment: NodeJS.ProcessEnv): string | undefined {
    return environment.SSH_AUTH_SOCK || (process.platform === "win32" ? windowsPipe : undefined);
  }

  /** The keys in it that can sign in, in its order; certificates and older kinds are passed over. */
  async keys(signal?: AbortSignal): Promise<readonly AgentKey[] | Failure> {
    const answer = await this.#ask([requestIdentities], listMs, signal);
    if (isFailure(answer)) return answer;
    const wire = new SshReader(answer);
    if (wire.byte() !== identitiesAnswer) return unlisted;
    const count = wire.uint32();
    const keys: AgentKey[] = [];
    for (let at = 0; at < Math.min(count, mostKeys) && wire.whole; at++) {
      const key = readSshKey(wire.string());
      const comment = printableLine(wire.string().toString());
      if (!("refused" in key)) keys.push({ ...key, comment });
    }
    return wire.whole ? keys : unlisted;
  }

  /** The signature of these bytes, as the algorithm's name and its numbers. */
  async sign(key: SshKey, bytes: Buffer, signal?: AbortSignal): Promise<Buffer | Failure> {
    const flags = key.type === "ssh-rsa" ? rsaSha512 : 0;
    const request = [signRequest, ...sshString(key.blob), ...sshString(bytes), ...sshUint32(flags)];
    const answer = await this.#ask(request, signMs, signal);
    if (isFailure(answer)) return answer;
    const wire = new SshReader(answer);
    if (wire.byte() !== signResponse) return unsigned;
    const signature = wire.string();
    if (!wire.ended) return unsigned;
    return new SshReader(signature).name() === "ssh-rsa" ? onlySha1 : signature;
  }

  /** One request on a connection of its own: an agent answers one at a time, and one may wait for a person. */
  #ask(request: readonly number[], ms: number, signal?: AbortSignal): Promise<Buffer | Failure> {
    const { promise, resolve } = Promise.withResolvers<Buffer | Failure>();
    let received = Buffer.alloc(0);
    const socket = createConnection({ path: this.#path, ...(signal && { signal }) });
    const cancel = this.#clock.after(ms, () => end(late));
    const end = (outcome: Buffer | Failure) => {
      cancel();
      socket.destroy();
      resolve(outcome);
    };
    socket.on("error", () => end(signal?.aborted ? given : unreachable));
    socket.on("close", () => end(unreachable));
    socket.on("data", (part: Buffer) => {
      received = Buffer.concat([received, part]);
      const message = firstMessage(received);
      if (message) end(message);
    });
    socket.write(sshString(Buffer.from(request)));
    return promise;
  }
}

/** The message that these bytes begin with, when it is there to its end. */
function firstMessage(received: Buffer): Buffer | Failure | undefined {
  if (received.length < 4) return undefined;
  const length = received.readUInt32BE();
  if (length === 0 || length > longestMessage) return unlisted;
  return received.length < 4 + length ? undefined : received.subarray(4, 4 + length);
}

const agentFailure = (message: string) => new Failure("ssh_agent", message, false);
const unreachable = agentFailure(
  "The ssh agent does not answer at SSH_AUTH_SOCK. Start one with: eval $(ssh-agent)",
);
const late = agentFailure("The ssh agent did not answer in time. See whether it waits for you to confirm.");
const unlisted = agentFailure("What the ssh agent answered cannot be understood. Try another agent.");
const unsigned = agentFailure("The ssh agent would not sign. Unlock it, or confirm when it asks.");
const onlySha1 = agentFailure(
  "The ssh agent signs with this RSA key by SHA-1 only, which is not safe. Use another agent or an Ed25519 key.",
);
const given = agentFailure("The ssh agent was not waited for any longer.");
