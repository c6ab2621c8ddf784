import { expect, it } from "vitest";
import { type ChangesSource, changesSince } from "../../src/client/changes.ts";
import { Failure, isFailure, offline } from "../../src/client/failure.ts";
import type { Changes } from "../../src/protocol/index.ts";
import { allChanges, messageOf } from "./support/scripted-server.ts";

type Answered = Failure | object;

/** A room whose answers are given in advance; when they are used up, the client stops. */
function source(answers: Answered[], head = 9) {
  const asked: number[] = [];
  const news: number[] = [];
  const pauses: number[] = [];
  const stopped = new Failure("closed", "You ended the connection.", false);
  const of: ChangesSource = {
    head: () => head,
    sync: async ({ since }) => {
      asked.push(since);
      const answer = answers.shift() ?? stopped;
      return (isFailure(answer) ? answer : { type: "ok", re: 1, ...answer }) as Changes | Failure;
    },
    news: async (_room, above) => {
      news.push(above);
      return answers.length === 0 ? stopped : undefined;
    },
    pause: async ms => void pauses.push(ms),
  };
  return { of, asked, news, pauses };
}

async function all(of: ChangesSource, since = 0) {
  const changes = changesSince(of, 1, since);
  const seen: number[] = [];
  for (;;) {
    const next = await changes.next();
    if (next.done) return { seen, ended: next.value.code };
    seen.push(...next.value.messages.map(({ seq }) => seq));
  }
}

it("everything since a version comes in pages, then what changes, each once", async () => {
  const first = allChanges(3, [messageOf(1), messageOf(2)], { upTo: 2, more: true });
  const second = allChanges(3, [messageOf(3)]);
  const third = allChanges(4, [messageOf(4)]);
  const { of, asked, news } = source([first, second, third], 3);
  expect(await all(of)).toEqual({ seen: [1, 2, 3, 4], ended: "closed" });
  expect(asked).toEqual([0, 2, 3]);
  expect(news).toEqual([3, 4]);
});

it("a broken line or a busy server is waited for, and nothing is missed", async () => {
  const busy = new Failure("overloaded", "", true, 700);
  const { of, asked, news, pauses } = source([offline, busy, allChanges(2, [messageOf(2)])]);
  expect(await all(of, 1)).toEqual({ seen: [2], ended: "closed" });
  expect(asked).toEqual([1, 1, 1]);
  expect(pauses).toEqual([700]);
  // Being online is enough to ask again: whether there is news was not learnt.
  expect(news.slice(0, 2)).toEqual([-1, -1]);
});

it("a version that was announced and is not there is not asked for without end", async () => {
  const { of, news } = source([allChanges(3, [])], 9);
  await all(of, 3);
  expect(news).toEqual([9]);
});

it("a history that is another one ends it, whatever the numbers say", async () => {
  const before = allChanges(5, [messageOf(5)]);
  expect(await all(source([before, allChanges(6, [messageOf(6)], { epoch: "e2" })]).of)).toEqual({
    seen: [5],
    ended: "another_epoch",
  });
  expect(await all(source([allChanges(2, [])]).of, 7)).toEqual({ seen: [], ended: "another_epoch" });
});

it("it ends with the server's refusal, and at once with a server that promises more and gives nothing", async () => {
  const refused = new Failure("not_a_member", "", false);
  expect((await all(source([refused]).of)).ended).toBe("not_a_member");
  expect((await all(source([allChanges(9, [], { upTo: 0, more: true })]).of)).ended).toBe("bad_answer");
});
