import { expect, it } from "vitest";
import { inGeneral, newCid, testServer } from "./support/test-server.ts";

it("what was acknowledged is found at once, what was taken back no more", async () => {
  const server = await testServer();
  const alice = await inGeneral(server, "alice");
  const bob = await inGeneral(server, "bob");
  const texts = async (query: string, more: object = {}) => {
    const answer = await bob.ask("search", { query, ...more });
    return answer.found.map(({ message }: { message: { text: string } }) => message.text);
  };
  const { seq } = await alice.ask("send", { room: 1, cid: newCid(), text: "tea at four" });
  expect(await texts("tea")).toEqual(["tea at four"]);
  await alice.ask("edit", { room: 1, seq, text: "coffee at four" });
  expect(await texts("tea")).toEqual([]);
  expect(await texts("coffee from:alice in:general")).toEqual(["coffee at four"]);
  await alice.ask("delete", { room: 1, seq });
  expect(await texts("coffee")).toEqual([]);
});

it("a query that cannot be understood is refused by its part, one that is too long by its shape", async () => {
  const server = await testServer();
  const alice = await inGeneral(server, "alice");
  expect(await alice.ask("search", { query: "tea has:milk" })).toMatchObject({
    code: "bad_query",
    field: "query",
    message: "has:milk is not known: there is has:link.",
  });
  expect(await alice.ask("search", { query: "x".repeat(401) })).toMatchObject({ code: "bad_frame" });
});

it("searches have a rate of their own", async () => {
  const server = await testServer({ limits: { searchesPerSecond: 1, searchBurst: 2 } });
  const alice = await inGeneral(server, "alice");
  const answers = await Promise.all([1, 2, 3].map(() => alice.ask("search", { query: "tea" })));
  expect(answers.map(({ code }) => code)).toEqual([undefined, undefined, "rate_limited"]);
  expect(await alice.ask("send", { room: 1, cid: newCid(), text: "tea" })).toMatchObject({ type: "ok" });
});
