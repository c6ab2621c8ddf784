import { expect, it, onTestFinished } from "vitest";
import { Line } from "../client/support/line.ts";
import { temporaryDirectory } from "../server/support/test-server.ts";
import { ServerProcess } from "./support/server-process.ts";
import { environment, program, TestTerminal } from "./support/terminal.ts";

const f6 = "\x1b[17~";
const esc = "\x1b";
const mouse = (button: number, x: number, y: number, end: "M" | "m" = "M") =>
  `\x1b[<${button};${x + 1};${y + 1}${end}`;
const drag = (...places: readonly (readonly [number, number])[]) =>
  places.map(([x, y], n) => mouse(n === 0 ? 0 : 32, x, y)).join("");
const letGo = (x: number, y: number) => mouse(0, x, y, "m");

function join(address: string, user: string) {
  const args = [program("chat"), "join", "--server", address, "--room", "general", "--user", user];
  const env = environment({ XDG_STATE_HOME: temporaryDirectory() });
  return new TestTerminal(args, { env, columns: 100, rows: 30 });
}

/** The cells of the board. */
const board = (terminal: TestTerminal) =>
  terminal
    .text()
    .split("\n")
    .slice(1, 28)
    .map(row => row.slice(row.indexOf("│"), row.lastIndexOf("│")))
    .join("\n");

async function afresh(terminal: TestTerminal) {
  terminal.type(esc);
  await terminal.until("joined");
  terminal.type(f6);
}

it("two draw at once, one of them with a line that is cut in the middle of it, and a third who comes late sees the same", async () => {
  const server = await ServerProcess.start(temporaryDirectory());
  const line = await Line.lay(() => server.port);
  onTestFinished(() => line.close());
  const [alice, bob] = [join(server.address, "alice"), join(line.address, "bob")];
  await Promise.all([alice, bob].map(one => one.until(/alice and bob joined|bob and alice joined/)));
  for (const one of [alice, bob]) one.type(f6);
  await Promise.all([alice, bob].map(one => one.until("pencil bright white 1")));

  alice.type(drag([30, 8], [40, 12], [50, 8]));
  bob.type(`r2${drag([40, 16], [50, 18])}`);
  await alice.until("┼bob");
  await bob.until("┼alice");
  line.break();
  await bob.until("Alt+R");
  bob.type(mouse(32, 60, 20) + letGo(60, 20));
  alice.type(letGo(50, 8));
  line.mend();
  bob.type("\x1br");
  await bob.until(/online ─$/m);

  // Where nobody points any more, nothing but the picture is left.
  const carol = join(server.address, "carol");
  await carol.until("carol joined");
  await Promise.all([afresh(alice), afresh(bob)]);
  carol.type(f6);
  for (const one of [alice, bob, carol]) {
    await one.until(terminal => {
      const seen = board(terminal);
      return /▀▀▄ +▄▀▀/.test(seen) && /█▄+█/.test(seen) && !/┼\w/.test(seen);
    });
  }
  expect(board(bob)).toBe(board(alice));
  expect(board(carol)).toBe(board(alice));
});
