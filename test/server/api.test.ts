import { connect } from "node:net";
import { expect, it, vi } from "vitest";
import { FakeClock } from "./support/fake-clock.ts";
import { memoryLog } from "./support/memory-log.ts";
import { sharedServer, signIn, signInWith, testServer } from "./support/test-server.ts";

const server = sharedServer();
const password = "correct horse battery";

async function call(path: string, body: unknown, init: RequestInit = {}, at = server()) {
  const { port } = at;
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    ...init,
  });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, unknown>,
  };
}

it("an account made over HTTP signs in over WebSocket with the token, until the session is ended", async () => {
  const made = await call("/v1/register", { name: "webby", password, email: "w@example.org" });
  expect(made).toMatchObject({
    status: 201,
    body: { name: "webby", role: "member", token: expect.stringMatching(/^bct_/) },
  });
  const token = made.body.token as string;
  const peer = await signInWith(server(), undefined, { token });
  expect(peer.answer).toMatchObject({ type: "welcome", you: { user: made.body.user, name: "webby" } });
  const authorization = { authorization: `Bearer ${token}` };
  const ended = await call("/v1/session", undefined, { method: "DELETE", headers: authorization });
  expect(ended.status).toBe(200);
  expect(await peer.closed).toMatchObject({ code: 4503 });
  expect((await signInWith(server(), undefined, { token })).answer.code).toBe("wrong_credentials");
  const again = await call("/v1/session", undefined, { method: "DELETE", headers: authorization });
  expect(again.status).toBe(401);
});

it("a password opens a session, and a wrong one is told from nothing else", async () => {
  await call("/v1/register", { name: "webster", password });
  expect(await call("/v1/login", { name: "Webster", password, device: "phone" })).toMatchObject({
    status: 200,
    body: { name: "webster" },
  });
  const wrong = await call("/v1/login", { name: "webster", password: "not the password" });
  const nobody = await call("/v1/login", { name: "nobody-at-all", password: "not the password" });
  expect(wrong).toMatchObject({ status: 401, body: { code: "wrong_credentials" } });
  expect(nobody.body).toEqual(wrong.body);
});

it("nothing is given away by a name that is taken, and a session has no cookie", async () => {
  await signIn(server(), "devicer");
  const taken = await call("/v1/register", { name: "devicer", password });
  expect(taken).toMatchObject({ status: 409, body: { code: "name_taken" } });
  expect((await call("/v1/register", { name: "weak", password: "short" })).body.code).toBe("weak_password");
  const made = await call("/v1/register", { name: "cookieless", password });
  expect(made.headers.get("set-cookie")).toBeNull();
  expect(made.headers.get("cache-control")).toBe("no-store");
});

it.each([
  ["not JSON", "{", {}, 400],
  ["no object", "[]", {}, 400],
  ["an unknown field", { name: "x1", password, admin: true }, {}, 400],
  ["too large", { name: "x2", password: "x".repeat(10_000) }, {}, 413],
  ["a form", "name=x3", { headers: { "content-type": "application/x-www-form-urlencoded" } }, 400],
  [
    "a page of another site",
    { name: "x4", password },
    { headers: { "content-type": "application/json", origin: "https://evil.example" } },
    403,
  ],
])("%s is refused with a code", async (_, body, init, status) => {
  expect(await call("/v1/register", body, init)).toMatchObject({
    status,
    body: { code: expect.any(String) },
  });
});

it("who may register is the same by every way", async () => {
  const own = await testServer({ identity: { registration: "closed" } });
  expect(await call("/v1/register", { name: "late", password }, {}, own)).toMatchObject({
    status: 403,
    body: { code: "registration_closed" },
  });
});

it("requests count as connections, and new accounts for more than a try to sign in", async () => {
  const limits = { connectionsPerSecond: 1, connectionBurst: 3, peoplePerAddress: 1, signInBurst: 20 };
  const own = await testServer({ clock: new FakeClock(), limits: { ...limits, signInsPerSecond: 1 } });
  const weak = (name: string) => call("/v1/register", { name, password: "weak" }, {}, own);
  for (let n = 0; n < 2; n++) expect(await weak("same")).toMatchObject({ body: { code: "weak_password" } });
  expect(await weak("same")).toMatchObject({ status: 429, body: { code: "rate_limited", retryMs: 10_000 } });
  const authorization = { authorization: "Bearer bct_made-up" };
  const statuses = new Set<number>();
  // This machine counts as ten.
  for (let n = 0; n < 28; n++)
    statuses.add(
      (await call("/v1/session", undefined, { method: "DELETE", headers: authorization }, own)).status,
    );
  expect([...statuses]).toEqual([401, 429]);
});

it("whoever breaks off in the middle of what they say leaves no error behind", async () => {
  const { log, lines } = memoryLog();
  const own = await testServer({ log });
  const socket = connect(own.port, "127.0.0.1");
  const head =
    "POST /v1/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{";
  await new Promise(resolve => socket.write(head, resolve));
  // By then the server has it.
  await fetch(`http://127.0.0.1:${own.port}/healthz`);
  socket.destroy();
  const isLogged = () => {
    const line = lines.find(({ err }) => err);
    expect(line).toBeDefined();
    return line;
  };
  const broken = await vi.waitFor(isLogged, { timeout: 10_000 });
  expect(broken).toMatchObject({ level: 20, msg: "a request broke off" });
});
