import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { beforeAll, expect, it, onTestFinished } from "vitest";
import { signInWith, temporaryDirectory, testServer } from "../support/test-server.ts";

const issuer = "https://id.example.org";
const audience = "chat";
type Key = Awaited<ReturnType<typeof generateKeyPair>>["privateKey"];
let key: Key;
let jwks: object;

beforeAll(async () => {
  const pair = await generateKeyPair("ES256", { extractable: true });
  key = pair.privateKey;
  jwks = { keys: [{ ...(await exportJWK(pair.publicKey)), kid: "one", alg: "ES256" }] };
});

function token(
  claims: Record<string, unknown>,
  more: { audience?: string; expires?: string; key?: Key } = {},
) {
  return new SignJWT(claims)
    .setProtectedHeader({ alg: "ES256", kid: "one" })
    .setIssuer(issuer)
    .setAudience(more.audience ?? audience)
    .setExpirationTime(more.expires ?? "5m")
    .sign(more.key ?? key);
}

function server() {
  const file = join(temporaryDirectory(), "jwks.json");
  writeFileSync(file, JSON.stringify(jwks));
  return testServer({ identity: { jwt: { jwks: file, issuer, audience } } });
}

it("whom the identity provider names gets an account at the first time, and the same one ever after", async () => {
  const own = await server();
  const first = await signInWith(own, undefined, {
    jwt: await token({ sub: "u-1", preferred_username: "Ada Lovelace" }),
  });
  expect(first.answer).toMatchObject({
    type: "welcome",
    you: { name: "Ada-Lovelace", role: "member", claimed: true },
  });
  const again = await signInWith(own, undefined, {
    jwt: await token({ sub: "u-1", preferred_username: "somebody else now" }),
  });
  expect(again.answer.you).toEqual({ ...first.answer.you, claimed: false });
});

it("a name that is somebody's already gets a number", async () => {
  const own = await server();
  for (const [sub, name] of [
    ["u-1", "ada"],
    ["u-2", "ada-2"],
  ]) {
    const { answer } = await signInWith(own, undefined, {
      jwt: await token({ sub, email: "ada@example.org" }),
    });
    expect(answer.you.name).toBe(name);
  }
});

it("what is forged, too old, for another or about nobody proves nothing", async () => {
  const own = await server();
  const other = await generateKeyPair("ES256");
  const claims = { sub: "u-1", preferred_username: "ada" };
  const wrong = [
    await token(claims, { key: other.privateKey }),
    await token(claims, { expires: "-1m" }),
    await token(claims, { audience: "mail" }),
    await token({ preferred_username: "ada" }),
    `${Buffer.from('{"alg":"none"}').toString("base64url")}.${Buffer.from(JSON.stringify({ ...claims, iss: issuer, aud: audience, exp: 9e9 })).toString("base64url")}.`,
    "no token at all",
  ];
  for (const jwt of wrong) {
    const { answer } = await signInWith(own, undefined, { jwt });
    expect(answer).toMatchObject({ type: "error", code: "wrong_credentials" });
  }
});

it("a server that knows no provider takes nobody's word", async () => {
  const own = await testServer();
  const { answer } = await signInWith(own, undefined, { jwt: await token({ sub: "u-1" }) });
  expect(answer).toMatchObject({ code: "wrong_credentials" });
});

it("a provider that does not give its keys is no fault of who comes: they may try again", async () => {
  let answer = { status: 503, body: "later" };
  const provider = createServer((_, response) => {
    response.writeHead(answer.status).end(answer.body);
  });
  provider.listen(0, "127.0.0.1");
  await once(provider, "listening");
  onTestFinished(() => void provider.close());
  const address = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
  const own = await testServer({ identity: { jwt: { jwks: address, issuer, audience } } });
  const come = async () =>
    (await signInWith(own, undefined, { jwt: await token({ sub: "u-1", preferred_username: "ada" }) }))
      .answer;
  for (const bad of [answer, { status: 200, body: "<html>" }, { status: 200, body: "{}" }]) {
    answer = bad;
    expect(await come()).toMatchObject({ code: "internal", retryable: true });
  }
  answer = { status: 200, body: JSON.stringify(jwks) };
  expect(await come()).toMatchObject({ type: "welcome", you: { name: "ada" } });
});
