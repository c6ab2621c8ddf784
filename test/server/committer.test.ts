import { expect, it } from "vitest";
import { type Message, refuse } from "../../src/protocol/index.ts";
import { Committer } from "../../src/server/committer.ts";
import type { Change, Command, Outcome, Store } from "../../src/server/store/store.ts";

type Topic = Command<"setTopic">;

const topic = (text: string): Topic => ({ type: "setTopic", user: 1, room: 1, topic: text, at: 0 });

/** Each command takes the next version of the one room. */
function committed(batch: readonly Topic[], head = 0): Outcome<"setTopic">[] {
  return batch.map((command, place) => {
    const version = head + place + 1;
    const change = { topic: command.topic, version, user: 1, name: "alice", at: 0 };
    return { result: { version }, change: { kind: "topic", room: 1, version, change } };
  });
}

/** A committer on a store whose commits end when the test says so, and all that it tells, in its order. */
function setUp({ onAnnounce = (_: Change) => {} } = {}) {
  const told: string[] = [];
  const bugs: unknown[] = [];
  const begun: {
    batch: readonly Topic[];
    end: (outcomes: readonly Outcome[]) => void;
    fail: (error: unknown) => void;
  }[] = [];
  let beginning = Promise.withResolvers<void>();
  const store = {
    commit: (batch: readonly Topic[]) => {
      const { promise, resolve, reject } = Promise.withResolvers<readonly Outcome[]>();
      begun.push({ batch, end: resolve, fail: reject });
      beginning.resolve();
      return promise;
    },
  } as unknown as Store;
  const committer = new Committer(
    store,
    change => {
      if (change.kind === "opened" || change.kind === "board") return;
      told.push(`announced ${change.version}`);
      onAnnounce(change);
    },
    error => bugs.push(error),
  );
  return {
    committer,
    told,
    bugs,
    /** The next commit, once it has begun. */
    async next() {
      while (begun.length === 0) {
        await beginning.promise;
        beginning = Promise.withResolvers();
      }
      return begun.shift() as (typeof begun)[number];
    },
    begun,
    submit(text: string, then = () => {}) {
      committer.submit(topic(text), outcome => {
        told.push(
          "result" in outcome ? `${text} is ${outcome.result.version}` : `${text}: ${outcome.refusal.code}`,
        );
        then();
      });
    },
  };
}

const topics = (batch: readonly Topic[]) => batch.map(command => command.topic);

it("what arrives in one turn of the event loop is one batch, in the order it came", async () => {
  const { committer, submit, next, told } = setUp();
  for (const text of ["a", "b", "c"]) submit(text);
  const { batch, end } = await next();
  expect(topics(batch)).toEqual(["a", "b", "c"]);
  expect(told).toEqual([]);
  end(committed(batch));
  await committer.idle();
  expect(told).toEqual(["a is 1", "announced 1", "b is 2", "announced 2", "c is 3", "announced 3"]);
});

it("what arrives during a commit waits for it, and is the next batch as a whole", async () => {
  const { committer, submit, next, begun, told } = setUp();
  submit("a");
  const first = await next();
  submit("b");
  await new Promise(resolve => setImmediate(resolve));
  submit("c");
  expect(begun).toEqual([]);
  first.end(committed(first.batch));
  const second = await next();
  expect(topics(second.batch)).toEqual(["b", "c"]);
  expect(told).toEqual(["a is 1", "announced 1"]);
  second.end(committed(second.batch, 1));
  await committer.idle();
  expect(told.slice(2)).toEqual(["b is 2", "announced 2", "c is 3", "announced 3"]);
});

it("what is submitted by a callback is committed too, and nothing is idle before it is", async () => {
  const { committer, submit, next, told } = setUp();
  submit("a", () => submit("b"));
  const idle = committer.idle();
  const first = await next();
  first.end(committed(first.batch));
  const second = await next();
  expect(topics(second.batch)).toEqual(["b"]);
  second.end(committed(second.batch, 1));
  await idle;
  expect(told).toEqual(["a is 1", "announced 1", "b is 2", "announced 2"]);
  submit("c");
  expect(topics((await next()).batch)).toEqual(["c"]);
});

it("a batch takes a thousand; the others come with the next", async () => {
  const { submit, next } = setUp();
  for (let i = 0; i < 1_001; i++) submit(`${i}`);
  const first = await next();
  expect(first.batch).toHaveLength(1_000);
  first.end(committed(first.batch));
  expect(topics((await next()).batch)).toEqual(["1000"]);
});

