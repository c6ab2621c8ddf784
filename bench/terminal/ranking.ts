import { noPeople } from "../../src/client/index.ts";
import { commands } from "../../src/tui/commands/table.ts";
import { known, ranked } from "../../src/tui/switcher/targets.ts";
import { median } from "../peer.ts";
import type { Figure } from "../report.ts";

/** What each letter in the switcher costs before anything is drawn. */
export function ranking(): Figure[] {
  const none = { head: 0, ordinal: 0, members: 1, read: 0, readOrdinal: 0, delivered: 0 };
  const rooms = Array.from({ length: 1_000 }, (_, room) => {
    const name = `team-${room}-general-talk`;
    return [room, { room, name, topic: "", epoch: "e", activeAt: room, ...none }] as const;
  });
  const times = ["", "t", "tg", "tgt", "team", "talk", "zzz", "9-talk", "tmgnlk"].flatMap(word =>
    Array.from({ length: 11 }, () => {
      const began = performance.now();
      ranked(known(new Map(rooms), noPeople, commands, 1, []), word);
      return performance.now() - began;
    }),
  );
  return [{ name: "a thousand rooms ranked", value: median(times), unit: "ms", target: { atMost: 5 } }];
}
