import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { median, percentile } from "../peer.ts";
import type { Figure } from "../report.ts";
import { chatLines } from "../texts.ts";
import { FullScreen } from "./full-screen.ts";
import { bytesOfMessages, typeKeys } from "./typing.ts";

const channel = "#general";
/** Enough for the rows to scroll, as they do in a room that has been used. */
const before = 100;

/** How one is started in a directory of its own. */
interface IrcClient {
  readonly name: string;
  readonly command: string;
  args(directory: string, port: number): readonly string[];
}

const clients: readonly IrcClient[] = [
  {
    name: "irssi",
    command: "irssi",
    args: (directory, port) => [`--home=${directory}`, "-c", "127.0.0.1", "-p", `${port}`, "-n", "reader"],
  },
  {
    name: "WeeChat",
    command: "weechat",
    args: (directory, port) => [
      "--dir",
      directory,
      ...["-r", `/server add bench 127.0.0.1/${port}`],
      // The one is its name in old versions, the other in new ones.
      ...["-r", "/set irc.server.bench.ssl off", "-r", "/set irc.server.bench.tls off"],
      ...["-r", "/set irc.server.bench.nicks reader", "-r", "/connect bench"],
    ],
  },
];

/** The same of the clients that people come from, where they and a server for them are installed; else says so. */
export async function ircClients(quick: boolean): Promise<Figure[]> {
  const installed = clients.filter(({ command }) => isInstalled(command));
  for (const { name } of clients.filter(client => !installed.includes(client))) {
    console.log(`  ${name} is not installed: nothing to compare with.`);
  }
  if (installed.length > 0 && !isInstalled("ngircd")) {
    console.log("  ngIRCd is not installed, the server that irssi and WeeChat would be measured at.");
    return [];
  }
  const figures: Figure[] = [];
  for (const client of installed) figures.push(...(await measure(client, quick)));
  return figures;
}

async function measure({ name, command, args }: IrcClient, quick: boolean): Promise<Figure[]> {
  const directory = mkdtempSync(join(tmpdir(), "backchannel-bench-irc-"));
  const port = await freePort();
  const server = await startServer(directory, port);
  const talker = await Talker.join(port);
  const home = join(directory, "home");
  mkdirSync(home);
  const screen = new FullScreen(args(home, port), { HOME: home }, command);
  try {
    await screen.until("Welcome to the Internet Relay Network");
    screen.type(`/join ${channel}\r`);
    await screen.until(`has joined ${channel}`);
    for (let i = 0; i < before; i++) talker.say();
    await screen.quiet();
    const { bytes, latencies } = await typeKeys(screen, quick ? 60 : 400);
    const messages = await bytesOfMessages(screen, quick ? 20 : 60, () => talker.say());
    return [
      { name: `${name}: bytes a keypress`, value: median(bytes), unit: "bytes" },
      { name: `${name}: bytes a new message`, value: median(messages), unit: "bytes" },
      { name: `${name}: keypress to paint: p50`, value: percentile(latencies, 0.5), unit: "ms" },
      { name: `${name}: keypress to paint: p99`, value: percentile(latencies, 0.99), unit: "ms" },
      { name: `${name}: resident memory`, value: screen.rss(), unit: "MiB" },
    ];
  } finally {
    screen.kill("SIGKILL");
    await screen.exited;
    talker.close();
    server.kill();
    await once(server, "exit");
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Says the lines of chat that our client is measured with, cut where IRC cuts. */
class Talker {
  readonly #socket: Socket;
  readonly #texts = chatLines();
  #said = 0;

  private constructor(socket: Socket) {
    this.#socket = socket;
  }

  static async join(port: number): Promise<Talker> {
    const socket = connect(port, "127.0.0.1");
    socket.write(`NICK talker\r\nUSER talker 0 * :talker\r\nJOIN ${channel}\r\n`);
    let heard = "";
    for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
      heard += chunk;
      // The end of the names of who is there.
      if (heard.includes(" 366 ")) break;
    }
    socket.resume();
    return new Talker(socket);
  }

  say(): void {
    this.#said += 1;
    const text = this.#texts[this.#said % this.#texts.length] as string;
    this.#socket.write(`PRIVMSG ${channel} :${text.slice(0, 400)}\r\n`);
  }

  close(): void {
    this.#socket.destroy();
  }
}

async function startServer(directory: string, port: number): Promise<ChildProcess> {
  const file = join(directory, "ngircd.conf");
  writeFileSync(
    file,
    `[Global]\nName = bench.example\nInfo = bench\nListen = 127.0.0.1\nPorts = ${port}\n` +
      "[Limits]\nMaxConnectionsIP = 0\nMaxPenaltyTime = 0\n" +
      "[Options]\nDNS = no\nIdent = no\nPAM = no\n",
  );
  const server = spawn("ngircd", ["--nodaemon", "--config", file], { stdio: "ignore" });
  while (!(await answers(port))) await new Promise(resolve => setTimeout(resolve, 50));
  return server;
}

function answers(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(port, "127.0.0.1", () => resolve(true));
    socket.once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, "close");
  return port;
}

function isInstalled(command: string): boolean {
  return spawnSync(command, ["--version"], { stdio: "ignore" }).error === undefined;
}
