import { expect, test } from "vitest";
import type { Client } from "../../src/client/index.ts";
import { graphemes, width } from "../../src/protocol/index.ts";
import { noRates } from "../../src/server/limits/settings.ts";
import { inGeneral, testClient, when } from "../client/support/test-client.ts";
import { temporaryDirectory, testServer } from "../server/support/test-server.ts";
import { environment, program, TestTerminal } from "./support/terminal.ts";

const ctrlL = "\x0c";
/** The column where the texts of all messages begin at 100 columns. */
const textsBegin = 40;

/** An editor that asks for one line, where a terminal is as programs expect it. */
const editor = `sh -c 'stty -a | grep -qw -e -echo || printf "edit: "; read -r words; printf "%s" "$words" > "$0"'`;

/** bob is in #general of a server, where alice is to come. */
async function bobAtHome() {
  const { address } = await testServer({ limits: noRates });
  const bob = await testClient(address, "bob");
  const room = await inGeneral(bob);
  const join = [program("chat"), "join", "--server", address, "--room", "general", "--user", "alice"];
  return { bob, room, join };
}

/** And there she is. */
async function aliceAndBob(env: NodeJS.ProcessEnv = {}) {
  const home = await bobAtHome();
  const alice = new TestTerminal(home.join, {
    env: environment({ XDG_STATE_HOME: temporaryDirectory(), ...env }),
    columns: 100,
    rows: 24,
  });
  await alice.until(/joined/);
  return { ...home, alice };
}

async function said(client: Client, room: number, text: string): Promise<number> {
  const outcome = await client.outcome(await client.send(room, text));
  if (typeof outcome !== "object" || !("seq" in outcome)) throw new Error(`${text} was not sent`);
  return outcome.seq;
}

/** The rows as they are seen: whether a blank was written or never anything is the same. */
function rows(terminal: TestTerminal): string[] {
  return terminal.lines().map(line => line.trimEnd());
}

test("a storm of sizes ends in a screen that a repaint finds nothing to mend in", async () => {
  const { alice, bob, room } = await aliceAndBob();
  for (let n = 0; n < 40; n++) {
    alice.resize(40 + ((n * 37) % 160), 8 + ((n * 13) % 50));
    alice.type("x");
    if (n % 4 === 0) await bob.send(room, `日本 ${n} 👍🏽`);
  }
  alice.resize(110, 30);
  await said(bob, room, "calm again");
  const settled = () => {
    const seen = rows(alice);
    return (
      seen.at(-1) === `› ${"x".repeat(40)}` && seen[0] === " #general" && seen.at(-3)?.includes("calm again")
    );
  };
  await alice.until(() => settled() === true);
  const before = rows(alice);
  await new Promise<void>(written => alice.screen.write("\x1b[2J", written));
  alice.type(ctrlL);
  await alice.until(() => settled() === true);
  expect(rows(alice)).toEqual(before);
});

test("10,000 lines that are pasted are one text, or refused as too long; keys go on meanwhile", async () => {
  const { alice, bob, room } = await aliceAndBob();
  const paste = (text: string) => alice.type(`\x1b[200~${text}\x1b[201~`);
  paste(Array.from({ length: 10_000 }, (_, n) => `line ${n}`).join("\r"));
  await alice.until("This is too long for one message");
  alice.type("still here");
  await alice.until(/^› still here *$/m);
  alice.type("\x03");
  paste(`first${"\r".repeat(9_999)}last`);
  await alice.until("10000 lines pasted");
  alice.type("\r");
  await alice.until(/last +✓/);
  const { messages } = bob.room(room).timeline.get();
  expect(messages.at(-1)?.text).toBe(`first${"\n".repeat(9_999)}last`);
});

