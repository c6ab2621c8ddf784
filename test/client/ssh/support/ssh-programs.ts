import { type ChildProcess, execFile, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, beforeEach, onTestFinished } from "vitest";
import { readSshKeyLine, type SshKeyLine } from "../../../../src/protocol/index.ts";
import { socketDirectory } from "../../../support/socket-directory.ts";

const run = promisify(execFile);

const missing = ["ssh-keygen", "ssh-agent", "ssh-add"].filter(
  name => spawnSync(name, ["-?"], { stdio: "ignore" }).error,
);

/** The environment of somebody without an agent, a window, or anything of whoever runs the tests. */
export const bare: NodeJS.ProcessEnv = { PATH: process.env.PATH ?? "", LANG: "C" };

/** The tests of this file are about OpenSSH's own programs. */
export function needsOpenSsh(): void {
  beforeEach(context =>
    context.skip(missing.length > 0, `${missing.join(" and ")} of OpenSSH are not there`),
  );
}

const kinds = {
  ed25519: ["-t", "ed25519"],
  ecdsa256: ["-t", "ecdsa", "-b", "256"],
  ecdsa384: ["-t", "ecdsa", "-b", "384"],
  ecdsa521: ["-t", "ecdsa", "-b", "521"],
  rsa: ["-t", "rsa", "-b", "2048"],
} as const;
export type Kind = keyof typeof kinds;
export const allKinds = Object.keys(kinds) as Kind[];

/** Real keys in files, made once for all tests of a file: each kind, and one of Ed25519 behind a passphrase. */
export class RealKeys {
  readonly directory = mkdtempSync(join(tmpdir(), "backchannel-ssh-"));
  readonly locked = join(this.directory, "locked");
  readonly passphrase = "correct horse";

  static forThisFile(): () => RealKeys {
    let keys: RealKeys;
    beforeAll(async () => {
      keys = new RealKeys();
      if (missing.length > 0) return;
      await Promise.all(allKinds.map(kind => makeKey(keys.file(kind), kinds[kind])));
      await makeKey(keys.locked, [...kinds.ed25519, "-a", "1"], keys.passphrase);
    });
    afterAll(() => rmSync(keys.directory, { recursive: true, force: true }));
    return () => keys;
  }

  file(kind: Kind): string {
    return join(this.directory, kind);
  }

  line(kind: Kind | "locked"): string {
    return readFileSync(`${join(this.directory, kind)}.pub`, "utf8");
  }

  key(kind: Kind | "locked"): SshKeyLine {
    const key = readSshKeyLine(this.line(kind));
    if ("refused" in key) throw new Error(key.refused);
    return key;
  }

  /** A program that types the passphrase where ssh asks for it. */
  askpass(): NodeJS.ProcessEnv {
    const path = join(this.directory, "askpass.sh");
    writeFileSync(path, `#!/bin/sh\necho '${this.passphrase}'\n`);
    chmodSync(path, 0o700);
    return { ...bare, SSH_ASKPASS: path, SSH_ASKPASS_REQUIRE: "force", DISPLAY: ":none" };
  }
}

async function makeKey(path: string, kind: readonly string[], passphrase = ""): Promise<void> {
  await run("ssh-keygen", ["-q", ...kind, "-N", passphrase, "-C", "me@here", "-f", path]);
}

/** What `ssh-keygen -Y sign` writes. */
export async function keygenSign(
  file: string,
  namespace: string,
  text: string,
  ...more: string[]
): Promise<string> {
  const signing = run("ssh-keygen", ["-q", "-Y", "sign", "-n", namespace, ...more, "-f", file], {
    env: bare,
  });
  signing.child.stdin?.end(text);
  return (await signing).stdout;
}

/** A real agent that ends with its test. */
export class RealAgent {
  readonly path: string;
  readonly #process: ChildProcess;

  private constructor(path: string, process: ChildProcess) {
    this.path = path;
    this.#process = process;
  }

  static async start(): Promise<RealAgent> {
    const path = join(socketDirectory(), "agent");
    const child = spawn("ssh-agent", ["-D", "-a", path], { stdio: ["ignore", "pipe", "ignore"], env: bare });
    const agent = new RealAgent(path, child);
    onTestFinished(() => agent.stop());
    // It says where it is once it listens there.
    await Promise.race([
      once(child.stdout, "data"),
      once(child, "exit").then(([code]) => Promise.reject(new Error(`ssh-agent ended with ${code}`))),
    ]);
    return agent;
  }

  async add(file: string, environment = bare): Promise<void> {
    await run("ssh-add", ["-q", file], { env: { ...environment, SSH_AUTH_SOCK: this.path } });
  }

  async stop(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    this.#process.kill();
    await once(this.#process, "exit");
  }
}
