import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { signWithKeygen } from "../../../src/client/ssh/keygen.ts";
import { sshSignInText } from "../../../src/protocol/index.ts";
import { TerminalProcess } from "../../../tools/terminal-process.ts";
import { isSshSigned } from "../../server/identity/support/ssh-signed.ts";
import { temporaryDirectory } from "../../server/support/test-server.ts";
import { allKinds, bare, needsOpenSsh, RealKeys } from "./support/ssh-programs.ts";

const text = sshSignInText("chat.example", "nonce", "alice");
const options = { environment: bare, terminal: false };

describe("ssh-keygen", () => {
  needsOpenSsh();
  const keys = RealKeys.forThisFile();

  it.each(allKinds)("signs with a file of kind %s, as the server wants it", async kind => {
    const signed = await signWithKeygen(keys().file(kind), text, options);
    expect(signed).toBeTypeOf("string");
    expect(await isSshSigned(String(signed), text, keys().key(kind).blob)).toBe(true);
  });

  it("asks in a window for a passphrase where there is no terminal", async () => {
    const environment = keys().askpass();
    const signed = await signWithKeygen(keys().locked, text, { environment, terminal: false });
    expect(await isSshSigned(String(signed), text, keys().key("locked").blob)).toBe(true);
  });

  it("asks on the terminal for a passphrase, also where windows could be opened", async () => {
    const program = fileURLToPath(new URL("./support/sign-once.ts", import.meta.url));
    const env = { ...bare, DISPLAY: ":none", TERM: "xterm-256color" } as Record<string, string>;
    const terminal = new TerminalProcess([program, keys().locked, text], { env, columns: 800 });
    onTestFinished(() => terminal.kill("SIGKILL"));
    await terminal.until("Enter passphrase");
    terminal.type(`${keys().passphrase}\r`);
    expect(await terminal.exited).toBe(0);
    const signature = /signed (\S+) end/.exec(terminal.raw)?.[1] ?? "";
    expect(await isSshSigned(signature, text, keys().key("locked").blob)).toBe(true);
    expect(terminal.raw).not.toContain(keys().passphrase);
  });

  it("that cannot sign says why, and nobody's terminal is moved by it", async () => {
    const file = join(keys().directory, "no\x1b[2Jkey");
    const signed = await signWithKeygen(file, text, options);
    expect(signed).toMatchObject({
      code: "ssh_keygen",
      message: expect.stringMatching(/could not sign .*No such file/),
    });
    expect(signed).not.toMatchObject({ message: expect.stringContaining("\x1b") });
  });

  it("with a wrong passphrase is a sentence", async () => {
    const environment = { ...keys().askpass(), SSH_ASKPASS: "/bin/false" };
    const signed = await signWithKeygen(keys().locked, text, { environment, terminal: false });
    expect(signed).toMatchObject({ message: expect.stringContaining("Check the passphrase") });
  });
});

/** A directory of programs with an `ssh-keygen` that does this. */
function keygenThat(script: string): NodeJS.ProcessEnv {
  const directory = temporaryDirectory();
  const path = join(directory, "ssh-keygen");
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o700);
  return { ...bare, PATH: `${directory}:${bare.PATH}` };
}

it("where ssh-keygen is not installed, a sentence says so", async () => {
  const environment = { ...bare, PATH: temporaryDirectory() };
  const signed = await signWithKeygen("key", text, { environment, terminal: false });
  expect(signed).toMatchObject({ message: expect.stringContaining("Install OpenSSH") });
});

it.each([
  ["says nothing", "cat >/dev/null"],
  ["does not read the text", "exec true"],
  ["says something else", "echo U1NIU0lH; echo hello"],
  ["does not end talking", "yes | head -c 10000000"],
  ["is too old to sign", "echo 'unknown option -- Y' >&2; exit 1"],
])("an ssh-keygen that %s has not signed", async (_what, script) => {
  const signed = await signWithKeygen("key", text, { environment: keygenThat(script), terminal: false });
  expect(signed).toMatchObject({
    code: "ssh_keygen",
    message: expect.stringContaining("could not sign with key"),
  });
});

it("an ssh-keygen that still waits for its person is ended with the sign-in", async () => {
  const stop = new AbortController();
  const environment = keygenThat("exec cat /dev/zero");
  const signing = signWithKeygen("key", text, { environment, terminal: false, signal: stop.signal });
  stop.abort();
  expect(await signing).toMatchObject({ message: expect.stringContaining("any longer") });
});

it("that is there and cannot be started is a sentence that says why", async () => {
  const directory = temporaryDirectory();
  writeFileSync(join(directory, "ssh-keygen"), "", { mode: 0o600 });
  const signed = await signWithKeygen("key", text, { environment: { PATH: directory }, terminal: false });
  expect(signed).toMatchObject({ message: expect.stringMatching(/cannot be started: .*EACCES/) });
});
