import { signedIn } from "./load/sign-in.ts";
import { LoadSocket } from "./load/socket.ts";
import { Peer } from "./peer.ts";
import type { Figure } from "./report.ts";

/** What a connection costs in memory that does nothing; ours are signed in and in a room. */
export async function idleMemory(quick: boolean): Promise<Figure[]> {
  const connections = quick ? 1_000 : 5_000;
  const perConnection = async (name: "ours" | "bare-ws") => {
    const peer = await Peer.start(name);
    const sockets: LoadSocket[] = [];
    const open = async (count: number) => {
      for (let i = 0; i < count; i += 50) {
        const batch = Array.from({ length: 50 }, (_, j) =>
          name === "ours"
            ? signedIn(peer.port, `idle${sockets.length + j}`, true)
            : LoadSocket.open(peer.port),
        );
        sockets.push(...(await Promise.all(batch)));
      }
    };
    // What the first connections bring in is the program's own.
    await open(200);
    const before = await peer.rss();
    await open(connections);
    const after = await peer.rss();
    for (const socket of sockets) socket.close();
    await peer.stop();
    return (after - before) / connections / 1024;
  };
  const ours = await perConnection("ours");
  const bare = await perConnection("bare-ws");
  const at = `at ${connections.toLocaleString("en")} connections`;
  return [
    {
      name: `memory per idle signed-in connection, ${at}: ours`,
      value: ours,
      unit: "KiB",
      target: { atMost: 20 },
    },
    { name: `memory per idle connection, ${at}: bare ws`, value: bare, unit: "KiB" },
  ];
}
