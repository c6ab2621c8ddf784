import { workerData } from "node:worker_threads";
import { runProgram } from "../../thread/program.ts";
import type { Command, Outcome } from "../store.ts";
import { Writer } from "./batch.ts";
import { openConnection } from "./connect.ts";
import { runQuery } from "./reads.ts";
import type { FromWorker, ToWorker, WorkerData } from "./threads.ts";

/** The thread on which SQLite works: the one writer, or one of the readers. What is thrown here ends the server. */
const { file, role } = workerData as WorkerData;
const connection = openConnection(file, role);

const writer = role === "writer" ? new Writer(connection) : undefined;
/** What can wait is done in steps between the batches; a run that ended before it was done left some. */
const betweenSteps = 50;
let tidying: NodeJS.Timeout | undefined;
if (writer) tidyLater(writer);

runProgram<ToWorker, FromWorker>({
  answer: question =>
    "commit" in question
      ? { outcomes: commit(writer as Writer, question.commit) }
      : { result: runQuery(connection, question.query, question.args) },
  close: () => {
    clearTimeout(tidying);
    connection.database.close();
  },
});

function commit(writer: Writer, batch: readonly Command[]): readonly Outcome[] {
  tidyLater(writer);
  return writer.run(batch);
}

function tidyLater(writer: Writer): void {
  tidying ??= setTimeout(() => {
    tidying = undefined;
    if (writer.tidy()) tidyLater(writer);
  }, betweenSteps);
}
