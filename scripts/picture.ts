import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { program, root, TerminalProcess } from "../tools/terminal-process.ts";
import { screenToSvg } from "./screen-to-svg.ts";

/** Makes docs/screen.svg: the real programs, a real conversation, the screen as a terminal shows it. */
const directory = mkdtempSync(join(tmpdir(), "backchannel-picture-"));
const environment = (user: string) => ({
  ...(process.env as Record<string, string>),
  XDG_STATE_HOME: join(directory, user),
  TERM: "xterm-256color",
  COLORTERM: "truecolor",
  LANG: "en_GB.UTF-8",
});

class Person extends TerminalProcess {
  constructor(address: string, user: string) {
    const args = [program("chat"), "join", "--server", address, "--user", user];
    super(args, { columns: 104, rows: 26, env: environment(user) });
  }

  /** Says a line, and goes on when it is on this screen, stored. */
  async say(line: string): Promise<void> {
    this.type(line);
    this.type("\r");
    const end = line.split(" ").at(-1) as string;
    await this.until(() => this.text().includes(end) && this.text().trimEnd().endsWith("›"));
  }
}

const args = [
  program("chat-server"),
  "start",
  "--port",
  "0",
  "--data",
  join(directory, "data"),
  "--log-level",
  "silent",
];
const server = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
const [line] = (await once(createInterface({ input: server.stdout }), "line")) as [string];
const address = line.replace("listening on ", "");
const beginning = "This is the beginning";

const alice = new Person(address, "alice");
await alice.until(beginning);
await alice.say("/topic The build is green. Release on Friday.");
await alice.until("Release on Friday.");
for (const room of ["ops", "design"]) {
  alice.type(`/join ${room}\r`);
  await alice.until(`You made #${room}`);
}
alice.type("\x1b2");
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
carol.type("/join design\r");
await carol.until(/#design/);
await carol.say("first sketch is up");
await alice.until(/design +1/);
bob.type("one more thing");
await alice.until("bob is typing");
alice.type("shall we ship it?");
await alice.until("ship it?");

writeFileSync(
  `${root}docs/screen.svg`,
  screenToSvg(alice.screen, "Three people talking in #general, in a terminal"),
);
for (const person of [alice, bob, carol]) person.kill("SIGKILL");
server.kill();
await once(server, "exit");
rmSync(directory, { recursive: true, force: true });
process.exit(0);
