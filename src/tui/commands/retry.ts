import type { Command } from "./command.ts";

export const retry: Command = {
  name: "retry",
  usage: "/retry",
  help: "connect now, and send again what was refused",
  run(_argument, { client }) {
    client.retryNow();
    for (const { cid, refused } of client.waiting.get()) if (refused) client.retry(cid);
    return undefined;
  },
};
