import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type Client, isFailure } from "../../../src/client/index.ts";
import { noRates } from "../../../src/server/limits/settings.ts";
import { inGeneral, testClient } from "../../client/support/test-client.ts";
import { temporaryDirectory, testServer } from "../../server/support/test-server.ts";
import { portToComeBackTo } from "../../support/port.ts";
import { environment, program, TestTerminal } from "../support/terminal.ts";

const rooms = ["ops", "r3", "r4", "r5", "r6", "r7", "r8", "r9"];

/** alice at `chat join` in a terminal of her own, and bob somewhere else. */
export interface Hands {
  readonly alice: TestTerminal;
  /** bob says this in #general, or another room, and alice sees it there. */
  says(text: string, reply?: number): Promise<number>;
  saysIn(room: string, text: string): Promise<void>;
  /** The line she writes on is this. */
  line(text: string): Promise<void>;
  /** What is open is left by Escape; then this is gone. */
  leave(gone: string): Promise<void>;
  /** The line is empty again. */
  clear(): Promise<void>;
  gone(text: string): Promise<void>;
  /** All is read, as the window's title says. */
  allRead(): Promise<void>;
  /** In the place of the server there is one from now on that says nothing. */
  cutOff(): Promise<Mute>;
  /** Resolves when this was written after what is written now. */
  writes(wanted: string | RegExp): Promise<void>;
}

export interface Mute {
  /** Resolves when somebody connects from now on. */
  called(): Promise<unknown>;
  /** All who are connected are so no more. */
  drop(): void;
}

export type Scenario = (hands: Hands, press: () => void) => Promise<void>;

/** alice is in nine rooms, all of whose names come after #general, and more was said there than a screen shows. */
export async function atTheTerminal(): Promise<Hands> {
  const server = await testServer({ limits: noRates, port: await portToComeBackTo() });
  const { address } = server;
  const state = temporaryDirectory();
  const before = await testClient(address, "alice", { stateDir: join(state, "backchannel") });
  await inGeneral(before);
  for (const room of rooms) await before.create(room);
  await before.stop();
  const bob = await testClient(address, "bob");
  const general = await inGeneral(bob);
  const byName = new Map([["general", general]]);
  for (const name of ["ops", "r3"]) {
    const room = await bob.join(name);
    if (isFailure(room)) throw new Error(room.message);
    byName.set(name, room.room);
  }
  for (let n = 1; n < 60; n++) await bob.send(general, `line ${n}`);
  await said(bob, general, "line 60");
  const env = environment({
    XDG_STATE_HOME: state,
    EDITOR: `"${process.execPath}" -e "require('fs').appendFileSync(process.argv[1], ' and more')"`,
  });
  const args = [program("chat"), "join", "--server", address, "--room", "general", "--user", "alice"];
  const alice = new TestTerminal(args, { columns: 110, rows: 30, env });
  let title = "";
  alice.screen.onTitleChange(now => {
    title = now;
  });
  await alice.until("line 60");
  const gone = (text: string) => alice.until(({ text: shown }) => !shown.call(alice).includes(text));
  const line = (text: string) => alice.until(() => alice.lines().at(-1)?.trimEnd() === `› ${text}`.trimEnd());
  return {
    alice,
    allRead: () => alice.until(() => title !== "" && !title.startsWith("(")),
    gone,
    line,
    async says(text, reply) {
      const seq = await said(bob, general, text, reply);
      await alice.until(text);
      return seq;
    },
    async saysIn(room, text) {
      await said(bob, byName.get(room) as number, text);
    },
    async leave(what) {
      alice.type("\x1b");
      await gone(what);
    },
    async clear() {
      alice.type("\x03");
      await line("");
    },
    async cutOff() {
      await bob.stop();
      await server.drain("to be tried again");
      const mute = createServer().listen(Number(new URL(address).port), "127.0.0.1");
      onTestFinished(() => void mute.close());
      await once(mute, "listening");
      const sockets = new Set<Socket>();
      mute.on("connection", socket => sockets.add(socket));
      return {
        called: () => once(mute, "connection"),
        drop() {
          for (const socket of sockets) socket.destroy();
          sockets.clear();
        },
      };
    },
    writes(wanted) {
      const { length } = alice.raw;
      const written = () => alice.raw.slice(length);
      return alice.until(() =>
        typeof wanted === "string" ? written().includes(wanted) : wanted.test(written()),
      );
    },
  };
}

async function said(client: Client, room: number, text: string, reply?: number): Promise<number> {
  const cid = await client.send(room, text, reply === undefined ? {} : { reply });
  const outcome = await client.outcome(cid);
  if (typeof outcome !== "object" || !("seq" in outcome)) throw new Error(`${text} was not sent`);
  return outcome.seq;
}
