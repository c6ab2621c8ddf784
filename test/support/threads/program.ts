import { parentPort } from "node:worker_threads";
import type { Program } from "../../../src/server/thread/program.ts";

/** In place of the server's: the program of a thread that lasts begins anew for each server that it is lent to. */
export function runProgram<Question, Answer, Data>(begin: (data: Data) => Program<Question, Answer>): void {
  const port = parentPort;
  if (!port) throw new Error("this is a thread's program");
  let program: Program<Question, Answer> | undefined;
  port.on("message", (message: string | { begin: Data }) => {
    if (typeof message !== "string") {
      program = begin(message.begin);
      port.postMessage("ready");
    } else if (message === "close") {
      program?.close?.();
      program = undefined;
      port.postMessage("closed");
    } else {
      port.postMessage(JSON.stringify(program?.answer(JSON.parse(message) as Question)));
    }
  });
}
