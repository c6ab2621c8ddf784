import { createServer } from "node:net";
import { expect, it } from "vitest";
import { temporaryDirectory } from "../server/support/test-server.ts";
import { environment, program, TestTerminal } from "./support/terminal.ts";

const address = "ws://127.0.0.1:7788";

/** The newcomer's way uses the default address; where somebody has it, this cannot be tried. */
async function isFree(): Promise<boolean> {
  const server = createServer();
  const free = new Promise<boolean>(resolve => {
    server.once("error", () => resolve(false));
    server.listen(7788, "127.0.0.1", () => resolve(true));
  });
  const answer = await free;
  await new Promise(resolve => server.close(resolve));
  return answer;
}

it("`chat` alone starts a server, joins #general, and goes on serving while others are there", async context => {
  if (!(await isFree())) context.skip("port 7788 is taken");
  const directories = { XDG_STATE_HOME: temporaryDirectory(), XDG_DATA_HOME: temporaryDirectory() };
  const host = new TestTerminal([program("chat")], {
    env: environment({ ...directories, BACKCHANNEL_USER: "host" }),
  });
  await host.until("This is the beginning of #general.");

  const guest = new TestTerminal([program("chat"), "join", "--server", address, "--user", "guest"], {
    env: environment({ XDG_STATE_HOME: temporaryDirectory() }),
  });
  await guest.until("This is the beginning of #general.");
  host.type("\x03");
  await host.until(`1 other person is still connected: the server goes on at ${address}. Ctrl+C ends it.`);
  expect(host.alternate).toBe(false);
  guest.type("still here?\r");
  await guest.until(/still here\? +✓/);
  host.type("\x03");
  expect(await host.exited).toBe(0);
  await guest.until("Alt+R");
});

it("`chat` alone ends its server when nobody else is there", async context => {
  if (!(await isFree())) context.skip("port 7788 is taken");
  const directories = { XDG_STATE_HOME: temporaryDirectory(), XDG_DATA_HOME: temporaryDirectory() };
  const host = new TestTerminal([program("chat")], {
    env: environment({ ...directories, BACKCHANNEL_USER: "host" }),
  });
  await host.until("This is the beginning of #general.");
  // Who starts a server on their own machine owns it, without being asked.
  host.type("/room read-only on\r");
  await host.until("host changed the room: #general, read-only");
  host.type("\x03");
  expect(await host.exited).toBe(0);
  expect(await isFree()).toBe(true);
  // Nor does one stay behind when its person is not let in: another device has the name.
  const stranger = new TestTerminal([program("chat")], {
    env: environment({ ...directories, XDG_STATE_HOME: temporaryDirectory(), BACKCHANNEL_USER: "host" }),
  });
  expect(await stranger.exited).toBe(77);
  expect(stranger.text()).toContain("The name host is somebody's on this server.");
  expect(await isFree()).toBe(true);
});
