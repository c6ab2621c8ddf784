import { once } from "node:events";
import { createServer } from "node:net";

/** Below those that systems give to connections: a server that comes back to its port finds none of them there. */
const [from, to] = [20_000, 32_000];

/** A port that nobody listens on, and that nobody else is given by chance. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = from + Math.floor(Math.random() * (to - from));
    const server = createServer();
    const free = await new Promise<boolean>(resolve => {
      server.once("error", () => resolve(false));
      server.listen(port, "127.0.0.1", () => resolve(true));
    });
    if (!free) continue;
    server.close();
    await once(server, "close");
    return port;
  }
}
