import { workerData } from "node:worker_threads";
import { runProgram } from "../../thread/program.ts";
import { Writer } from "./batch.ts";
import { branchFile, Milestones } from "./branch-file.ts";
import { openConnection } from "./connect.ts";
import { runQuery } from "./reads.ts";
import type { FromWorker, ToWorker, WorkerData } from "./threads.ts";

/** The thread on which SQLite works: the one writer, or one of the readers. What is thrown here ends the server. */
const { file, role } = workerData as WorkerData;
const connection = openConnection(file, role);

const milestones = role === "writer" ? new Milestones(branchFile(file)) : undefined;
const writer = milestones && new Writer(connection, milestones);
/** What can wait is done in steps between the batches; a run that ended before it was done left some. */
const betweenSteps = 250;
let tidying: NodeJS.Timeout | undefined;
if (writer) tidyLater(writer);

runProgram<ToWorker, FromWorker>({
  answer: question => {
    if (question !== "index" && "query" in question) {
      return { result: runQuery(connection, question.query, question.args) };
    }
    if (!writer) throw new Error("a reader was asked to write");
    if (question === "index") {
      writer.index();
      return "indexed";
    }
    tidyLater(writer);
    return { outcomes: writer.run(question.commit) };
  },
  close: () => {
    clearTimeout(tidying);
    writer?.index();
    connection.database.close();
    milestones?.close();
  },
});

function tidyLater(writer: Writer): void {
  tidying ??= setTimeout(() => {
    tidying = undefined;
    if (writer.tidy()) tidyLater(writer);
  }, betweenSteps);
}
