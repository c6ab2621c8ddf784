import { expect, it } from "vitest";
import {
  type Line,
  messageOf,
  roomOf,
  ScriptedServer,
  wholeHistory,
} from "../client/support/scripted-server.ts";
import { temporaryDirectory } from "../server/support/test-server.ts";
import { harmful } from "../support/hostile.ts";
import { run } from "./support/run.ts";

const hostile = "\x1b]0;owned\x07\x9b2J\u202egnp\x7f\u2028\r\n12:00 bob: \x1b]52;c;b3duZWQ=\x1b\\";
const room = roomOf(1, { name: hostile, topic: hostile });

/** Runs `chat` against a server that says what the test has it say. */
async function against(server: (line: Line) => Promise<unknown>, ...args: string[]) {
  const scripted = await ScriptedServer.start();
  const env = { XDG_STATE_HOME: temporaryDirectory(), BACKCHANNEL_SERVER: scripted.address };
  const ran = run("chat", args, { env });
  const line = await scripted.line();
  line.hello({ server: { name: hostile, version: hostile } });
  await server(line);
  return ran;
}

async function inRoom(line: Line): Promise<void> {
  await line.welcome();
  await line.answer("join", { room });
}

const history = async (line: Line) => {
  await inRoom(line);
  await line.answer("history", wholeHistory([messageOf(1, { name: hostile, text: hostile })]));
};
const directory = async (line: Line) => {
  await line.welcome();
  await line.answer("rooms", { rooms: [room], more: false });
};
const answering = (type: string, body: object) => async (line: Line) => {
  await line.welcome();
  await line.answer(type, body);
};
const device = {
  ...{ device: 1, kind: "device", user: 1, userName: hostile, name: hostile, address: hostile },
  ...{ seenAt: 0, createdAt: 0, online: false, current: false, rooms: [hostile] },
};
const key = { fingerprint: hostile, type: hostile, comment: hostile, createdAt: 0 };
const devices = answering("devices", { devices: [device] });
const keys = answering("keys", { keys: [key] });
const refusing = (type: string) => async (line: Line) => {
  if (type !== "auth") await line.welcome();
  await line.refuse(type, "hostile", { message: hostile });
};

it.each([
  ["the history", history, ["history"]],
  ["the list of rooms", directory, ["rooms"]],
  ["the list of one's devices", devices, ["devices"]],
  ["the list of one's keys", keys, ["keys", "list"]],
  ["a code", answering("link", { code: hostile }), ["link"]],
  ["why one is not let in", refusing("auth"), ["rooms"]],
  ["why a room is closed", refusing("join"), ["history"]],
  [
    "why a message is not taken",
    async (line: Line) => {
      await inRoom(line);
      await line.refuse("send", "hostile", { message: hostile });
    },
    ["send", "hi"],
  ],
] as const)("%s cannot act on the terminal it is read in", async (_, server, args) => {
  const { out, err } = await against(server, ...args);
  const said = out + err;
  expect(said).toContain("owned");
  expect(said).not.toMatch(harmful);
  for (const part of [out, err]) expect(part.trimEnd()).not.toMatch(/\n(?! {2})/);
});

it.each([
  ["history", history],
  ["rooms", directory],
  ["devices", devices],
  ["keys list", keys],
] as const)("%s as JSON says the same, and cannot either", async (command, server) => {
  const { out } = await against(server, ...command.split(" "), "--json");
  expect(out).not.toMatch(harmful);
  expect(Object.values(JSON.parse(out))).toContain(hostile);
});
