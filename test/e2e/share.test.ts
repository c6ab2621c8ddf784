import { join } from "node:path";
import { expect, it } from "vitest";
import { inGeneral, testClient } from "../client/support/test-client.ts";
import { temporaryDirectory, testServer } from "../server/support/test-server.ts";
import { run } from "./support/run.ts";
import { environment, program, TestTerminal } from "./support/terminal.ts";

const f6 = "\x1b[17~";

function joining(address: string, user: string) {
  const args = [program("chat"), "join", "--server", address, "--room", "general", "--user", user];
  const env = environment({ XDG_STATE_HOME: temporaryDirectory() });
  return new TestTerminal(args, { env, columns: 100, rows: 30 });
}

/** What is seen, with a full block where a blank is of a colour. */
function seen({ screen }: TestTerminal): string {
  const { active } = screen.buffer;
  const row = (y: number) =>
    Array.from({ length: screen.cols }, (_, x) => {
      const cell = active.getLine(active.viewportY + y)?.getCell(x);
      const sign = cell?.getChars() || " ";
      return sign === " " && !cell?.isBgDefault() ? "█" : sign;
    }).join("");
  return Array.from({ length: screen.rows }, (_, y) => row(y)).join("\n");
}

/** The cells of a picture, without what stands beside it. */
const picture = (terminal: TestTerminal) => seen(terminal).match(/[▀▄█]+/g) ?? [];

it("one shares the board, and another sees it among the messages, cell by cell, and whole with a key", async () => {
  const server = await testServer();
  const [alice, bob] = [joining(server.address, "alice"), joining(server.address, "bob")];
  await Promise.all([alice, bob].map(one => one.until(/alice and bob joined|bob and alice joined/)));
  alice.type(f6);
  await alice.until("pencil bright white 1");
  alice.type("rF LLLLJJ ");
  await alice.until(terminal => /█{10}/.test(seen(terminal)));
  alice.type("s");
  await alice.until("Share the board with which words?");
  alice.type("our plan\r");
  await bob.until(terminal => terminal.text().includes("our plan") && picture(terminal).length > 0);
  alice.type("\x1b");
  await alice.until("our plan");
  expect(picture(bob)).toEqual(picture(alice));
  const small = picture(bob).length;
  bob.type("\x13o");
  await bob.until(terminal => !terminal.text().includes("our plan") && picture(terminal).length > small);
});

it("scripts share a board, and read that there is a picture, and in JSON the picture itself", async () => {
  const server = await testServer();
  const client = await testClient(server.address, "alice");
  const room = await inGeneral(client);
  const directory = temporaryDirectory();
  const chat = (...words: string[]) =>
    run("chat", words, {
      env: {
        XDG_STATE_HOME: join(directory, "state"),
        BACKCHANNEL_SERVER: server.address,
        BACKCHANNEL_USER: "bob",
      },
    });
  const empty = await chat("draw", "general", "--share");
  expect(empty).toEqual({ code: 1, out: "", err: "Nothing is drawn on the board of #general.\n" });
  const stroke = { sid: "a-rectangle", tool: "rectangle", ink: 2, width: 3, points: [9, 9, 90, 90] } as const;
  expect(
    await client.request("draw", { room, stroke: { ...stroke, points: [...stroke.points] } }),
  ).toHaveProperty("mark");
  expect(await chat("draw", "--share")).toEqual({ code: 0, out: "", err: "" });
  expect(await chat("draw", "general", "--share", "our plan")).toEqual({ code: 0, out: "", err: "" });
  const { out } = await chat("history");
  expect(out).toMatch(/^\d\d:\d\d bob \(picture 320x200\)\n\d\d:\d\d bob \(picture 320x200\): our plan\n$/);
  const json = await chat("history", "--json", "--limit", "1");
  expect(JSON.parse(json.out)).toMatchObject({
    text: "our plan",
    picture: { width: 320, height: 200, pixels: expect.stringMatching(/^[A-Za-z0-9+/]+=*$/) },
  });
  expect(await chat("draw", "general")).toMatchObject({ code: 2 });
});
