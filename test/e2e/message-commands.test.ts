import { join } from "node:path";
import { expect, it } from "vitest";
import { temporaryDirectory } from "../server/support/test-server.ts";
import { run } from "./support/run.ts";
import { ServerProcess } from "./support/server-process.ts";

it("scripts say, change and look up single messages by their links", async () => {
  const server = await ServerProcess.start(temporaryDirectory(), 0, ["--keep-edits"]);
  const states = temporaryDirectory();
  const chat = (user: string, ...words: string[]) =>
    run("chat", words, {
      env: {
        XDG_STATE_HOME: join(states, user),
        BACKCHANNEL_SERVER: server.address,
        BACKCHANNEL_USER: user,
        BACKCHANNEL_ROOM: "ci",
      },
    });
  const done = async (user: string, ...words: string[]) => {
    const { code, out, err } = await chat(user, ...words);
    expect({ words, code, err }).toEqual({ words, code: 0, err: "" });
    return out;
  };
  await done("bob", "send", "--room", "ci", "hello");
  await done("alice", "history", "--room", "ci");
  await done("bob", "send", "--room", "ci", "frist", "@alice");
  const [, link] =
    (await done("bob", "history", "--room", "ci", "--links")).match(/(#ci\/\d+) \S+ \S+ bob: frist/) ?? [];
  if (!link) throw new Error("no link");
  const seq = Number(link.split("/")[1]);

  await done("bob", "edit", link, "first", "@alice");
  await done("alice", "react", `${server.address}/${link}`, "👍");
  await done("alice", "react", link, "🎉");
  await done("alice", "react", link, "🎉", "--off");
  await done("alice", "pin", link);
  await done("alice", "send", "--reply", link, "yes");
  await done("alice", "send", "--room", "ci", "--me", "waves");
  expect(await done("bob", "history", "--room", "ci")).toMatch(
    /bob \(edited\): first @alice\n\S+ alice \(to bob\): yes\n\S+ \* alice waves\n$/,
  );
  expect(await done("bob", "thread", link)).toMatch(
    /^#ci\/\d+ \S+ \S+ bob \(edited\): first @alice\n#ci\/\d+ \S+ \S+ alice \(to bob\): yes\n$/,
  );
  expect(await done("alice", "pins", "ci")).toMatch(/^#ci\/\d+ \S+ \S+ bob \(edited\): first @alice\n$/);
  expect(await done("alice", "mentions")).toMatch(/^#ci\/\d+ \S+ \S+ bob \(edited\): first @alice\n$/);
  expect(JSON.parse(await done("alice", "mentions", "--json"))).toMatchObject({ link, seq, user: 1 });
  const info = await done("bob", "info", link);
  expect(info).toMatch(/it said: frist @alice\n/);
  expect(info).toMatch(/^pinned by alice \S+ \S+\nanswers: 1\n👍 alice\nread by alice/m);
  expect(JSON.parse(await done("bob", "info", link, "--json"))).toMatchObject({
    message: { seq, text: "first @alice" },
    earlier: [{ text: "frist @alice" }],
  });

  expect(await chat("alice", "delete", link)).toMatchObject({ code: 77 });
  expect(await chat("alice", "edit", "ci/1", "x")).toMatchObject({ code: 2 });
  expect(await chat("alice", "edit", "#ci", "x")).toMatchObject({ code: 2 });
  expect(await chat("alice", "react", link, "words")).toMatchObject({ code: 1 });
  expect(await chat("alice", "pin", "#nowhere/1")).toMatchObject({
    code: 1,
    err: "There is no room #nowhere.\n",
  });

  await done("bob", "send", "--room", "news", "hello");
  await done("alice", "forward", link, "news");
  await done("alice", "forward", `${server.address}/${link}`, "--to", "@bob");
  expect(await done("bob", "history", "--room", "news")).toMatch(/\n\S+ alice \(from bob\): first @alice\n$/);
  expect(await done("bob", "history", "--to", "alice")).toMatch(/^\S+ alice \(from bob\): first @alice\n$/);
  expect(await chat("alice", "forward", link, "nowhere")).toMatchObject({
    code: 1,
    err: "There is no room #nowhere.\n",
  });
  expect(await chat("alice", "forward", "#ci/999", "news")).toMatchObject({ code: 1 });
  // Where one usually is, is not where everything goes.
  expect(await chat("alice", "forward", link)).toMatchObject({
    code: 2,
    err: "Say where to: chat forward '#room/123' ROOM, or with --to NAME.\n",
  });
  expect(await done("bob", "search", "first", "--limit", "2")).toMatch(
    /^#\S+ \S+ \S+ alice \(from bob\): first @alice\n#news\/\d+ \S+ \S+ alice \(from bob\): first @alice\n$/,
  );
  const there = new RegExp(`^${link} \\S+ \\S+ bob \\(edited\\): first @alice\n$`);
  expect(await done("bob", "search", "first", "--room", "ci")).toMatch(there);
  expect(await done("bob", "search", "first from:bob -frist")).toMatch(there);

  await done("bob", "delete", link);
  expect(await done("bob", "thread", link)).toMatch(/^#ci\/\d+ \S+ \S+ bob \(deleted\)\n/);
  expect(await done("alice", "mentions")).toBe("");
});
