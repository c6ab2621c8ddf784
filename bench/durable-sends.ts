import { signedIn } from "./load/sign-in.ts";
import { Peer, percentile } from "./peer.ts";
import type { Figure } from "./report.ts";
import { chatLines } from "./texts.ts";

/** How many messages a second are stored and acknowledged, and how long an acknowledgement takes at a steady rate. */
export async function durableSends(quick: boolean): Promise<Figure[]> {
  const peer = await Peer.start("ours");
  const senders = await Promise.all(
    Array.from({ length: 4 }, (_, i) => signedIn(peer.port, `sender${i}`, false)),
  );
  // Each in a room of its own: what is measured is the storing, not the telling.
  for (const [i, sender] of senders.entries()) {
    await new Promise<void>(resolve => {
      sender.onText = () => resolve();
      sender.send({ type: "create", id: 3, name: `room${i}` });
    });
  }
  const texts = chatLines();
  let count = 0;
  const frame = (sender: number, id: number) => {
    count += 1;
    const text = texts[count % texts.length] as string;
    return { type: "send", id, room: 2 + sender, cid: `bench-${process.pid}-${count}`, text };
  };

  const wanted = quick ? 40_000 : 200_000;
  const run = (messages: number) =>
    new Promise<number>(resolve => {
      const started = performance.now();
      let sent = 0;
      let acknowledged = 0;
      for (const [i, sender] of senders.entries()) {
        const send = () => {
          sent += 1;
          sender.send(frame(i, 10 + sent));
        };
        sender.onText = payload => {
          if (!payload.toString("latin1", 0, 12).startsWith('{"type":"ok"')) return;
          acknowledged += 1;
          if (sent < messages) send();
          if (acknowledged === messages) resolve(messages / ((performance.now() - started) / 1_000));
        };
        for (let n = 0; n < 256; n++) send();
      }
    });
  await run(wanted / 5);
  const perSecond = await run(wanted);

  const latencies = await steady(2_000, quick ? 2 : 8);
  await peer.stop();
  return [
    { name: "acknowledged durable sends", value: perSecond, unit: "per s", target: { atLeast: 20_000 } },
    { name: "acknowledgement at 2,000/s: p50", value: percentile(latencies, 0.5), unit: "ms" },
    {
      name: "acknowledgement at 2,000/s: p99",
      value: percentile(latencies, 0.99),
      unit: "ms",
      target: { atMost: 15 },
    },
  ];

  /** Messages leave when they are due, whether or not the ones before were answered. */
  function steady(rate: number, seconds: number): Promise<number[]> {
    const latencies: number[] = [];
    const due = new Map<number, number>();
    const total = rate * seconds;
    return new Promise(resolve => {
      for (const sender of senders) {
        sender.onText = payload => {
          const re = /^\{"type":"ok","re":(\d+)/.exec(payload.toString("latin1", 0, 40))?.[1];
          const at = due.get(Number(re));
          if (at === undefined) return;
          latencies.push(performance.now() - at);
          if (latencies.length === total) resolve(latencies);
        };
      }
      const started = performance.now();
      let sent = 0;
      const timer = setInterval(() => {
        const now = performance.now();
        for (; sent < total && started + (sent / rate) * 1_000 <= now; sent++) {
          const id = 1_000_000_000 + sent;
          // Counted from when it was due, not from when this program got round to it.
          due.set(id, started + (sent / rate) * 1_000);
          senders[sent % senders.length]?.send(frame(sent % senders.length, id));
        }
        if (sent === total) clearInterval(timer);
      }, 1);
    });
  }
}
