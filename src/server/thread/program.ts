import { parentPort, workerData } from "node:worker_threads";

export interface Program<Question, Answer> {
  readonly answer: (question: Question) => Answer;
  readonly close?: () => void;
}

/** What a thread's file does last: it answers what the `Thread` is asked. What is thrown in it ends it. */
export function runProgram<Question, Answer, Data = undefined>(
  begin: (data: Data) => Program<Question, Answer>,
): void {
  const port = parentPort;
  if (!port) throw new Error("this is a thread's program");
  const { answer, close } = begin(workerData as Data);
  port.on("message", (text: string) => {
    if (text === "close") {
      close?.();
      port.close();
    } else {
      port.postMessage(JSON.stringify(answer(JSON.parse(text) as Question)));
    }
  });
  port.postMessage("ready");
}
