import { connect } from "node:net";
import type { CommandModule } from "yargs";
import { defaultHost, defaultPort } from "../../protocol/index.ts";
import { settingsInForce } from "../config/settle.ts";
import { defaultAddress } from "../environment.ts";
import { codeOf, type ExitCode } from "../exit.ts";
import { goOnUnread } from "../output.ts";
import { finish } from "../program.ts";
import { ServerProcess } from "../server-process.ts";
import { joinRoom } from "./join.ts";

/** `chat` alone, and `npm start`: the newcomer's way, with a server if there is none yet. */
export const here: CommandModule = {
  command: "$0",
  // Its name is no word to say: with a description, the shell would complete `$0`.
  describe: false,
  handler: finish(async () => {
    const screen = Boolean(process.stdin.isTTY && process.stdout.isTTY);
    if (!screen) {
      goOnUnread();
      return (await import("../serve.ts")).serve(hereServer());
    }
    // Whoever has a server of their own choice wants none started here.
    if (settingsInForce().all.server.from.by !== "default" || (await isAnswered())) return joinHere();
    const server = await ServerProcess.start(hereServer());
    const code = await codeOf(() => joinHere(server.ownerCode));
    await afterwards(server);
    return code;
  }),
};

/** Who starts a server on their own machine owns it. */
function joinHere(ownerCode?: string): Promise<ExitCode> {
  const { server, user, room, ca, pin } = settingsInForce().all;
  const account = { server: server.value, user: user.value, ca: ca.value, pin: pin.value };
  const credentials = ownerCode === undefined ? {} : { invite: ownerCode };
  return joinRoom({ room: room.value, ...account }, { ownerCode, credentials });
}

function hereServer() {
  return { host: defaultHost, port: defaultPort };
}

/** Whether anybody listens where our server would. */
function isAnswered(): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(defaultPort, defaultHost);
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}

/** One has quit: the server ends too, unless others are still there. */
async function afterwards(server: ServerProcess): Promise<void> {
  const people = await server.people();
  if (people === 0) {
    server.stop();
  } else {
    const others = people === 1 ? "1 other person is" : `${people} others are`;
    process.stdout.write(
      `${others} still connected: the server goes on at ${defaultAddress()}. Ctrl+C ends it.\n`,
    );
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => server.stop());
  }
  await server.ended;
}
