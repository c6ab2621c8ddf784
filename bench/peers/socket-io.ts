import { createServer } from "node:http";
import { Server } from "socket.io";

/** Socket.IO's own way: everybody is in a room, and each message is emitted to it. Stored nowhere. */
const http = createServer();
const io = new Server(http, { transports: ["websocket"], perMessageDeflate: false, pingInterval: 60_000 });
io.on("connection", socket => {
  void socket.join("general");
  socket.on("say", ({ text, cid }: { text: string; cid: string }) => {
    io.to("general").emit("message", { name: "alice", at: Date.now(), cid, text });
  });
});
http.listen(0, "127.0.0.1", () => process.send?.({ port: (http.address() as { port: number }).port }));
