import { WebSocketServer } from "ws";

/** What most chat tutorials end with: each message is sent to everybody, and stored nowhere. */
const server = new WebSocketServer({ port: 0, host: "127.0.0.1", perMessageDeflate: false });
server.on("connection", socket => {
  socket.on("error", () => {});
  socket.on("message", data => {
    const { text, cid } = JSON.parse(data.toString()) as { text: string; cid: string };
    const event = JSON.stringify({ type: "message", name: "alice", at: Date.now(), cid, text });
    for (const client of server.clients) client.send(event);
  });
});
server.on("listening", () => process.send?.({ port: (server.address() as { port: number }).port }));
process.on("message", async message => {
  if (message !== "collect") return;
  for (let i = 0; i < 4; i++) {
    globalThis.gc?.();
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  process.send?.("collected");
});
