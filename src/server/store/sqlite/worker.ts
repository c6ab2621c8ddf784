import { parentPort, workerData } from "node:worker_threads";
import type { Queries, QueryType } from "../store.ts";
import { runBatch } from "./batch.ts";
import { openConnection } from "./connect.ts";
import { runQuery } from "./reads.ts";
import type { FromWorker, ToWorker, WorkerData } from "./threads.ts";

/** The thread on which SQLite works: the one writer, or one of the readers. What is thrown here ends the server. */
const { file, role } = workerData as WorkerData;
const port = parentPort;
if (!port) throw new Error("this is a worker's program");
const connection = openConnection(file, role);

port.on("message", (message: ToWorker) => {
  if (message === "close") {
    connection.database.close();
    port.close();
  } else if ("commit" in message) {
    reply({ outcomes: runBatch(connection, message.commit) });
  } else {
    reply({ result: runQuery(connection, message.query, message.args as Queries[QueryType]["args"]) });
  }
});
reply("ready");

function reply(message: FromWorker): void {
  port?.postMessage(message);
}
