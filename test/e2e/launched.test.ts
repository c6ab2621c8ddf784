import { once } from "node:events";
import { createRequire } from "node:module";
import { connect } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { temporaryDirectory, testServer } from "../server/support/test-server.ts";
import { environment, program, root, TestTerminal } from "./support/terminal.ts";

const [ctrlC, ctrlQ, ctrlZ] = ["\x03", "\x11", "\x1a"];
const findNode = createRequire(import.meta.url)("../../bin/find-node.cjs") as (root: string) => string;
/** Where there is another Node than the one that these tests run on, an older one has started it. */
const hasAnother = findNode(root).startsWith(`${root}node_modules/`);
const launcher = hasAnother ? ["-r", `${root}test/e2e/support/older-node.cjs`] : [];

/** A connection whose other end says nothing any more. */
async function silentlyThere(port: number): Promise<void> {
  const socket = connect({ port, host: "127.0.0.1" });
  onTestFinished(() => void socket.destroy());
  const key = "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13";
  socket.write(`GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n${key}\r\n\r\n`);
  await once(socket, "data");
}

test("Ctrl+Z goes to the shell, where typing is seen, and fg comes back to what was there", async () => {
  const { address } = await testServer();
  const words = [
    process.execPath,
    ...launcher,
    program("chat"),
    "join",
    "--server",
    address,
    "--user",
    "alice",
  ];
  const command = words.map(word => `'${word}'`).join(" ");
  const shell = `require("node:child_process").spawnSync("sh", ["-i"], { stdio: "inherit" })`;
  const env = environment({ XDG_STATE_HOME: temporaryDirectory(), PS1: "ready> " });
  const terminal = new TestTerminal(["-e", shell], { env, columns: 100, rows: 24 });
  const isInShell = () => !terminal.alternate && terminal.text().trimEnd().endsWith("ready>");
  await terminal.until(isInShell);
  terminal.type(`${command}\r`);
  await terminal.until("This is the beginning of #general.");
  terminal.type("half a line");
  await terminal.until("› half a line");
  terminal.type(ctrlZ);
  await terminal.until(isInShell);
  terminal.type("echo $((6 * 7))\r");
  await terminal.until(/echo \$\(\(6 \* 7\)\)\n42/);
  terminal.type("fg\r");
  await terminal.until(() => terminal.alternate && terminal.text().includes("› half a line"));
  terminal.type(" and more");
  await terminal.until("› half a line and more");
  terminal.type(ctrlQ);
  await terminal.until(isInShell);
  terminal.type("exit\r");
  expect(await terminal.exited).toBe(0);
});

test("one Ctrl+C stops a server, whoever passes it on, and it says that it has", async () => {
  const words = [program("chat-server"), "start", "--port", "0", "--data", temporaryDirectory()];
  const terminal = new TestTerminal([...launcher, ...words], { env: environment() });
  await terminal.until("listening on ws://");
  // It takes a while: somebody there does not answer that it ends.
  await silentlyThere(Number(/127\.0\.0\.1:(\d+)/.exec(terminal.text())?.[1]));
  terminal.type(ctrlC);
  expect(await terminal.exited).toBe(0);
  expect(terminal.text()).toContain("stopped");
});
