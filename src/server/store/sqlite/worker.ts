import { parentPort, workerData } from "node:worker_threads";
import { Writer } from "./batch.ts";
import { openConnection } from "./connect.ts";
import { runQuery } from "./reads.ts";
import type { FromWorker, ToWorker, WorkerData } from "./threads.ts";

/** The thread on which SQLite works: the one writer, or one of the readers. What is thrown here ends the server. */
const { file, role } = workerData as WorkerData;
const port = parentPort;
if (!port) throw new Error("this is a worker's program");
const connection = openConnection(file, role);

const writer = role === "writer" ? new Writer(connection) : undefined;

port.on("message", (text: string) => {
  const message = JSON.parse(text) as ToWorker;
  if (message === "close") {
    connection.database.close();
    port.close();
  } else if ("commit" in message) {
    reply({ outcomes: (writer as Writer).run(message.commit) });
  } else {
    reply({ result: runQuery(connection, message.query, message.args) });
  }
});
reply("ready");

function reply(message: FromWorker): void {
  port?.postMessage(JSON.stringify(message));
}
