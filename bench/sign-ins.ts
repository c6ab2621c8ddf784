import { generateKeyPairSync, sign } from "node:crypto";
import { protocolVersion, signInText } from "../src/protocol/index.ts";
import { signedIn } from "./load/sign-in.ts";
import { LoadSocket } from "./load/socket.ts";
import { Peer, percentile } from "./peer.ts";
import type { Figure } from "./report.ts";

type Keys = ReturnType<typeof generateKeyPairSync>;

const parallel = 200;
const password = "correct horse battery";

/** Many people sign in with their passwords at once, while others chat: what the others notice of it. */
export async function signIns(quick: boolean): Promise<Figure[]> {
  const people = quick ? parallel / 4 : parallel;
  const peer = await Peer.start("ours");
  const base = `http://127.0.0.1:${peer.port}/v1`;
  for (let i = 0; i < people; i++) await post(`${base}/register`, { name: `person${i}`, password });
  const talker = await signedIn(peer.port, "talker", true);
  const listener = await signedIn(peer.port, "listener", true);

  // Made before: what this program does must not be taken for what the server does.
  const keys = Array.from({ length: people }, () => generateKeyPairSync("ed25519"));

  const calm = await chatting(2_000, new Promise(resolve => setTimeout(resolve, 2_000)));
  const started = performance.now();
  const all = Promise.all(keys.map((key, i) => withPassword(peer.port, `person${i}`, key)));
  const busy = await chatting(60_000, all);
  const seconds = (performance.now() - started) / 1_000;
  listener.close();
  talker.close();
  await peer.stop();
  return [
    { name: "what is said to heard by others, calm: p99", value: percentile(calm, 0.99), unit: "ms" },
    {
      name: `the same while ${people} sign in with passwords: p99`,
      value: percentile(busy, 0.99),
      unit: "ms",
      target: { atMost: 50 },
    },
    { name: "password sign-ins", value: people / seconds, unit: "per s" },
  ];

  /** Two hundred messages a second from one to another, until this is over. */
  async function chatting(most: number, until: Promise<unknown>): Promise<number[]> {
    const latencies: number[] = [];
    const sent = new Map<string, number>();
    let id = 10;
    listener.onText = payload => {
      const cid = /"cid":"(bench-[\w-]+)"/.exec(payload.toString("latin1"))?.[1];
      const at = cid === undefined ? undefined : sent.get(cid);
      if (at !== undefined) latencies.push(performance.now() - at);
    };
    const timer = setInterval(() => {
      id += 1;
      const cid = `bench-${process.pid}-${Math.round(performance.now())}-${id}`;
      sent.set(cid, performance.now());
      talker.send({ type: "send", id, room: 1, cid, text: "still here" });
    }, 5);
    await Promise.race([until, new Promise(resolve => setTimeout(resolve, most))]);
    clearInterval(timer);
    await new Promise(resolve => setTimeout(resolve, 300));
    return latencies;
  }
}

async function withPassword(port: number, user: string, { privateKey, publicKey }: Keys): Promise<void> {
  const socket = await LoadSocket.open(port);
  const next = () =>
    new Promise<Record<string, unknown>>(resolve => {
      socket.onText = payload => resolve(JSON.parse(payload.toString()) as Record<string, unknown>);
    });
  const hello = await next();
  const signature = sign(null, Buffer.from(signInText(hello.nonce as string, user)), privateKey);
  const device = { key: publicKey.export({ format: "jwk" }).x, signature: signature.toString("base64url") };
  const answer = next();
  socket.send({ type: "auth", id: 1, version: protocolVersion, user, device, proof: { password } });
  const { type, code } = await answer;
  if (type !== "welcome") throw new Error(`${user} was not let in: ${code}`);
  socket.close();
}

async function post(url: string, body: object): Promise<void> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(await response.text());
}