it("a refused command is told to its author only, and those beside it are as ever", async () => {
  const { committer, submit, next, told } = setUp();
  submit("a");
  submit("b");
  const { batch, end } = await next();
  end([{ refusal: refuse("not_a_member") }, ...committed(batch.slice(1))]);
  await committer.idle();
  expect(told).toEqual(["a: not_a_member", "b is 1", "announced 1"]);
});

it("a commit that fails fails all its commands, nothing is announced, and the next one is tried", async () => {
  const { committer, submit, next, told } = setUp();
  submit("a");
  submit("b");
  const failed = await next();
  submit("c");
  failed.end(failed.batch.map(() => ({ refusal: refuse("not_stored") })));
  const second = await next();
  expect(told).toEqual(["a: not_stored", "b: not_stored"]);
  second.end(committed(second.batch));
  await committer.idle();
  expect(told.slice(2)).toEqual(["c is 1", "announced 1"]);
});

it("a store that has ended refuses all, now and later, and is told as a bug", async () => {
  const ended = new Error("the store has ended");
  const { committer, submit, next, told, bugs } = setUp();
  submit("a");
  submit("b");
  const first = await next();
  submit("c");
  first.fail(ended);
  (await next()).fail(ended);
  await committer.idle();
  expect(told).toEqual(["a: internal", "b: internal", "c: internal"]);
  expect(bugs).toEqual([ended, ended]);
});

it("a callback that throws is a bug that is told, and stops neither its announcement, nor the others, nor later batches", async () => {
  const bug = new Error("a bug");
  const { committer, submit, next, told, bugs } = setUp();
  submit("a", () => {
    throw bug;
  });
  submit("b");
  const first = await next();
  first.end(committed(first.batch));
  await committer.idle();
  expect(told).toEqual(["a is 1", "announced 1", "b is 2", "announced 2"]);
  expect(bugs).toEqual([bug]);
  submit("c");
  const second = await next();
  second.end(committed(second.batch, 2));
  await committer.idle();
  expect(told.slice(4)).toEqual(["c is 3", "announced 3"]);
});

it("an announcement that throws stops no answer and no other announcement", async () => {
  const bug = new Error("a bug");
  const { committer, submit, next, told, bugs } = setUp({
    onAnnounce: ({ version }) => {
      if (version === 1) throw bug;
    },
  });
  submit("a");
  submit("b");
  const { batch, end } = await next();
  end(committed(batch));
  await committer.idle();
  expect(told).toEqual(["a is 1", "announced 1", "b is 2", "announced 2"]);
  expect(bugs).toEqual([bug]);
});

it("with too much waiting, a command is refused at once and can be tried later", async () => {
  const { committer, told, submit } = setUp();
  for (let i = 0; i < 50_000; i++) committer.submit(topic(""), () => {});
  submit("one more");
  expect(told).toEqual(["one more: overloaded"]);
  expect(await committer.run(topic("another"))).toMatchObject({
    refusal: { code: "overloaded", retryMs: 1_000 },
  });
});

it("of a batch of which very much is told, the event loop has a turn between; of small messages it has none", async () => {
  const { committer, next, submit } = setUp();
  const turns = async (text: string, more: Partial<Message> = {}) => {
    let [turn, first, last] = [0, 0, 0];
    const count = () => {
      turn += 1;
      counting = setImmediate(count);
    };
    let counting = setImmediate(count);
    for (let place = 0; place < 100; place++) {
      submit("said", () => {
        first ||= turn;
        last = turn;
      });
    }
    const { batch, end } = await next();
    const message = { text, ...more } as Message;
    end(
      batch.map(() => ({
        result: { version: 1 },
        change: { kind: "message", room: 1, version: 1, message },
      })),
    );
    await committer.idle();
    clearImmediate(counting);
    return last - first;
  };
  expect(await turns("hello")).toBe(0);
  // 1.6 MB, more than may wait for a connection.
  expect(await turns("x".repeat(16_384))).toBeGreaterThanOrEqual(10);
  // 1.2 MB of these, since each is sent as six.
  expect(await turns("\u0001".repeat(2_000))).toBeGreaterThanOrEqual(9);
  const users = Array.from({ length: 50 }, (_, user) => 1_000 + user);
  const reactions = Array.from({ length: 20 }, () => ({ emoji: "👍", count: 50, users }));
  expect(await turns("hello", { reactions })).toBeGreaterThanOrEqual(4);
});
