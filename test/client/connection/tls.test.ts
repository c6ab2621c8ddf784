import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { Client, pinDigest } from "../../../src/client/index.ts";
import { FakeClock } from "../../server/support/fake-clock.ts";
import { temporaryDirectory } from "../../server/support/test-server.ts";
import { newCertificate } from "../../support/certificate.ts";
import { ScriptedServer } from "../support/scripted-server.ts";
import { online, testClient, when } from "../support/test-client.ts";

async function stopped(client: Client) {
  client.start();
  const state = await when(client.connection, ({ status }) => status === "stopped" || status === "online");
  return state.status === "stopped" ? state.reason : state.status;
}

it("a server whose authority is given is trusted, also by a name", async () => {
  const authority = newCertificate();
  const server = await ScriptedServer.startTls(newCertificate({ issuer: authority }));
  for (const address of [server.address, server.address.replace("127.0.0.1", "localhost")]) {
    const client = await testClient(address, "alice", { tls: { ca: authority.cert } });
    client.start();
    await server.signedIn();
    await online(client);
  }
});

it("a pin alone says who the server is: nobody need have signed it, and no date or name is asked", async () => {
  const certificate = newCertificate({ names: ["elsewhere"], expired: true });
  const server = await ScriptedServer.startTls(certificate);
  const { hex, base64 } = certificate.pin;
  for (const pin of [base64, hex, `sha256//${base64}`]) {
    const client = await testClient(server.address, "alice", { tls: { pin } });
    client.start();
    await server.signedIn();
    await online(client);
  }
});

it("a server with another key than the pinned one is not told who is there, and that is final", async () => {
  const [certificate, other] = [newCertificate(), newCertificate()];
  const server = await ScriptedServer.startTls(certificate);
  const client = await testClient(server.address, "alice", { tls: { pin: other.pin.base64 } });
  expect(await stopped(client)).toEqual({
    code: "distrusted",
    message:
      "The server's key is not the pinned one: either it has a new one, then ask for its pin, or somebody stands in between.",
  });
  // The first that is heard of anybody is the next one.
  const next = await testClient(server.address, "bob", { tls: { pin: certificate.pin.hex } });
  next.start();
  const line = await server.line();
  line.hello();
  expect(await line.next("auth")).toMatchObject({ user: "bob" });
});

it("with an authority and a pin, both must hold", async () => {
  const [certificate, other] = [newCertificate(), newCertificate()];
  const server = await ScriptedServer.startTls(certificate);
  const { cert: ca, pin } = certificate;
  const both = await testClient(server.address, "alice", { tls: { ca, pin: pin.hex } });
  both.start();
  await server.signedIn();
  await online(both);
  for (const tls of [
    { ca: other.cert, pin: pin.hex },
    { ca, pin: other.pin.hex },
  ]) {
    const client = await testClient(server.address, "bob", { tls });
    expect(await stopped(client)).toMatchObject({ code: "distrusted" });
  }
});

it.each([
  [
    "only itself",
    {},
    false,
    "only the server itself has signed it: if the server is yours, trust its certificate with --ca",
  ],
  [
    "another name",
    { names: ["elsewhere"] },
    true,
    "is for another name: use the address that it was made for.",
  ],
  ["an old date", { expired: true }, true, "has expired: whoever runs the server has to renew it."],
])(
  "a certificate that has %s is refused in one sentence, and finally",
  async (_, made, trusted, sentence) => {
    const certificate = newCertificate(made);
    const server = await ScriptedServer.startTls(certificate);
    const client = await testClient(
      server.address,
      "alice",
      trusted ? { tls: { ca: certificate.cert } } : {},
    );
    expect(await stopped(client)).toMatchObject({
      code: "distrusted",
      message: expect.stringMatching(/^The server's certificate [^.]*\.$/),
    });
    expect(await stopped(client)).toMatchObject({ message: expect.stringContaining(sentence) });
  },
);

it("a certificate by an unknown authority is refused, and that authority is asked for", async () => {
  const server = await ScriptedServer.startTls(newCertificate({ issuer: newCertificate() }));
  const client = await testClient(server.address, "alice");
  expect(await stopped(client)).toMatchObject({ message: expect.stringMatching(/nobody known here.*--ca/) });
});

it("who was in before waits, and says why, when another certificate is shown in between", async () => {
  const certificate = newCertificate();
  const server = await ScriptedServer.startTls(certificate);
  let network = "at home";
  const clock = new FakeClock();
  const tls = { ca: certificate.cert };
  const client = await testClient(server.address, "alice", { tls, clock, network: () => network });
  client.start();
  const line = await server.signedIn();
  await online(client);
  // As a hotel's network does until one has paid.
  server.show(newCertificate());
  line.socket.terminate();
  await when(client.connection, ({ status }) => status === "waiting");
  client.retryNow();
  expect(await when(client.connection, ({ status }) => status === "waiting")).toMatchObject({
    reason: "the server's certificate is not trusted, because only the server itself has signed it",
  });
  server.show(certificate);
  network = "paid";
  clock.pass(3_000);
  await server.signedIn();
  await online(client);
});

it("TLS where there is none, and none where there is TLS, is said", async () => {
  const [plain, server] = [await ScriptedServer.start(), await ScriptedServer.startTls(newCertificate())];
  for (const [address, reason] of [
    [plain.address.replace("ws:", "wss:"), "the server does not answer with TLS"],
    [server.address.replace("wss:", "ws:"), "it hangs up, as one with TLS does where wss:// is not said"],
  ] as const) {
    const client = await testClient(address, "alice");
    client.start();
    expect(await when(client.connection, ({ status }) => status === "waiting")).toMatchObject({ reason });
  }
});

it("a pin is 32 bytes, as hex or base64, and nothing else", async () => {
  const bytes = Buffer.alloc(32, 0xfb);
  const hex = bytes.toString("hex");
  const colons = hex.toUpperCase().match(/../g)?.join(":") as string;
  const base64 = bytes.toString("base64");
  for (const pin of [
    hex,
    colons,
    base64,
    base64.slice(0, -1),
    bytes.toString("base64url"),
    `sha256/${base64}`,
  ]) {
    expect(pinDigest(pin), pin).toEqual(bytes);
  }
  for (const pin of ["", "x", hex.slice(2), `${hex}00`, `${base64}=`, `md5/${base64}`, ` ${base64}`]) {
    expect(pinDigest(pin), pin).toBeUndefined();
  }
  const open = Client.open({
    address: "wss://host",
    user: "alice",
    stateDir: temporaryDirectory(),
    tls: { pin: "none" },
  });
  await expect(open).rejects.toThrow("SHA-256");
});

it("a pin is what openssl says of the certificate, as docs/operating.md has it", context => {
  if (spawnSync("openssl", ["version"]).status !== 0) context.skip("there is no openssl here");
  const { cert, pin } = newCertificate();
  const openssl = (args: string, input: string | Buffer) =>
    spawnSync("openssl", args.split(" "), { input }).stdout;
  const key = openssl("pkey -pubin -outform der", openssl("x509 -pubkey -noout", cert));
  expect(openssl("dgst -sha256 -r", key).toString()).toContain(pin.hex);
});
