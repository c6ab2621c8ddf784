import { createInterface } from "node:readline";
import { type Client, type Failure, titleOf } from "../client/index.ts";
import { isMessageText, limits } from "../protocol/index.ts";
import { saidBy } from "../tui/commands/slash.ts";
import { type Account, firstContact, refusal, stopped, warnOfTrouble } from "./connect.ts";
import { type ExitCode, exit } from "./exit.ts";
import { Folding } from "./folding.ts";
import { enterGoal, type Goal } from "./goal.ts";
import { beforeEnd } from "./output.ts";
import { columns, plainLine } from "./plain-line.ts";
import { failureExit, noServer, stopExit } from "./refused.ts";
import { roomLines } from "./room-lines.ts";
import { say } from "./say.ts";

/** A room line by line: what is said is printed, what is read is said. For pipes, plain terminals and screen readers. */
export async function lineMode(client: Client, account: Account, goal: Goal): Promise<ExitCode> {
  beforeEnd(() => client.stop());
  warnOfTrouble(client);
  const first = await firstContact(client);
  if (first.status === "stopped") throw stopExit(first.reason, account);
  if (first.status !== "online") {
    await client.stop();
    throw noServer(account, first);
  }
  const { room } = await enterGoal(client, goal);
  await client.view(room.room);
  const folding = new Folding(client, message => plainLine(message, columns()));
  const show = roomLines(client, room.room, folding);
  show();
  const end = client.room(room.room).timeline.subscribe(show);
  say(`You are in ${titleOf(room)}. Each line you write is a message; end with Ctrl+D.`);

  const lines = createInterface({ input: process.stdin });
  const stop = stopped(client).then(reason => {
    lines.close();
    return reason;
  });
  const underway = new Set<Promise<void>>();
  let refused: Failure | undefined;
  for await (const line of lines) {
    if (line.trim() === "") continue;
    const said = saidBy(line);
    if (said === undefined) {
      say(
        "Not sent: commands are for the full screen. A second slash before it, as in //help, and it is said.",
      );
      continue;
    }
    if (!isMessageText(said)) {
      say(`This is too long for one message: at most ${limits.textBytes} bytes.`);
      continue;
    }
    const settled = refusal(client, await client.send(room.room, said)).then(failure => {
      if (failure) say(`Not sent: ${failure.message}`);
      refused ??= failure;
      underway.delete(settled);
    });
    underway.add(settled);
  }
  await Promise.race([Promise.all([allSent(client), ...underway]), stop]);
  end();
  folding.end();
  const state = client.connection.get();
  await client.stop();
  if (state.status === "stopped") throw stopExit(state.reason, account);
  return refused ? failureExit(refused).code : exit.done;
}

/** Resolves when nothing waits that the server could still take. */
function allSent(client: Client): Promise<void> {
  return new Promise(resolve => {
    const look = () => {
      if (client.waiting.get().some(waiting => !waiting.refused)) return;
      end();
      resolve();
    };
    const end = client.waiting.subscribe(look);
    look();
  });
}
