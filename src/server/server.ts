import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { type Clock, limits as defaultLimits, type Limits, systemClock } from "../protocol/index.ts";
import { LocalAnnouncements } from "./announce.ts";
import { Committer } from "./committer.ts";
import type { Context } from "./context.ts";
import { DiskLog } from "./disk-log.ts";
import { Gateway } from "./gateway.ts";
import { Identity, type IdentityOptions } from "./identity/identity.ts";
import { hashCode, newCode } from "./identity/secrets.ts";
import { Rates } from "./limits/rates.ts";
import { Strangers } from "./limits/strangers.ts";
import type { Logger } from "./log.ts";
import { createListener } from "./perimeter/listener.ts";
import { closedPerimeter, type Perimeter } from "./perimeter/perimeter.ts";
import type { TlsFiles } from "./perimeter/tls.ts";
import { announced } from "./rooms/announced.ts";
import { Boards } from "./rooms/boards.ts";
import { Flattener } from "./rooms/flattener.ts";
import { type Person, PresenceBoard } from "./rooms/presence.ts";
import { Receipts } from "./rooms/receipts.ts";
import type { Room } from "./rooms/room.ts";
import { Rooms } from "./rooms/rooms.ts";
import { TypingBoard } from "./rooms/typing.ts";
import type { StartFailure } from "./start-failure.ts";
import { openSqliteStore } from "./store/sqlite/sqlite-store.ts";

/**
 * How long a stop may take for what was accepted to be stored, and for the store to be closed. With a second for
 * the connections it is less than the ten that a container is given.
 */
const commitTime = 5_000;
const closeTime = 3_000;

export interface ServerOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly dataDir: string;
  readonly log: Logger;
  /** A bug ended the store: nothing can be promised any more, and the process should end. */
  readonly onFailure: (error: unknown) => void;
  readonly name?: string;
  readonly limits?: Partial<Limits>;
  readonly clock?: Clock;
  readonly identity?: IdentityOptions;
  /** Whether the earlier texts of edited messages are kept, for the people of the room; if not, they are gone. */
  readonly keepEdits?: boolean;
  /** With it the server speaks TLS and nothing else. */
  readonly tls?: TlsFiles | undefined;
  readonly perimeter?: Partial<Perimeter>;
}

export interface RunningServer {
  /** Where it listens, as a client is told it. */
  readonly address: string;
  readonly port: number;
  /** As long as nobody owns the server: whoever says this to it does. Told anew at each start. */
  readonly ownerCode: string | undefined;
  /** Reads the certificate anew; one that is no good is logged, and the old one stays. */
  renewCertificate(): void;
  /** People who are here, each counted once. */
  people(): number;
  /** Stops in good order: what was accepted is committed and answered, and everybody is told to come back. */
  drain(reason: string): Promise<void>;
}

