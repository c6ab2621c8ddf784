import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, openSync } from "node:fs";
import { connect as connectSocket } from "node:net";
import { join as joinPath } from "node:path";
import type { CommandModule } from "yargs";
import { defaultStateDir } from "../../client/index.ts";
import { defaultHost, defaultPort } from "../../protocol/index.ts";
import { settingsInForce } from "../config/settle.ts";
import { defaultAddress } from "../environment.ts";
import { Exit, type ExitCode, exit } from "../exit.ts";
import { finish } from "../program.ts";
import { joinRoom } from "./join.ts";

/** `chat` alone, and `npm start`: the newcomer's way, with a server if there is none yet. */
export const here: CommandModule = {
  command: "$0",
  describe: "join #general on this machine, with a server if none is running",
  handler: finish(async () => {
    const screen = Boolean(process.stdin.isTTY && process.stdout.isTTY);
    if (!screen) return (await import("../serve.ts")).serve(hereServer());
    // Whoever has a server of their own choice wants none started here.
    if (settingsInForce().all.server.from.by !== "default" || (await isAnswered())) return joinHere();
    const { server, ownerCode } = await startServerProcess();
    try {
      return await joinHere(ownerCode);
    } finally {
      await afterwards(server);
    }
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
    const socket = connectSocket(defaultPort, defaultHost);
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}

/** The server in a process of its own, so that it does not compete with the screen; its log goes to a file. */
async function startServerProcess(): Promise<{ server: ChildProcess; ownerCode?: string }> {
  const directory = defaultStateDir();
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const logFile = joinPath(directory, "server.log");
  const log = openSync(logFile, "a", 0o600);
  const { host, port } = hereServer();
  const program = new URL("./chat-server.js", import.meta.url);
  const server = fork(program, ["start", "--host", host, "--port", String(port)], {
    stdio: ["ignore", "ignore", log, "ipc"],
    // One joins it as ws://, on this machine.
    env: { ...process.env, BACKCHANNEL_TLS_CERT: "", BACKCHANNEL_TLS_KEY: "" },
  });
  const [message] = await Promise.race([
    once(server, "message"),
    once(server, "exit").then(() => [undefined]),
  ]);
  const ready = message as { ready: true; ownerCode?: string } | undefined;
  if (!ready) throw new Exit(exit.failed, `The server did not start; ${logFile} says why.`);
  return ready.ownerCode === undefined ? { server } : { server, ownerCode: ready.ownerCode };
}

/** One has quit: the server ends too, unless others are still there. */
async function afterwards(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  server.send("people");
  const [people] = (await once(server, "message")) as [number];
  const ended = once(server, "exit");
  if (people === 0) {
    server.send("stop");
  } else {
    const others = people === 1 ? "1 other person is" : `${people} others are`;
    process.stdout.write(
      `${others} still connected: the server goes on at ${defaultAddress()}. Ctrl+C ends it.\n`,
    );
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
      process.on(signal, () => server.send("stop"));
  }
  await ended;
}