test("each character of CJK and emoji rows is in the cells that the terminal gives it, and so is what stands behind", async () => {
  const { alice, bob, room } = await aliceAndBob();
  const texts = [
    "日本語の名前",
    "한국어 문장",
    "ｆｕｌｌ　ｗｉｄｔｈ",
    "👍 🎉 🚀 end",
    "👍🏽 👨‍👩‍👧 🇩🇪 end",
    "❤️ ✔ 1️⃣ é क्षि end",
  ];
  for (const text of texts) await bob.send(room, text);
  await alice.until(/é .*end/);
  const first = alice.lines().findIndex(line => line.includes(texts[0] as string));
  const { active } = alice.screen.buffer;
  for (const [place, text] of texts.entries()) {
    const line = active.getLine(active.viewportY + first + place);
    const cells = Array.from({ length: 100 }, (_, x) => line?.getCell(x));
    let x = textsBegin;
    // However wide this terminal thinks that one is, the next stands where it should.
    for (const character of graphemes(text)) {
      const shown = cells[x]?.getChars() || " ";
      expect(
        character.startsWith(shown) || shown.startsWith(character),
        `${character} at ${x}: ${shown}`,
      ).toBe(true);
      x += width(character);
    }
    // And so does the edge of the people's pane.
    expect(cells[84]?.getChars(), text).toBe("│");
    expect(
      cells.findLastIndex(cell => cell?.getChars() === "│"),
      text,
    ).toBe(84);
  }
});

test("an editor has the terminal to itself, and what is left there is in the line", async () => {
  const { alice } = await aliceAndBob({ EDITOR: editor });
  alice.type("not yet\x18\x05");
  await alice.until(() => !alice.alternate && alice.text().includes("edit:"));
  alice.type("from there\r");
  await alice.until(() => alice.alternate && /^› from there *$/m.test(alice.text()));
});

test("what is written in an editor is kept if the program is told to end meanwhile", async () => {
  const XDG_STATE_HOME = temporaryDirectory();
  const { alice, join } = await aliceAndBob({ EDITOR: editor, XDG_STATE_HOME });
  alice.type("not yet\x18\x05");
  await alice.until(() => !alice.alternate && alice.text().includes("edit:"));
  alice.kill("SIGTERM");
  alice.type("from there\r");
  expect(await alice.exited).toBe(0);
  expect(alice.alternate).toBe(false);
  const again = new TestTerminal(join, { env: environment({ XDG_STATE_HOME }) });
  await again.until(/^› from there *$/m);
});

test("what is written in an editor is kept if the terminal is closed under both", async () => {
  const XDG_STATE_HOME = temporaryDirectory();
  const saves = `sh -c 'trap "" HUP; printf "edit: "; read -r words; printf "from there" > "$0"'`;
  const { alice, join } = await aliceAndBob({ EDITOR: saves, XDG_STATE_HOME });
  alice.type("not yet\x18\x05");
  await alice.until(() => !alice.alternate && alice.text().includes("edit:"));
  alice.hangUp();
  await alice.exited;
  const again = new TestTerminal(join, { env: environment({ XDG_STATE_HOME }) });
  await again.until(/^› from there *$/m);
});

test("a bug that nobody caught is read on a terminal that is as it was", async () => {
  const bug = `process.on("SIGUSR2", () => { throw new Error("a bug"); })`;
  const { alice } = await aliceAndBob({
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(bug)}`,
  });
  alice.kill("SIGUSR2");
  expect(await alice.exited).toBe(1);
  expect(alice.alternate).toBe(false);
  expect(alice.text()).toContain("a bug");
  const { modes } = alice.screen;
  expect(modes).toMatchObject({ bracketedPasteMode: false, sendFocusMode: false, wraparoundMode: true });
  expect(alice.raw.lastIndexOf("\x1b[?25h")).toBeGreaterThan(alice.raw.lastIndexOf("\x1b[?25l"));
});

test("over a line that stands still frames are replaced by newer ones, and what was typed is there at the end", async () => {
  const { alice, bob, room } = await aliceAndBob();
  const isHer = ({ name }: { name: string }) => name === "alice";
  const her = [...bob.room(room).people.get().members.values()].find(isHer)?.user as number;
  const before = alice.raw.length;
  alice.type(ctrlL);
  await alice.until(() => /online.*\S.*›/su.test(alice.raw.slice(before)));
  const whole = alice.raw.length - before;

  alice.hold();
  alice.type(ctrlL.repeat(120));
  const last = await said(bob, room, "the newest");
  await when(bob.room(room).people, ({ members }) => (members.get(her)?.delivered ?? 0) >= last);
  alice.type("typed meanwhile");
  await when(bob.room(room).typing, typists => typists.some(isHer));
  const { length } = alice.raw;
  alice.go();
  await alice.until(/the newest[\s\S]*› typed meanwhile/);
  // Some of it was under way already.
  expect(alice.raw.length - length).toBeLessThan((120 * whole) / 4);
});
