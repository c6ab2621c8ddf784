import { mkdtempSync, rmSync } from "node:fs";
import { copyFile, mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "../../../src/client/index.ts";
import { stateDirectory } from "../../../src/client/kept/paths.ts";
import { createLog } from "../../../src/server/log.ts";
import { type RunningServer, startServer } from "../../../src/server/server.ts";
import { portToComeBackTo } from "../../support/port.ts";
import { Line } from "../support/line.ts";
import { quickClock } from "../support/quick-clock.ts";
import { online } from "../support/test-client.ts";
import { Database } from "./truth.ts";

const noRates = { sendsPerSecond: 0, joinsPerSecond: 0, signInsPerSecond: 0, connectionsPerSecond: 0 };

/** Somebody's device: its files, its line to the server, and the program on it while that runs. */
export interface Device {
  readonly user: string;
  readonly stateDir: string;
  readonly line: Line;
  client: Client | undefined;
  /** Who the server says it is; known from the first sign-in on. */
  id: number;
}

/** Who is on which device. The first of them makes the rooms; the last two are the same person's. */
const users = ["ann", "bob", "cat", "dan", "ann"];
export const roomNames = ["red", "green"];

/** A server on its data, and people on their devices: all can be stopped and come back. */
export class World {
  readonly devices: Device[] = [];
  readonly rooms: number[] = [];
  readonly #directory = mkdtempSync(join(tmpdir(), "backchannel-model-"));
  #server: RunningServer | undefined;
  #port = 0;
  #database: Database | undefined;
  /** What was begun, and not waited for. */
  readonly underway: { readonly client: Client; readonly done: Promise<unknown> }[] = [];
  #failure: unknown;

  /** With so many messages in each room from before. */
  static async begin(before: number): Promise<World> {
    const world = new World();
    world.#port = await portToComeBackTo();
    await world.#startServer();
    for (const user of users) await world.#device(user);
    const [first, ...others] = world.devices as [Device, ...Device[]];
    for (const name of roomNames) {
      const made = await first.client?.create(name);
      if (!made || !("room" in made)) throw new Error("a room was not made");
      world.rooms.push(made.room);
      for (const { client, user } of others) if (user !== first.user) await client?.join(name);
    }
    await Promise.all(world.devices.map(device => world.viewAll(device)));
    for (const room of world.rooms) await world.#fill(first, room, before);
    return world;
  }

  get database(): Database {
    this.#database ??= new Database(join(this.#directory, "server"));
    return this.#database;
  }

  get people(): number[] {
    return [...new Set(this.devices.map(({ id }) => id))];
  }

  /** A bug of the server's that would have ended its process. */
  get failure(): unknown {
    return this.#failure;
  }

  /** All that was asked for by clients that are still there has an answer: what they are shown next is after it. */
  async answered(): Promise<void> {
    const asked = this.underway.splice(0);
    const here = asked.filter(({ client }) => this.devices.some(device => device.client === client));
    await Promise.allSettled(here.map(({ done }) => done));
  }

  async viewAll({ client }: Device): Promise<void> {
    await Promise.all(Array.from(client?.rooms.get().keys() ?? [], room => client?.view(room)));
  }

  async open(device: Device): Promise<void> {
    if (device.client) return;
    const { user, stateDir, line } = device;
    const options = { address: line.address, user, stateDir, clock: quickClock, random: () => 0.01 };
    const client = await Client.open(options);
    device.client = client;
    client.start();
    for (const room of client.rooms.get().keys()) void client.view(room);
  }

  async close(device: Device): Promise<void> {
    const { client } = device;
    device.client = undefined;
    await client?.stop();
  }

  async restart(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    await server?.drain("restart");
    await this.#startServer();
  }

  /** Everybody is in all rooms again, and may speak there. */
  async revive(): Promise<void> {
    const [owner] = this.devices;
    for (const name of roomNames) for (const { client } of this.devices) await client?.join(name);
    const open = { archived: false, readOnly: false };
    for (const room of this.rooms) {
      await owner?.client?.request("room", { room, ...open });
      for (const user of this.people) await owner?.client?.request("unmute", { room, user });
    }
  }

  async end(): Promise<void> {
    for (const { line } of this.devices) line.release();
    await Promise.all(this.devices.map(device => this.close(device)));
    for (const { line } of this.devices) line.close();
    this.#database?.close();
    await this.#server?.drain("the end");
    rmSync(this.#directory, { recursive: true, force: true });
  }

  async #startServer(): Promise<void> {
    const started = await startServer({
      host: "127.0.0.1",
      port: this.#port,
      dataDir: join(this.#directory, "server"),
      log: createLog("silent"),
      clock: quickClock,
      limits: { ...noRates, framesPerSecond: 0 },
      onFailure: error => {
        this.#failure = error;
      },
    });
    if ("failure" in started) {
      // In quick time a drain gives up on its store long before that is closed.
      if (started.failure.code !== "data_owned") throw new Error(started.failure.message);
      await new Promise(resolve => setTimeout(resolve, 20));
      return this.#startServer();
    }
    this.#server = started.server;
  }

  async #device(user: string): Promise<void> {
    const line = await Line.lay(() => this.#port);
    const stateDir = join(this.#directory, `device-${this.devices.length}`);
    const other = this.devices.find(one => one.user === user);
    // The same key on both: to be let in is another test's matter.
    if (other) {
      const directory = (one: Pick<Device, "stateDir" | "line">) =>
        stateDirectory(one.stateDir, one.line.address, user);
      const target = directory({ stateDir, line });
      await mkdir(target, { recursive: true });
      await copyFile(join(directory(other), "device.json"), join(target, "device.json"));
    }
    const device: Device = { user, stateDir, line, client: undefined, id: 0 };
    await this.open(device);
    if (device.client) await online(device.client);
    device.id = device.client?.me.get()?.user ?? 0;
    this.devices.push(device);
  }

  async #fill({ client }: Device, room: number, count: number): Promise<void> {
    const send = async (n: number) =>
      client?.request("send", { room, cid: `before-${room}-${n}`, text: `before ${n}` });
    await Promise.all(Array.from({ length: count }, (_, n) => send(n)));
  }
}
