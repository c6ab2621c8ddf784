import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { temporaryDirectory } from "../server/support/test-server.ts";
import { ServerProcess } from "./support/server-process.ts";

const python = ["python3", "/usr/bin/python3"].find(
  name => spawnSync(name, ["-c", "import websockets, cryptography"]).status === 0,
);

it("a client in another language, written from the protocol's page, talks to the server", async context => {
  if (!python) return context.skip("python3 with websockets and cryptography is not there");
  const server = await ServerProcess.start(temporaryDirectory());
  const client = fileURLToPath(new URL("./client.py", import.meta.url));
  const ran = spawnSync(python, [client, server.address, "monty", "héllo 🐍"], { encoding: "utf8" });
  expect(ran).toMatchObject({ status: 0, stderr: "" });
  expect(JSON.parse(ran.stdout)).toEqual(["héllo 🐍"]);
});
