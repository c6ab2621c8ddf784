import { type Program, runProgram } from "../../thread/program.ts";
import { Writer } from "./batch.ts";
import { branchFile, Milestones } from "./branch-file.ts";
import { openConnection } from "./connect.ts";
import { runQuery } from "./reads.ts";
import type { FromWorker, ToWorker, WorkerData } from "./threads.ts";

/** What can wait is done in steps between the batches; a run that ended before it was done left some. */
const betweenSteps = 250;

/** The thread on which SQLite works: the one writer, or one of the readers. What is thrown here ends the server. */
runProgram<ToWorker, FromWorker, WorkerData>(({ file, role }) =>
  role === "writer" ? write(file) : read(file),
);

function read(file: string): Program<ToWorker, FromWorker> {
  const connection = openConnection(file, "reader");
  return {
    answer(question) {
      if (question === "index" || "commit" in question) throw new Error("a reader was asked to write");
      return { result: runQuery(connection, question.query, question.args) };
    },
    close: () => void connection.database.close(),
  };
}

function write(file: string): Program<ToWorker, FromWorker> {
  const connection = openConnection(file, "writer");
  const milestones = new Milestones(branchFile(file));
  const writer = new Writer(connection, milestones);
  let tidying: NodeJS.Timeout | undefined;
  const tidyLater = () => {
    tidying ??= setTimeout(() => {
      tidying = undefined;
      if (writer.tidy()) tidyLater();
    }, betweenSteps);
  };
  tidyLater();
  return {
    answer(question) {
      if (question === "index") {
        writer.index();
        return "indexed";
      }
      if ("query" in question) throw new Error("the writer was asked to read");
      tidyLater();
      return { outcomes: writer.run(question.commit) };
    },
    close() {
      clearTimeout(tidying);
      writer.index();
      connection.database.close();
      milestones.close();
    },
  };
}
