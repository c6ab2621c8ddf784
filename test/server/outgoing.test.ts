import { Writable } from "node:stream";
import { expect, it } from "vitest";
import { Outgoing, Turn } from "../../src/server/outgoing.ts";
import { encode } from "../../src/server/wire.ts";

class Socket extends Writable {
  readonly written: Buffer[] = [];
  stuck = false;
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.written.push(chunk);
    if (!this.stuck) done();
  }
}

function setUp(count: number, budget = 1_000) {
  const turn = new Turn();
  const slow: number[] = [];
  const sockets = Array.from({ length: count }, () => new Socket());
  const outgoing = sockets.map(
    (socket, place) => new Outgoing(socket as never, turn, budget, { overflow: () => slow.push(place) }),
  );
  return { turn, sockets, outgoing, slow };
}

it("connections with the same queue are written the same buffer, joined once, with one write each", () => {
  const { turn, sockets, outgoing } = setUp(3);
  const [a, b, c] = [encode({ a: 1 }), encode({ b: 2 }), encode({ c: 3 })];
  for (const frame of [a, b, c]) for (const one of outgoing) one.send(frame);
  turn.flush();
  for (const { written } of sockets) expect(written).toEqual([Buffer.concat([a, b, c])]);
  expect(sockets[1]?.written[0]).toBe(sockets[0]?.written[0]);
});

it("a single frame is written as it was encoded, not copied", () => {
  const { turn, sockets, outgoing } = setUp(2);
  const frame = encode({ a: 1 });
  for (const one of outgoing) one.send(frame);
  turn.flush();
  expect(sockets[0]?.written[0]).toBe(frame);
});

it("queues that differ keep their own order", () => {
  const { turn, sockets, outgoing } = setUp(3);
  const [mine, shared, last] = [encode({ mine: 1 }), encode({ shared: 1 }), encode({ last: 1 })];
  outgoing[0]?.send(mine);
  for (const one of outgoing) one.send(shared);
  outgoing[2]?.send(last);
  turn.flush();
  expect(sockets.map(({ written }) => Buffer.concat(written))).toEqual([
    Buffer.concat([mine, shared]),
    shared,
    Buffer.concat([shared, last]),
  ]);
});

it("what is sent after a turn is another write", () => {
  const { turn, sockets, outgoing } = setUp(1);
  const frame = encode({ a: 1 });
  outgoing[0]?.send(frame);
  turn.flush();
  outgoing[0]?.send(frame);
  turn.flush();
  turn.flush();
  expect(sockets[0]?.written).toEqual([frame, frame]);
});

it("a connection that does not read does without ephemeral frames first, and then overflows", () => {
  const { turn, sockets, outgoing, slow } = setUp(1);
  const [socket] = sockets as [Socket];
  const [one] = outgoing as [Outgoing];
  socket.stuck = true;
  one.send(encode({ text: "x".repeat(280) }));
  turn.flush();
  one.sendEphemeral(encode({ typing: true }));
  expect(one.queued).toBeLessThan(320);
  expect(slow).toEqual([]);
  one.send(encode({ text: "y".repeat(680) }));
  expect(slow).toEqual([]);
  one.send(encode({ text: "z".repeat(1_000) }));
  expect(slow).toEqual([]);
  one.send(encode({ text: "z".repeat(1_000) }));
  expect(slow).toEqual([0]);
});

it("one frame may be larger than the budget, and what follows has the budget for itself while that one is on its way", () => {
  const { turn, sockets, outgoing, slow } = setUp(1);
  const [socket] = sockets as [Socket];
  const [one] = outgoing as [Outgoing];
  socket.stuck = true;
  one.send(encode({ welcome: "x".repeat(5_000) }));
  turn.flush();
  for (let i = 0; i < 9; i++) one.send(encode({ text: "y".repeat(86) }));
  turn.flush();
  expect(slow).toEqual([]);
  one.send(encode({ text: "y".repeat(86) }));
  one.send(encode({ text: "y".repeat(86) }));
  expect(slow).toEqual([0]);
});

it("a reader who has taken a large frame is held to the budget as before", () => {
  const { turn, sockets, outgoing, slow } = setUp(1);
  const [socket] = sockets as [Socket];
  const [one] = outgoing as [Outgoing];
  one.send(encode({ welcome: "x".repeat(5_000) }));
  turn.flush();
  expect(one.queued).toBe(0);
  socket.stuck = true;
  for (let i = 0; i < 11; i++) one.send(encode({ text: "y".repeat(86) }));
  expect(slow).toEqual([]);
  one.send(encode({ text: "y".repeat(86) }));
  expect(slow).toEqual([0]);
});

it.each([5, 125, 126, 65_535, 65_536, 100_000])(
  "a frame of %i bytes has the header that RFC 6455 gives it",
  length => {
    const frame = encode({ t: "x".repeat(Math.max(0, length - 8)) });
    const payload = Math.max(8, length);
    const header = payload < 126 ? 2 : payload < 65_536 ? 4 : 10;
    expect(frame[0]).toBe(0x81);
    expect(frame.length).toBe(header + payload);
    if (header === 4) expect(frame.readUInt16BE(2)).toBe(payload);
    if (header === 10) expect(frame.readBigUInt64BE(2)).toBe(BigInt(payload));
  },
);
