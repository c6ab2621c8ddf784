import { once } from "node:events";
import { chmodSync, existsSync, writeFileSync } from "node:fs";
import { type AddressInfo, connect as connectPlain, type Socket } from "node:net";
import { join } from "node:path";
import { connect, createServer, type TLSSocket } from "node:tls";
import { expect, it, onTestFinished } from "vitest";
import { noRates } from "../../../src/server/limits/settings.ts";
import { createLog } from "../../../src/server/log.ts";
import { Outgoing, Turn } from "../../../src/server/outgoing.ts";
import { readTls } from "../../../src/server/perimeter/tls.ts";
import { type RunningServer, startServer } from "../../../src/server/server.ts";
import { encode } from "../../../src/server/wire.ts";
import { newCertificate, written } from "../../support/certificate.ts";
import { FakeClock } from "../support/fake-clock.ts";
import { memoryLog } from "../support/memory-log.ts";
import {
  inGeneral,
  newCid,
  newKey,
  Peer,
  signIn,
  type TestServerOptions,
  temporaryDirectory,
  testServer,
} from "../support/test-server.ts";

async function tlsServer(options: TestServerOptions = {}) {
  const certificate = newCertificate();
  const tls = written(certificate, temporaryDirectory());
  const server = await testServer({ tls, ...options });
  return { server, tls, ca: certificate.cert, certificate };
}

/** The name in the certificate that is shown now. */
async function shown(port: number): Promise<string | string[] | undefined> {
  const socket = connect({ port, host: "127.0.0.1", rejectUnauthorized: false });
  await new Promise(resolve => socket.once("secureConnect", resolve));
  const { subject } = socket.getPeerCertificate();
  socket.destroy();
  return subject.CN;
}

function over(socket: Socket | TLSSocket): Promise<string | undefined> {
  let code: string | undefined;
  socket.on("error", error => {
    code = (error as NodeJS.ErrnoException).code;
  });
  return new Promise(resolve => socket.once("close", () => resolve(code)));
}

/** Resolves when there is a place: the server may hear a moment later of those that ended. */
async function letIn(server: RunningServer, ca: string): Promise<void> {
  for (let isIn = false; !isIn; ) {
    const peer = new Peer(server.address, { ca });
    isIn = await Promise.race([peer.next("hello").then(() => true), peer.closed.then(() => false)]);
    peer.socket.terminate();
  }
}

it("people talk over TLS as they do without, and who speaks without is shown out", async () => {
  const { server, ca } = await tlsServer();
  expect(server.address).toBe(`wss://127.0.0.1:${server.port}`);
  const alice = await inGeneral(server, "alice", newKey(), { ca });
  const bob = await inGeneral(server, "bob", newKey(), { ca });
  await alice.ask("send", { room: 1, cid: newCid(), text: "x".repeat(16_000) });
  expect((await bob.next("message")).message.text).toHaveLength(16_000);
  expect(await new Peer(server.address.replace("wss", "ws")).closed).toMatchObject({ code: 1006 });
  expect(await bob.ask("ping")).toMatchObject({ type: "ok" });
});

it("TLS older than 1.2 is not spoken", async () => {
  const { server } = await tlsServer();
  const old = connect({
    port: server.port,
    host: "127.0.0.1",
    rejectUnauthorized: false,
    minVersion: "TLSv1",
    maxVersion: "TLSv1.1",
    // Without it this side would not even ask.
    ciphers: "DEFAULT@SECLEVEL=0",
  });
  expect(await over(old)).toMatch(/PROTOCOL_VERSION/);
});

it("connections that break off, before TLS, in it and after it, end only themselves and are counted off", async () => {
  const { server, ca } = await tlsServer({ limits: { strangers: 2 } });
  const witness = await inGeneral(server, "witness", newKey(), { ca });
  const plain = () => connectPlain(server.port, "127.0.0.1");
  const secure = () => connect({ port: server.port, host: "127.0.0.1", ca });
  for (let i = 0; i < 5; i++) {
    const early = plain().once("connect", () => early.resetAndDestroy());
    await over(early);
    const babble = plain();
    babble.end("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03");
    babble.resume();
    await over(babble);
    const late = secure().once("secureConnect", () => {
      late.write("GET / HTTP/1.1\r\n");
      late.destroy();
    });
    await over(late);
  }
  await letIn(server, ca);
  expect(await witness.ask("ping")).toMatchObject({ type: "ok" });
});

it("over TLS too, who has signed in is no stranger any more, and each connection is one", async () => {
  const { server, ca } = await tlsServer({ limits: { strangers: 2 } });
  const names = ["alice", "bob", "carol", "dave", "erin"];
  for (const name of names) await signIn(server, name, newKey(), { ca });
  expect(server.people()).toBe(5);
  const strangers = [new Peer(server.address, { ca }), new Peer(server.address, { ca })];
  await Promise.all(strangers.map(peer => peer.next("hello")));
  expect(await new Peer(server.address, { ca }).closed).toMatchObject({ code: 1006 });
});

