import type { LoadSocket } from "./socket.ts";

let last = 100;

/** Sends a request and waits for its answer; a refusal is an error of the bench. */
export function answer(socket: LoadSocket, request: object): Promise<void> {
  last += 1;
  const id = last;
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  socket.onText = payload => {
    // How a frame begins says what it is; to read all of it would be measured, too.
    const head = payload.toString("latin1", 0, 80);
    if (!head.includes(`"re":${id}`)) return;
    if (head.startsWith('{"type":"ok"')) resolve();
    else reject(new Error(payload.toString()));
  };
  socket.send({ ...request, id });
  return promise;
}
