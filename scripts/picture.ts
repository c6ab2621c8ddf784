import { spawn as spawnProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { type IPty, spawn } from "@lydell/node-pty";
import type { Terminal as Screen } from "@xterm/headless";
import { screenToSvg } from "./screen-to-svg.ts";

/** Makes docs/screen.svg: the real programs, a real conversation, the screen as a terminal shows it. */
const { Terminal } = createRequire(import.meta.url)("@xterm/headless") as { Terminal: typeof Screen };
const root = fileURLToPath(new URL("../", import.meta.url));
const directory = mkdtempSync(join(tmpdir(), "backchannel-picture-"));
const environment = (user: string) => ({
  ...(process.env as Record<string, string>),
  XDG_STATE_HOME: join(directory, user),
  TERM: "xterm-256color",
  COLORTERM: "truecolor",
  LANG: "en_GB.UTF-8",
});

class Person {
  readonly screen = new Terminal({ cols: 104, rows: 26, allowProposedApi: true });
  readonly #pty: IPty;

  constructor(address: string, user: string) {
    const args = [`${root}bin/chat.cjs`, "join", "--server", address, "--user", user];
    this.#pty = spawn(process.execPath, args, { cols: 104, rows: 26, env: environment(user), cwd: root });
    this.#pty.onData(data => this.screen.write(data));
  }

  text(): string {
    const { active } = this.screen.buffer;
    return Array.from({ length: 26 }, (_, y) => active.getLine(y)?.translateToString(true) ?? "").join("\n");
  }

  until(wanted: string | RegExp | ((text: string) => boolean)): Promise<void> {
    const isSo = (text: string) => {
      if (typeof wanted === "function") return wanted(text);
      return typeof wanted === "string" ? text.includes(wanted) : wanted.test(text);
    };
    return new Promise(resolve => {
      const listening = this.screen.onWriteParsed(() => look());
      const look = () => {
        if (!isSo(this.text())) return;
        listening.dispose();
        resolve();
      };
      look();
    });
  }

  /** Says a line, and goes on when it is on this screen, stored. */
  async say(line: string): Promise<void> {
    this.#pty.write(line);
    this.#pty.write("\r");
    const end = line.split(" ").at(-1) as string;
    await this.until(text => text.includes(end) && text.trimEnd().endsWith("›"));
  }

  write(text: string): void {
    this.#pty.write(text);
  }

  kill(): void {
    this.#pty.kill();
  }
}

const args = [
  `${root}bin/chat-server.cjs`,
  "start",
  "--port",
  "0",
  "--data",
  join(directory, "data"),
  "--log-level",
  "silent",
];
const server = spawnProcess(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
const [line] = (await once(createInterface({ input: server.stdout }), "line")) as [string];
const address = line.replace("listening on ", "");
const beginning = "This is the beginning";

const alice = new Person(address, "alice");
await alice.until(beginning);
await alice.say("/topic The build is green. Release on Friday.");
await alice.until("Release on Friday.");
for (const room of ["ops", "design"]) {
  alice.write(`/join ${room}\r`);
  await alice.until(`You made #${room}`);
}
alice.write("\x1b2");
await alice.until(/The build is green/);
const bob = new Person(address, "bob");
await bob.until(beginning);
const carol = new Person(address, "carol");
await carol.until(beginning);
await alice.until(/carol.*joined/);

await bob.say("morning! did the migration go through?");
await alice.until("go through?");
await alice.say("yes, in 4 seconds. Nobody noticed 🎉");
await bob.until("noticed");
await carol.say("日本語 names work too now, and نص too");
await bob.say("I pulled the plug on the old box, twice.");
await bob.say("everything that had a ✓ was there afterwards");
await alice.until("afterwards");
await alice.say("that is what the ✓ is for");
await alice.until(/is for +✓✓ 2/);
await carol.until("is for");
carol.write("/join design\r");
await carol.until(/#design/);
await carol.say("first sketch is up");
await alice.until(/design +1/);
bob.write("one more thing");
await alice.until("bob is typing");
alice.write("shall we ship it?");
await alice.until("ship it?");

writeFileSync(
  `${root}docs/screen.svg`,
  screenToSvg(alice.screen, "Three people talking in #general, in a terminal"),
);
for (const person of [alice, bob, carol]) person.kill();
server.kill();
await once(server, "exit");
rmSync(directory, { recursive: true, force: true });
process.exit(0);
