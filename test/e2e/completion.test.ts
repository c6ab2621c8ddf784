import { expect, it } from "vitest";
import { run } from "./support/run.ts";

it.each(["bash", "zsh", "fish"])(
  "`chat completion` prints a script for %s, and nothing else",
  async shell => {
    const { code, out, err } = await run("chat", ["completion"], { env: { SHELL: `/bin/${shell}` } });
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(
      /^(#compdef chat\n)?###-begin-chat-completions-###\n[\s\S]*###-end-chat-completions-###\n\n$/,
    );
  },
);

it("the shell is told the commands there are, all of them words to say", async () => {
  const { out } = await run("chat", ["--get-yargs-completions", "chat", ""]);
  const words = out.trim().split("\n");
  expect(words).toEqual(expect.arrayContaining(["join", "send", "completion"]));
  expect(words.filter(word => !/^[a-z]+$/.test(word))).toEqual([]);
});
