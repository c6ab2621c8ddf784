import { expect, test } from "vitest";
import { Frames, type SeenFrame } from "../../../src/client/connection/frames.ts";
import { hidden, redacted } from "../../../src/client/connection/redacted.ts";
import { isFailure } from "../../../src/client/index.ts";
import { events, requests, signalsFromClient } from "../../../src/protocol/index.ts";
import { testServer } from "../../server/support/test-server.ts";
import { ScriptedServer } from "../support/scripted-server.ts";
import { online, testClient } from "../support/test-client.ts";

interface Shape {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Shape[];
  readonly items?: Shape;
  readonly properties?: Readonly<Record<string, Shape>>;
}

/** Every text in a frame of this shape, as its way from the frame's type to it. */
function textsIn(shape: Shape, way: string): string[] {
  if (shape.type === "string" || typeof shape.const === "string") return [way];
  const inner = Object.entries(shape.properties ?? {}).flatMap(([name, one]) =>
    textsIn(one, `${way}.${name}`),
  );
  const either = (shape.anyOf ?? []).flatMap(one => textsIn(one, way));
  return [...inner, ...either, ...(shape.items ? textsIn(shape.items, way) : [])];
}

/** A frame with nothing in it but a text at the end of a way. */
function frameWith(way: string): unknown {
  const [type = "", ...names] = way.split(".");
  const inner = names.reduceRight<unknown>((value, name) => ({ [name]: value }), "a text");
  return { type, ...(inner as object) };
}

test("whatever is text in the protocol is either open, or hidden by a decision that stands here", () => {
  const families: [string, Shape][] = [
    ...Object.entries(requests).flatMap(([type, { request, answer }]): [string, Shape][] => [
      [type, request],
      [`answer-to-${type}`, answer],
    ]),
    ...Object.entries({ ...signalsFromClient, ...events }),
  ];
  const ways = families.flatMap(([type, shape]) => textsIn(shape, type));
  const secret = ways.filter(way => JSON.stringify(redacted(frameWith(way))).includes(hidden));
  expect(ways.length).toBeGreaterThan(200);
  expect([...new Set(secret)].sort()).toEqual([
    "addKey.key",
    "answer-to-addKey.key.comment",
    "answer-to-addKey.key.fingerprint",
    "answer-to-audit.entries.detail",
    "answer-to-audit.entries.subject",
    "answer-to-bans.bans.address",
    "answer-to-board.picture.pixels",
    "answer-to-createToken.token",
    "answer-to-devices.devices.address",
    "answer-to-history.messages.picture.pixels",
    "answer-to-info.message.picture.pixels",
    "answer-to-invite.code",
    "answer-to-keys.keys.comment",
    "answer-to-keys.keys.fingerprint",
    "answer-to-link.code",
    "answer-to-mentions.found.message.picture.pixels",
    "answer-to-pins.messages.picture.pixels",
    "answer-to-search.found.message.picture.pixels",
    "answer-to-sync.messages.picture.pixels",
    "answer-to-thread.messages.picture.pixels",
    "auth.device.key",
    "auth.device.signature",
    "auth.invite",
    "auth.jwt",
    "auth.proof.code",
    "auth.proof.host",
    "auth.proof.password",
    "auth.proof.ssh",
    "auth.token",
    "ban.address",
    "hello.nonce",
    "message.message.picture.pixels",
    "own.code",
    "password.current",
    "password.email",
    "password.password",
    "removeKey.fingerprint",
    "send.picture.pixels",
    "unban.address",
  ]);
});

test("what this program has never heard of is hidden; an error says its code, and numbers are no secrets", () => {
  const frame = { type: "ok", re: 7, recovery: "let me in", words: ["one", "two"], code: "abc" };
  expect(redacted(frame)).toEqual({
    type: "ok",
    re: 7,
    recovery: hidden,
    words: [hidden, hidden],
    code: hidden,
  });
  expect(redacted({ type: "error", code: "banned" })).toEqual({ type: "error", code: "banned" });
});

test("a frame of any depth and of any names is gone through", () => {
  const deep = JSON.parse(`${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}`);
  expect(JSON.stringify(redacted(deep))).toContain(hidden);
  const odd = redacted(JSON.parse('{"__proto__":{"text":"x"}}')) as object;
  expect([Object.keys(odd), "text" in odd]).toEqual([["__proto__"], false]);
});

test("while nobody listens no frame is read, and after listening none is told", () => {
  let asked = 0;
  const now = () => {
    asked += 1;
    return 5;
  };
  const frames = new Frames({ now, after: () => () => {} });
  const seen: SeenFrame[] = [];
  frames.passed("in", '{"type":"ping"}');
  const end = frames.on(frame => seen.push(frame));
  frames.passed("out", '{"type":"send","text":"é"}');
  frames.passed("in", "no JSON, and perhaps a secret");
  end();
  frames.passed("in", '{"type":"ping"}');
  expect(asked).toBe(2);
  expect(seen).toEqual([
    { way: "out", at: 5, type: "send", bytes: 27, value: { type: "send", text: "é" } },
    { way: "in", at: 5, type: "", bytes: 29, value: undefined },
  ]);
});

test("what goes over a real line is heard in its order, and nothing that lets somebody in", async () => {
  const { address } = await testServer();
  const client = await testClient(address, "alice");
  const seen: SeenFrame[] = [];
  client.frames.on(frame => seen.push(frame));
  client.start();
  await online(client);
  const password = "correct horse battery staple";
  if (isFailure(await client.request("password", { password }))) throw new Error("no password was set");
  const link = await client.request("link", {});
  if (isFailure(link)) throw new Error(link.message);
  expect(seen.slice(0, 3).map(({ way, type }) => `${way} ${type}`)).toEqual([
    "in hello",
    "out auth",
    "in welcome",
  ]);
  const all = JSON.stringify(seen);
  expect(all).not.toContain(password);
  expect(all).not.toContain(link.code);
  expect(all).toContain('"signature":"(hidden)"');
});

test("a server that says what is no frame is heard, too", async () => {
  const server = await ScriptedServer.start();
  const client = await testClient(server.address, "alice");
  const seen: SeenFrame[] = [];
  client.frames.on(frame => seen.push(frame));
  client.start();
  const line = await server.signedIn();
  await online(client);
  line.say("]");
  line.say({ type: "from the future", key: "x" });
  await line.taken();
  const strange = seen.filter(
    ({ way, type }) => way === "in" && !["hello", "welcome", "ping"].includes(type),
  );
  expect(strange.map(({ type, value }) => [type, value])).toEqual([
    ["", undefined],
    ["from the future", { type: "from the future", key: hidden }],
  ]);
});
