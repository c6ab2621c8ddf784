import { once } from "node:events";
import { join } from "node:path";
import { connect } from "node:tls";
import { expect, it } from "vitest";
import { temporaryDirectory } from "../server/support/test-server.ts";
import { newCertificate, written } from "../support/certificate.ts";
import { run } from "./support/run.ts";
import { ServerProcess } from "./support/server-process.ts";

async function shown(port: number): Promise<string | string[] | undefined> {
  const socket = connect({ port, host: "127.0.0.1", rejectUnauthorized: false });
  await once(socket, "secureConnect");
  const { subject } = socket.getPeerCertificate();
  socket.destroy();
  return subject.CN;
}

it("a server with its own certificate is joined by authority or pin, and SIGHUP gives it the next one", async () => {
  const [first, second] = [newCertificate(), newCertificate()];
  const directory = temporaryDirectory();
  const { cert, key } = written(first, directory);
  const server = await ServerProcess.start(temporaryDirectory(), 0, ["--tls-cert", cert, "--tls-key", key]);
  expect(server.address).toMatch(/^wss:\/\/127\.0\.0\.1:\d+$/);

  const env = {
    XDG_STATE_HOME: temporaryDirectory(),
    BACKCHANNEL_SERVER: server.address,
    BACKCHANNEL_USER: "ann",
  };
  const rooms = (...flags: string[]) => run("chat", ["rooms", ...flags], { env });
  expect(await rooms("--ca", cert)).toMatchObject({ code: 0, err: "" });
  expect(await rooms("--pin", first.pin.base64)).toMatchObject({ code: 0, err: "" });
  const stranger = await rooms();
  expect(stranger).toMatchObject({ code: 1, out: "" });
  expect(stranger.err).toMatch(/^The server's certificate is not trusted[^\n]*--ca[^\n]*--pin\.\n$/);

  written(second, directory);
  server.process.kill("SIGHUP");
  while ((await shown(server.port)) !== second.name);
  expect((await rooms("--pin", first.pin.hex)).err).toMatch(/^The server's key is not the pinned one/);
  expect(await rooms("--pin", second.pin.hex)).toMatchObject({ code: 0, err: "" });
  expect(await server.stop()).toBe(0);
});

it("without its certificate a server does not start, and says so", async () => {
  const missing = join(temporaryDirectory(), "cert.pem");
  const args = [
    "start",
    "--port",
    "0",
    "--data",
    temporaryDirectory(),
    "--tls-cert",
    missing,
    "--tls-key",
    missing,
  ];
  expect(await run("chat-server", args)).toEqual({
    code: 1,
    out: "",
    err: `The certificate ${missing} does not exist.\n`,
  });
});