it("an upgrade that is turned away leaves no stranger behind", async () => {
  const { server, ca } = await tlsServer({ limits: { strangers: 2 } });
  for (let i = 0; i < 5; i++) {
    const socket = connect({ port: server.port, host: "127.0.0.1", ca });
    socket.write("GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n");
    socket.resume();
    await over(socket);
  }
  await letIn(server, ca);
});

it("what is sent in one turn is one record of TLS", async () => {
  const { cert, key } = newCertificate();
  const frames = Array.from({ length: 50 }, (_, i) => encode({ text: `text ${i}` }));
  const listener = createServer({ cert, key }, socket => {
    const turn = new Turn();
    const outgoing = new Outgoing(socket, turn, 1_000_000, { overflow: () => {} });
    for (const frame of frames) outgoing.send(frame);
    turn.flush();
  }).listen(0, "127.0.0.1");
  onTestFinished(() => void listener.close());
  await once(listener, "listening");
  const { port } = listener.address() as AddressInfo;
  const client = connect({ port, host: "127.0.0.1", ca: cert });
  onTestFinished(() => void client.destroy());
  // OpenSSL gives out one record at a time.
  const [record] = await once(client, "data");
  expect(record).toEqual(Buffer.concat(frames));
});

it("over TLS too, a connection that does not read is closed as slow", async () => {
  const clock = new FakeClock();
  const { server, ca } = await tlsServer({ clock, limits: { queuedBytes: 600_000, ...noRates } });
  const alice = await inGeneral(server, "alice", newKey(), { ca });
  const sleeper = await inGeneral(server, "sleeper", newKey(), { ca });
  sleeper.socket.pause();
  // More than the system's own buffers hold.
  for (let i = 0; i < 1_000; i++) {
    await alice.ask("send", { room: 1, cid: newCid(), text: "x".repeat(16_000) });
    await alice.next("message");
  }
  // Much sooner than silence would end it.
  clock.pass(3_000);
  await alice.settled();
  expect(server.people()).toBe(1);
});

it("a new certificate is shown from the moment it is read anew, and who is connected stays", async () => {
  const { log, lines } = memoryLog();
  const { server, tls, ca, certificate } = await tlsServer({ log });
  const alice = await signIn(server, "alice", newKey(), { ca });
  expect(await shown(server.port)).toBe(certificate.name);
  const next = newCertificate();
  written(next, join(tls.cert, ".."));
  expect(await shown(server.port)).toBe(certificate.name);
  server.renewCertificate();
  expect(await shown(server.port)).toBe(next.name);
  expect(lines).toContainEqual(expect.objectContaining({ msg: "the certificate was read anew" }));

  writeFileSync(tls.key, newCertificate().key);
  server.renewCertificate();
  expect(lines).toContainEqual(
    expect.objectContaining({
      level: 50,
      msg: `the old certificate stays: The key in ${tls.key} does not belong to the certificate in ${tls.cert}.`,
    }),
  );
  expect(await shown(server.port)).toBe(next.name);
  expect(await alice.ask("ping")).toMatchObject({ type: "ok" });
});

it("a server without TLS has no certificate to renew", async () => {
  const server = await testServer();
  server.renewCertificate();
});

it("a certificate that is no good is one sentence, and nothing is begun", async () => {
  const directory = temporaryDirectory();
  const files = written(newCertificate(), directory);
  const sentence = (tls: { cert: string; key: string }) => {
    const read = readTls(tls);
    return "failure" in read ? read.failure.message : "fine";
  };
  expect(sentence(files)).toBe("fine");
  const missing = join(directory, "missing.pem");
  expect(sentence({ ...files, cert: missing })).toBe(`The certificate ${missing} does not exist.`);
  expect(sentence({ ...files, key: missing })).toBe(`The certificate's key ${missing} does not exist.`);
  expect(sentence({ ...files, cert: directory })).toContain("cannot be read (EISDIR)");
  expect(sentence({ ...files, cert: files.key })).toBe(`${files.key} holds no certificate in PEM.`);
  expect(sentence({ ...files, key: files.cert })).toContain("holds no private key in PEM");

  const dataDir = join(directory, "data");
  const started = await startServer({
    host: "127.0.0.1",
    port: 0,
    dataDir,
    log: createLog("silent"),
    onFailure: () => {},
    tls: { cert: missing, key: missing },
  });
  expect(started).toMatchObject({ failure: { code: "tls" } });
  expect(existsSync(dataDir)).toBe(false);
});

it("a key that this user may not read is said so", context => {
  const files = written(newCertificate(), temporaryDirectory());
  chmodSync(files.key, 0);
  if (process.getuid?.() === 0) context.skip("root may read everything");
  expect(readTls(files)).toMatchObject({
    failure: { message: expect.stringContaining("cannot be read (EACCES)") },
  });
});
