import { setTimeout as pause } from "node:timers/promises";
import { percentile } from "../peer.ts";
import type { Figure } from "../report.ts";
import type { Reader } from "./reader.ts";
import type { Room } from "./room.ts";
import { typeKeys } from "./typing.ts";

const perSecond = 1_000;
/** A frame, as opposed to a key, touches enough rows to ask the terminal to show them at once. */
const frame = "\x1b[?2026h";

/** More is said than anybody can read: what that costs, and whether one can type meanwhile. */
export async function storm(room: Room, tui: Reader, quick: boolean): Promise<Figure[]> {
  const talk = room.storm(perSecond);
  await pause(1_000);

  const [began, cpu, bytes, raw] = [performance.now(), tui.cpu(), tui.bytes, tui.raw.length];
  await pause(quick ? 4_000 : 10_000);
  const seconds = (performance.now() - began) / 1_000;
  const frames = tui.raw.slice(raw).split(frame).length - 1;
  const busy = (tui.cpu() - cpu) / seconds;
  const written = (tui.bytes - bytes) / seconds;

  const { latencies } = await typeKeys(tui, quick ? 60 : 400);
  const said = talk.stop();
  await tui.quiet();
  const during = `${Math.round(said).toLocaleString("en")} messages a second`;
  return [
    { name: `${during}: frames`, value: frames / seconds, unit: "a second", target: { atMost: 30 } },
    { name: `${during}: CPU`, value: busy * 100, unit: "% of a core", target: { atMost: 25 } },
    { name: `${during}: written`, value: written / 1_024, unit: "KiB a second" },
    {
      name: "keypress to paint meanwhile: p50",
      value: percentile(latencies, 0.5),
      unit: "ms",
      target: { atMost: 1 },
    },
    {
      name: "keypress to paint meanwhile: p99",
      value: percentile(latencies, 0.99),
      unit: "ms",
      target: { atMost: 6 },
    },
  ];
}
