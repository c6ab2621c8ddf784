import type { CommandModule } from "yargs";
import { type Client, defaultStateDir, isFailure, type RoomState } from "../../client/index.ts";
import { foldName, parsePermalink } from "../../protocol/index.ts";
import { keptWidths } from "../../tui/kept-widths.ts";
import type { Tui, TuiOptions } from "../../tui/run.ts";
import { settingsInForce, tuiSettingsInForce } from "../config/settle.ts";
import type { Account, Credentials } from "../connect.ts";
import { firstContact, openClient, stopped } from "../connect.ts";
import { Exit, type ExitCode, exit } from "../exit.ts";
import { enterGoal, type Goal } from "../goal.ts";
import { hasScreen } from "../has-screen.ts";
import { credentialsOf, placeOf, readLink } from "../invitation.ts";
import { lineMode } from "../line-mode.ts";
import { checkedRoom, checkedUsers } from "../names.ts";
import { handOver, isFirstRun } from "../opening.ts";
import { accountOptions, guestOption, roomOption, toOption } from "../options.ts";
import { finish } from "../program.ts";
import { noServer, stopExit } from "../refused.ts";
import { say } from "../say.ts";
import { Departures, type Visit } from "../visit.ts";

interface Arguments extends Account {
  readonly room: string;
  readonly to?: readonly string[] | undefined;
  /** Of an invitation, of a room, or of a message in it. */
  readonly link?: string | undefined;
}

export const join: CommandModule<object, Arguments> = {
  command: "join [link]",
  describe: "chat on the full screen; line by line where there is none",
  builder: yargs =>
    yargs
      .positional("link", {
        type: "string",
        describe: "an invitation, or the address of a room or a message",
      })
      .options({ room: roomOption, to: toOption, guest: guestOption, ...accountOptions })
      .check(({ link, to }) => {
        const says = to !== undefined || settingsInForce().all.room.from.by === "flag";
        if (typeof link !== "string" || !parsePermalink(link) || !says) return true;
        throw new Exit(exit.usage, "The address says where to. Leave out --room and --to, or the address.");
      }, false),
  handler: finish(({ link, ...args }) => {
    const place = link === undefined ? undefined : parsePermalink(link);
    if (place) {
      const { address: server = args.server, room, seq } = place;
      return joinRoom({ ...args, server, room }, { seq });
    }
    const invitation = link === undefined ? undefined : readLink(link);
    return joinRoom({ ...args, ...placeOf(invitation) }, { credentials: credentialsOf(invitation) });
  }),
};

/** Goes into a room, or to some people, and stays until its person quits. */
export async function joinRoom(
  { room: given, to, ...account }: Omit<Arguments, "link">,
  {
    credentials,
    ownerCode,
    seq,
  }: { credentials?: Credentials; ownerCode?: string | undefined; seq?: number | undefined } = {},
): Promise<ExitCode> {
  const goal = to ? checkedUsers(to) : checkedRoom(given);
  // What draws the screen is loaded while the disk is read.
  const screen = hasScreen() ? import("../../tui/run.ts") : undefined;
  const client = await openClient(account, credentials);
  if (!screen) return lineMode(client, account, goal);

  // Who was here before sees the room at once, with or without a server; anybody else only when it is known that there
  // is one.
  const known = [...client.rooms.get().values()].find(room => isGoal(room, goal));
  const contact = known ? undefined : firstContact(client);
  const { startTui } = await screen;
  if (contact) {
    const first = await contact;
    if (first.status === "stopped") throw stopExit(first.reason, account);
    if (first.status !== "online") {
      await client.stop();
      throw noServer(account, first);
    }
  }

  const { all, profiles } = settingsInForce();
  const named = all.profile.value;
  // A flag or a link may lead elsewhere.
  const isThere = named !== undefined && profiles[named]?.server.value === account.server;
  const profile = isThere ? named : undefined;
  return stay({ client, account, goal, profile }, startTui, { ownerCode, seq });
}

