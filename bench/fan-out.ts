import { io } from "socket.io-client";
import { signedIn } from "./load/sign-in.ts";
import { LoadSocket } from "./load/socket.ts";
import { median, Peer } from "./peer.ts";
import type { Figure } from "./report.ts";
import { chatLines } from "./texts.ts";

const inFlight = 64;
const names = ["ours", "bare-ws", "socket-io"] as const;
type Name = (typeof names)[number];

/** A room full of people: what does it cost the server to deliver a message to one of them? */
export async function fanOut(quick: boolean): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const members of quick ? [10, 100] : [10, 100, 1_000]) {
    const cost: Record<Name, number[]> = { ours: [], "bare-ws": [], "socket-io": [] };
    const rate: Record<Name, number[]> = { ours: [], "bare-ws": [], "socket-io": [] };
    const deliveries = (quick ? 300_000 : 3_000_000) * (members === 10 ? 0.2 : 1);
    for (let round = 0; round < (quick ? 1 : 3); round++) {
      for (const name of names) {
        // The peers are slower by far: this way each is measured for some two seconds.
        const wanted = Math.round((name === "ours" ? deliveries : deliveries / 10) / members);
        const { perDelivery, perSecond } = await measure(name, members, wanted);
        cost[name].push(perDelivery);
        rate[name].push(perSecond);
      }
    }
    for (const name of names) {
      const at = `${name}, room of ${members}`;
      figures.push({ name: `CPU per delivery: ${at}`, value: median(cost[name]), unit: "µs" });
      figures.push({ name: `deliveries: ${at}`, value: median(rate[name]), unit: "per s" });
    }
    const ratio = median(cost.ours.map((ours, round) => ours / (cost["bare-ws"][round] as number)));
    const target = members === 100 ? { target: { atMost: 0.1 } } : {};
    figures.push({
      name: `CPU per delivery, ours / bare ws, room of ${members}`,
      value: ratio,
      unit: "",
      ...target,
    });
  }
  return figures;
}

async function measure(
  name: Name,
  members: number,
  messages: number,
): Promise<{ perDelivery: number; perSecond: number }> {
  const peer = await Peer.start(name);
  const room =
    name === "socket-io"
      ? await socketIoRoom(peer.port, members)
      : await webSocketRoom(name, peer.port, members);
  // As long again before it: a server that has just begun is still compiling itself.
  await room.pump(messages);
  const [cpu, started] = [peer.cpu(), performance.now()];
  await room.pump(messages);
  const seconds = (performance.now() - started) / 1_000;
  const used = peer.cpu() - cpu;
  room.close();
  await peer.stop();
  const deliveries = messages * members;
  return { perDelivery: (used / deliveries) * 1e6, perSecond: deliveries / seconds };
}

interface LoadRoom {
  /** Sends so many messages, 64 on their way at a time, and resolves when the last has come back. */
  pump(messages: number): Promise<void>;
  close(): void;
}

function pumping(say: () => void, hear: (heard: () => void) => void): LoadRoom["pump"] {
  return messages =>
    new Promise(resolve => {
      let sent = 0;
      let seen = 0;
      const send = () => {
        sent += 1;
        say();
      };
      hear(() => {
        seen += 1;
        if (sent < messages) send();
        if (seen === messages) resolve();
      });
      for (let i = 0; i < Math.min(inFlight, messages); i++) send();
    });
}

async function webSocketRoom(name: Name, port: number, members: number): Promise<LoadRoom> {
  const sockets: LoadSocket[] = [];
  for (let i = 0; i < members; i += 50) {
    const batch = Array.from({ length: Math.min(50, members - i) }, (_, j) =>
      name === "ours" ? signedIn(port, `member${i + j}`, true) : LoadSocket.open(port),
    );
    sockets.push(...(await Promise.all(batch)));
  }
  const [sender] = sockets as [LoadSocket];
  const texts = chatLines();
  let id = 10;
  return {
    pump: pumping(
      () => {
        id += 1;
        const text = texts[id % texts.length] as string;
        sender.send({ type: "send", id, room: 1, cid: `bench-${process.pid}-${id}`, text });
      },
      heard => {
        // Only the sender looks into frames, and only at their first bytes.
        sender.onText = payload => {
          if (payload.toString("latin1", 0, 18).startsWith('{"type":"message"')) heard();
        };
      },
    ),
    close: () => {
      for (const socket of sockets) socket.close();
    },
  };
}

async function socketIoRoom(port: number, members: number): Promise<LoadRoom> {
  // Members that only count: Socket.IO's framing is a WebSocket like any other once it is open.
  const listeners: LoadSocket[] = [];
  for (let i = 1; i < members; i++) {
    const socket = await LoadSocket.open(port, "/socket.io/?EIO=4&transport=websocket");
    socket.sendText("40");
    listeners.push(socket);
  }
  const sender = io(`http://127.0.0.1:${port}`, { transports: ["websocket"] });
  await new Promise<void>(resolve => sender.once("connect", () => resolve()));
  const texts = chatLines();
  let id = 0;
  return {
    pump: pumping(
      () => {
        id += 1;
        sender.emit("say", { text: texts[id % texts.length], cid: `bench-${id}` });
      },
      heard => {
        sender.off("message");
        sender.on("message", heard);
      },
    ),
    close: () => {
      sender.close();
      for (const socket of listeners) socket.close();
    },
  };
}
