import { expect, it } from "vitest";
import { givenWords } from "../../src/cli/words.ts";

it("words are what is said, without blanks at their end, and none are nothing", async () => {
  expect(await givenWords([" one", "two \n"])).toBe(" one two");
  await expect(givenWords([" ", "\n"])).rejects.toThrow("There is nothing to say.");
});

it("blanks inside a text take no longer for each other: 80 s otherwise", async () => {
  const text = `one${" ".repeat(400_000)}two`;
  expect(await givenWords([text])).toBe(text);
});
