import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { SshReader, sshString, sshUint32 } from "../../../../src/protocol/index.ts";
import type { SoftKey } from "../../../server/identity/support/soft-keys.ts";
import { socketDirectory } from "../../../support/socket-directory.ts";

export type Answer = (request: Buffer, socket: Socket) => void;

/** An agent that answers as its test says; the path is where it listens. */
export async function fakeAgent(answer: Answer): Promise<string> {
  const path = join(socketDirectory(), "agent");
  const sockets = new Set<Socket>();
  const server = createServer(socket => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.once("data", (request: Buffer) => answer(request.subarray(4), socket));
  });
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  server.listen(path);
  await once(server, "listening");
  return path;
}

/** The list of these keys, as an agent answers it. */
export function listOf(...keys: readonly { blob: Buffer }[]): Buffer {
  const entries = keys.flatMap(({ blob }, at) => [sshString(blob), sshString(`key ${at}`)]);
  return Buffer.concat([Buffer.from([12]), sshUint32(keys.length), ...entries]);
}

/** An agent that holds these keys, which this test made itself. */
export function holding(...keys: readonly SoftKey[]): Answer {
  return (request, socket) => {
    const wire = new SshReader(request);
    if (wire.byte() === 11) return void socket.write(sshString(listOf(...keys)));
    const blob = wire.string();
    const key = keys.find(one => one.blob.equals(blob));
    const answer = key ? [Buffer.from([14]), sshString(key.raw(wire.string()))] : [Buffer.from([5])];
    socket.write(sshString(Buffer.concat(answer)));
  };
}
