import type { CommandModule } from "yargs";
import { type Client, isFailure, type RoomState } from "../../client/index.ts";
import { foldName, parsePermalink } from "../../protocol/index.ts";
import type { Tui } from "../../tui/run.ts";
import { tuiSettingsInForce } from "../config/settle.ts";
import type { Account, Credentials } from "../connect.ts";
import { enterGoal, firstContact, type Goal, noServer, openClient, stopExit, stopped } from "../connect.ts";
import { type ExitCode, exit } from "../exit.ts";
import { hasScreen } from "../has-screen.ts";
import { credentialsOf, placeOf, readLink } from "../invitation.ts";
import { lineMode } from "../line-mode.ts";
import { checkedRoom, checkedUsers } from "../names.ts";
import { handOver } from "../opening.ts";
import { accountOptions, guestOption, roomOption, toOption } from "../options.ts";
import { finish } from "../program.ts";
import { say } from "../say.ts";

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
      .options({ room: roomOption, to: toOption, guest: guestOption, ...accountOptions }),
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

  const tui = startTui({
    client,
    room: known?.room,
    input: process.stdin,
    output: process.stdout,
    environment: process.env,
    takeOver: handOver,
    settings: tuiSettingsInForce(),
  });
  client.start();
  const quit = () => tui.quit();
  for (const signal of ["SIGTERM", "SIGHUP", "SIGINT"] as const) process.once(signal, quit);
  void enterWhenOnline(client, goal, tui, ownerCode, seq);
  const end = await Promise.race([tui.done, stopped(client)]);
  tui.quit();
  // What is being written is on disk before the program ends, also if the server put an end to it.
  await client.stop();
  if (end) throw stopExit(end, account);
  const waiting = client.waiting.get().length;
  if (waiting > 0) {
    const what = waiting === 1 ? "1 message is" : `${waiting} messages are`;
    say(`${what} waiting and will be sent next time.`);
  }
  return exit.done;
}

/** What goes wrong is told on the screen: by now nobody reads what a program says at its end. */
export async function enterWhenOnline(
  client: Client,
  goal: Goal,
  tui: Pick<Tui, "show" | "notify" | "goTo">,
  ownerCode?: string,
  seq?: number,
): Promise<void> {
  await online(client);
  const owned = ownerCode === undefined ? undefined : await client.request("own", { code: ownerCode });
  try {
    const { room, made } = await enterGoal(client, goal);
    if (seq === undefined) tui.show(room.room);
    else tui.goTo({ room: room.room, seq });
    if (made) tui.notify(`You made #${room.name}.`);
    if (owned && isFailure(owned)) tui.notify(`You do not own this server: ${owned.message}`);
  } catch (error) {
    tui.notify(error instanceof Error ? error.message : String(error));
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
