import { expect, test, vi } from "vitest";
import { TestTui } from "./support/test-tui.ts";
import { aliceAndBob } from "./support/two-people.ts";

const ctrlQ = "\x11";
const ctrlZ = "\x1a";
const openEditor = "\x18\x05";
const pasteBegins = "\x1b[200~";

/** alice at a screen, with an editor that says that it was there, and what she says from now on. */
async function alone() {
  const { alice, room } = await aliceAndBob();
  const send = vi.spyOn(alice, "send");
  const EDITOR = `"${process.execPath}" -e "require('fs').appendFileSync(process.argv[1], ' and more')"`;
  const screen = new TestTui(alice, room, 80, 24, undefined, { EDITOR });
  await screen.shows("joined");
  return { screen, send };
}

test.each([
  ["the key that quits", ctrlQ],
  ["the command that quits", "/quit\r"],
])("what is typed in one piece with %s is for the shell, and is not said", async (_, quit) => {
  const { screen, send } = await alone();
  screen.type(`${quit}rm -rf build\r`);
  await screen.tui.done;
  expect(send).not.toHaveBeenCalled();
});

test("what is typed in one piece with the key that stops the program is not said when it goes on", async () => {
  const { screen, send } = await alone();
  const kill = vi.spyOn(process, "kill").mockReturnValue(true);
  screen.type(`${ctrlZ}rm -rf build\r`);
  expect(kill).toHaveBeenCalledWith(0, "SIGTSTP");
  kill.mockRestore();
  screen.type("here again");
  await screen.shows("› here again");
  expect(send).not.toHaveBeenCalled();
});

test.each([
  ["keys", ":wq\r"],
  ["a paste that goes on there", `${pasteBegins}one\rtwo`],
])(
  "of what is typed in one piece with the key that opens the editor, %s are not for the line",
  async (_, typed) => {
    const { screen, send } = await alone();
    screen.type(`my draft${openEditor}${typed}`);
    await screen.shows("› my draft and more");
    screen.type(", and the end");
    await screen.shows("› my draft and more, and the end");
    expect(send).not.toHaveBeenCalled();
  },
);
