import { workerData } from "node:worker_threads";
import { runProgram } from "../../thread/program.ts";
import { Writer } from "./batch.ts";
import { openConnection } from "./connect.ts";
import { runQuery } from "./reads.ts";
import type { FromWorker, ToWorker, WorkerData } from "./threads.ts";

/** The thread on which SQLite works: the one writer, or one of the readers. What is thrown here ends the server. */
const { file, role } = workerData as WorkerData;
const connection = openConnection(file, role);

const writer = role === "writer" ? new Writer(connection) : undefined;

runProgram<ToWorker, FromWorker>({
  answer: question =>
    "commit" in question
      ? { outcomes: (writer as Writer).run(question.commit) }
      : { result: runQuery(connection, question.query, question.args) },
  close: () => connection.database.close(),
});
