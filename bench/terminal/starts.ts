import { join } from "node:path";
import { Client } from "../../src/client/index.ts";
import { median } from "../peer.ts";
import type { Figure } from "../report.ts";
import { FullScreen } from "./full-screen.ts";
import { Reader } from "./reader.ts";

const heard = "connecting";

/** How long `chat join` takes to be there for a person whom the server knows; and Node alone, to say one word. */
export async function starts(address: string, state: string, times: number): Promise<Figure[]> {
  const first = await Client.open({ address, user: "reader", stateDir: join(state, "backchannel") });
  await first.stop();
  const node: number[] = [];
  const skeleton: number[] = [];
  const painted: number[] = [];
  const filled: number[] = [];
  for (let i = 0; i < times; i++) {
    const alone = performance.now();
    const nothing = new FullScreen(["--eval", `process.stdout.write("${heard}")`]);
    await nothing.until(heard);
    node.push(nothing.heardAt - alone);
    await nothing.exited;

    const started = performance.now();
    const tui = new Reader(address, state);
    await tui.until(heard);
    skeleton.push(tui.heardAt - started);
    await tui.until("#general");
    painted.push(tui.heardAt - started);
    await tui.until("of 2 here");
    filled.push(tui.heardAt - started);
    await tui.quit();
  }
  return [
    { name: "start to skeleton", value: median(skeleton), unit: "ms", target: { atMost: 40 } },
    { name: "start to first full paint", value: median(painted), unit: "ms", target: { atMost: 150 } },
    { name: "start to messages and people", value: median(filled), unit: "ms" },
    { name: "Node alone, start to a word", value: median(node), unit: "ms" },
  ];
}
