import { once } from "node:events";
import { createServer } from "node:net";

/** Below those that systems give to connections, and to servers that ask for any. */
const [from, to] = [20_000, 32_000];

/** For a server that goes away and comes back to it: nobody else is given it meanwhile. */
export async function portToComeBackTo(): Promise<number> {
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