/** Shows a server, and after it each that its person goes to, until they quit. */
async function stay(
  first: Visit,
  startTui: (options: TuiOptions) => Tui,
  { ownerCode, seq }: { ownerCode?: string | undefined; seq?: number | undefined },
): Promise<ExitCode> {
  let visit = first;
  let before: Visit | undefined;
  let taken: ReturnType<Tui["handOver"]> = { settings: tuiSettingsInForce() };
  const widths = keptWidths(defaultStateDir());
  let quit = () => {};
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => quit());
  // The end of a terminal may be told more than once, and is no impatience.
  process.on("SIGHUP", () => quit());
  const stopping: Promise<void>[] = [];
  for (;;) {
    const { client, account, goal } = visit;
    const departures = new Departures(visit, before);
    const tui = startTui({
      client,
      room: [...client.rooms.get().values()].find(room => isGoal(room, goal))?.room,
      input: process.stdin,
      output: process.stdout,
      environment: process.env,
      firstRun: isFirstRun,
      takeOver: handOver,
      servers: departures,
      widths,
      ...taken,
    });
    client.start();
    quit = () => tui.quit();
    if (visit === first) {
      void enterWhenOnline(client, goal, tui, ownerCode, seq);
    } else {
      const where = `You are on ${account.server} as ${account.user}.`;
      void enterWhenOnline(client, goal, tui).then(told => told || tui.notify(where));
    }
    const end = await Promise.race([tui.done, stopped(client), departures.left]);
    // Whoever writes in an editor does so to the end, and what they wrote is kept before the client is stopped.
    await tui.atHand;
    if (end && "client" in end) {
      taken = tui.handOver();
      // What is being written is on disk before the program ends, wherever it was.
      stopping.push(client.stop());
      before = visit;
      visit = end;
      continue;
    }
    departures.end();
    tui.quit();
    // Also if the server put an end to it.
    await Promise.all([...stopping, client.stop()]);
    if (end) throw stopExit(end, account);
    sayWhatWaits(client);
    return exit.done;
  }
}

function sayWhatWaits(client: Client): void {
  const all = client.waiting.get();
  const refused = all.filter(waiting => waiting.refused).length;
  const waiting = all.length - refused;
  if (waiting > 0) say(`${count(waiting)} waiting and will be sent next time.`);
  if (refused > 0) say(`${count(refused)} kept that the server refused: /discard gives up such.`);
}

function count(messages: number): string {
  return messages === 1 ? "1 message is" : `${messages} messages are`;
}

/** What goes wrong is told on the screen: by now nobody reads what a program says at its end. Gives whether anything was. */
export async function enterWhenOnline(
  client: Client,
  goal: Goal,
  tui: Pick<Tui, "arrive" | "notify">,
  ownerCode?: string,
  seq?: number,
): Promise<boolean> {
  await online(client);
  const owned = ownerCode === undefined ? undefined : await client.request("own", { code: ownerCode });
  try {
    const { room, made } = await enterGoal(client, goal);
    tui.arrive(room.room, seq);
    if (made) tui.notify(`You made #${room.name}.`);
    const refused = owned && isFailure(owned) ? owned : undefined;
    if (refused) tui.notify(`You do not own this server: ${refused.message}`);
    return made || refused !== undefined;
  } catch (error) {
    tui.notify(error instanceof Error ? error.message : String(error));
    return true;
  }
}

/** Whether this room of one's list is the one: a conversation is so by the names of the others. */
function isGoal({ name, direct }: RoomState, goal: Goal): boolean {
  if (typeof goal === "string") return name === goal;
  if (direct?.length !== goal.length) return false;
  const wanted = new Set(goal.map(foldName));
  return wanted.size === goal.length && direct.every(one => wanted.has(foldName(one.name)));
}

function online(client: Client): Promise<void> {
  return new Promise(resolve => {
    const look = () => {
      if (client.connection.get().status !== "online") return;
      end();
      resolve();
    };
    const end = client.connection.subscribe(look);
    look();
  });
}
