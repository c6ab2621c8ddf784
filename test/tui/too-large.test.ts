import { expect, test } from "vitest";
import { TestTui } from "./support/test-tui.ts";
import { aliceAndBob } from "./support/two-people.ts";

test("an edit that is no frame the server takes is refused at once, and the text stays with its author", async () => {
  const { alice, room } = await aliceAndBob();
  const editor = `"${process.execPath}" -e "require('fs').writeFileSync(process.argv[1], '\\0'.repeat(20000))"`;
  const screen = new TestTui(alice, room, 80, 24, undefined, { EDITOR: editor });
  screen.type("hello\r");
  await screen.shows("✓");
  screen.type("/edit\r");
  await screen.shows("editing your message");
  screen.type("\x18\x05");
  await screen.shows("␀␀␀");
  screen.type("\r");
  await screen.shows("This text cannot be stored");
  expect(screen.text()).toContain("␀␀␀");
  expect(alice.connection.get().status).toBe("online");
});