/** Starts a server, or says in one sentence why it cannot. */
export async function startServer(
  options: ServerOptions,
): Promise<{ server: RunningServer } | { failure: StartFailure }> {
  const { log, clock = systemClock } = options;
  const listener = createListener(options.tls);
  if ("failure" in listener) return listener;
  const opened = await openSqliteStore({
    dataDir: options.dataDir,
    now: clock.now(),
    onFailure: options.onFailure,
  });
  if ("failure" in opened) return opened;
  const { store } = opened;
  if (opened.restored)
    log.warn({ data: options.dataDir }, "this is not the history that was here last: clients load it afresh");

  const limits: Limits = { ...defaultLimits, ...options.limits };
  const rooms = new Rooms();
  const announcements = new LocalAnnouncements();
  const presence = new PresenceBoard(clock, limits.presenceMembers, people => {
    // Nobody waits for it, and of who is missed it is known when they came.
    committer.submit({ type: "seen", people }, () => {});
  });
  announcements.subscribe(change => announced(change, { rooms, presence, boards, clock }));
  const disk = new DiskLog(log, clock);
  const committer = new Committer(
    store,
    change => announcements.publish(change),
    error => log.error({ err: error }, "a commit, or what follows one, failed"),
    outcomes => disk.committed(outcomes),
  );
  const maySpeak = ({ id: room }: Room, { user }: Person) =>
    store.read("maySpeak", { user, room, at: clock.now() }).catch((error: unknown) => {
      log.error({ err: error }, "nobody knows who may speak");
      return false;
    });
  const boards = new Boards(clock, limits.boardPeople, maySpeak);
  const stopping = new AbortController();
  const context: Context = {
    store,
    committer,
    identity: new Identity(options.identity ?? {}),
    rooms,
    presence,
    typing: new TypingBoard(clock, limits.typingMembers, maySpeak),
    receipts: new Receipts(committer, clock, limits.receiptMembers),
    boards,
    flattener: new Flattener(store, committer, limits.queuedBytes / 2, log),
    limits,
    keepEdits: options.keepEdits ?? false,
    rates: new Rates(limits),
    strangers: new Strangers(limits),
    clock,
    log,
    stopping: stopping.signal,
  };
  const perimeter = { ...closedPerimeter, ...options.perimeter };
  const name = options.name ?? "backchannel";
  const gateway = new Gateway(context, name, listener, perimeter);

  const failure = await listen(gateway, options.host, options.port);
  if (failure) {
    await gateway.close();
    await store.close();
    return { failure };
  }
  const ownerCode = await makeOwnerCode(context);
  const { port } = gateway.http.address() as AddressInfo;
  const host = options.host.includes(":") ? `[${options.host}]` : options.host;
  log.info({ host: options.host, port, data: options.dataDir }, "started");

  let drained: Promise<void> | undefined;
  return {
    server: {
      address: `${listener.scheme}://${host}:${port}`,
      port,
      ownerCode,
      renewCertificate: () => listener.renew(log),
      people: () => context.presence.people,
      drain(reason) {
        stopping.abort();
        drained ??= drain(reason, gateway, context);
        return drained;
      },
    },
  };
}

/** Only its hash is kept, so that the last start's is of no use: then there is another. */
async function makeOwnerCode({ store, committer, clock }: Context): Promise<string | undefined> {
  const { owners } = await store.read("owners", {});
  if (owners > 0) return undefined;
  const code = newCode();
  const command = { type: "makeCode", kind: "owner", hash: hashCode(code), uses: 1, user: null } as const;
  const outcome = await committer.run({ ...command, at: clock.now() });
  return "refusal" in outcome ? undefined : code;
}

async function drain(reason: string, gateway: Gateway, context: Context): Promise<void> {
  const { clock, presence, boards, log } = context;
  log.info({ reason }, "stopping");
  gateway.goodbye(reason);
  const committed = commitAll(context);
  if (!(await within(clock, commitTime, committed))) log.warn("not everything could be stored in time");
  await gateway.close();
  // Once all have gone: of each who goes, it is waited for whether they come back.
  presence.stop();
  boards.stop();
  const closed = closeStore(committed, context);
  if (!(await within(clock, closeTime, closed))) log.warn("the store did not close in time");
  log.info("stopped");
}

async function commitAll({ committer, receipts, presence, flattener }: Context): Promise<void> {
  await committer.idle();
  // With what was said last, its authors' cursors moved.
  receipts.flush();
  presence.rememberAll();
  await committer.idle();
  // What is painted can be painted again, and may take long: nothing waits for it.
  await flattener.idle();
}

/** Not before the last commit, however late it is: to a store that is closed, it would be a failure. */
async function closeStore(committed: Promise<void>, { committer, identity, store }: Context): Promise<void> {
  await committed;
  // The one password that is being hashed may be somebody's new one.
  await identity.close();
  await committer.idle();
  await store.close();
}

/** Whether it was done in time. */
async function within(clock: Clock, ms: number, work: Promise<void>): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const cancel = clock.after(ms, () => resolve(false));
  const done = await Promise.race([work.then(() => true), promise]);
  cancel();
  return done;
}

async function listen(gateway: Gateway, host: string, port: number): Promise<StartFailure | undefined> {
  try {
    // As many as come back at once may wait to be accepted; the system has its own say in it.
    gateway.http.listen({ port, host, backlog: 4_096 });
    await once(gateway.http, "listening");
    return undefined;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "EADDRINUSE") {
      const message = `Port ${port} on ${host} is taken. Join the server that is there, or choose another with --port.`;
      return { code: "port_taken", message };
    }
    const message = `The server cannot listen on ${host}, port ${port} (${code}). Choose another with --host and --port.`;
    return { code: "address", message };
  }
}
