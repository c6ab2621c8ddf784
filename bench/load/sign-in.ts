import { generateKeyPairSync, sign } from "node:crypto";
import { protocolVersion, signInText } from "../../src/protocol/index.ts";
import { LoadSocket } from "./socket.ts";

/** A connection to our server of a new person, signed in and, if asked, in #general. */
export async function signedIn(port: number, user: string, join: boolean): Promise<LoadSocket> {
  const socket = await LoadSocket.open(port);
  const next = () =>
    new Promise<Record<string, unknown>>(resolve => {
      socket.onText = payload => {
        const frame = JSON.parse(payload.toString()) as Record<string, unknown>;
        if (frame.type === "hello" || frame.re !== undefined) resolve(frame);
      };
    });
  const hello = await next();
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const signature = sign(null, Buffer.from(signInText(hello.nonce as string, user)), privateKey).toString(
    "base64url",
  );
  const key = publicKey.export({ format: "jwk" }).x;
  const welcome = next();
  socket.send({ type: "auth", id: 1, version: protocolVersion, user, device: { key, signature } });
  await welcome;
  if (join) {
    const joined = next();
    socket.send({ type: "join", id: 2, name: "general" });
    const answer = await joined;
    if (answer.type !== "ok") throw new Error(JSON.stringify(answer));
  }
  socket.onText = undefined;
  return socket;
}
