import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { temporaryDirectory, testServer } from "../server/support/test-server.ts";
import { run } from "./support/run.ts";
import { ServerProcess } from "./support/server-process.ts";
import { environment, program, TestTerminal } from "./support/terminal.ts";

const password = "correct horse battery";

/** A device of somebody: a home of its own. */
function device(server: { readonly address: string }, user: string, more: NodeJS.ProcessEnv = {}) {
  const env = {
    XDG_STATE_HOME: temporaryDirectory(),
    HOME: temporaryDirectory(),
    BACKCHANNEL_SERVER: server.address,
    BACKCHANNEL_USER: user,
    ...more,
  };
  return (args: string[], input = "") => run("chat", args, { env, input });
}

it("a password, typed on a new device, signs it in for good", async () => {
  const server = await testServer();
  const laptop = device(server, "alice");
  const made = await laptop(["register"], `${password}\n`);
  expect(made).toMatchObject({ code: 0, err: "" });
  expect(made.out).toBe("alice is yours. On another device: chat login --user alice\n");

  const phone = device(server, "alice");
  expect(await phone(["login"], "wrong password\n")).toMatchObject({
    code: 77,
    err: "This name and this proof do not belong together.\n",
  });
  expect(await phone(["login"], `${password}\n`)).toMatchObject({
    code: 0,
    out: "This device is signed in as alice.\n",
  });
  expect(await phone(["send", "from my phone"])).toMatchObject({ code: 0 });

  const changed = await laptop(["passwd"], `${password}\nanother one, longer\n`);
  expect(changed).toMatchObject({ code: 0, out: "The password is set.\n" });
  const listed = await laptop(["devices", "--json"]);
  const devices = listed.out
    .trim()
    .split("\n")
    .map(line => JSON.parse(line));
  expect(devices).toMatchObject([{ kind: "device", current: true }, { kind: "device" }]);
  expect(await laptop(["devices", "--revoke", "4711"])).toMatchObject({
    code: 1,
    err: "Nothing of yours has the number 4711. See: chat devices\n",
  });
  expect(await laptop(["register"], `${password}\n`)).toMatchObject({
    code: 77,
    err: "alice has a password already. To set another: chat passwd\n",
  });
  const revoked = await laptop(["devices", "--revoke", String(devices[1].device)]);
  expect(revoked).toMatchObject({ code: 0, out: "1 ended.\n" });
  expect(await phone(["send", "still me?"])).toMatchObject({ code: 77 });
});

it("a code from one device signs another in; it is asked for, and never on the command line", async () => {
  const server = await testServer();
  const laptop = device(server, "bob");
  const { out: code } = await laptop(["link"]);
  const phone = device(server, "bob");
  expect(await phone(["login", "--code"], code)).toMatchObject({
    code: 0,
    out: "This device is signed in as bob.\n",
  });
  expect(await phone(["login", "--code", "abcd-efgh-jkmn"])).toMatchObject({ code: 2 });
});

it("a script says what it has to say with a token, and nothing else", async () => {
  const server = await testServer();
  const alice = device(server, "alice");
  await alice(["send", "--room", "ops", "hello"]);
  const made = await alice(["token", "create", "--name", "ci", "--room", "ops", "--can", "send"]);
  const token = made.out.trim();
  expect(token).toMatch(/^bct_[\w-]{43}$/);
  const script = device(server, "whoever", { BACKCHANNEL_TOKEN: token });
  expect(await script(["send", "--room", "ops"], "all green\n")).toMatchObject({ code: 0, err: "" });
  expect((await alice(["history", "--room", "ops"])).out).toMatch(/ ci: all green\n$/);
  expect(await script(["send", "--room", "general", "hi"])).toMatchObject({ code: 77 });
  expect(await script(["history", "--room", "ops"])).toMatchObject({ code: 77 });
});

it("another name keeps who one is, on the server and on this device", async () => {
  const server = await testServer();
  const rose = device(server, "rose");
  await rose(["send", "it is me"]);
  expect(await rose(["rename", "rosalind"])).toMatchObject({ code: 0 });
  const history = await rose(["history", "--user", "rosalind"]);
  expect(history.out).toMatch(/ rosalind: it is me\n$/);
});

it("by invitation: its owner invites, and a code makes one account", async () => {
  const server = await ServerProcess.start(temporaryDirectory(), 0, ["--registration", "invite"]);
  const nobody = device(server, "carl");
  expect(await nobody(["send", "hi"])).toMatchObject({
    code: 77,
    err: expect.stringContaining("chat register --invite"),
  });
  expect(await nobody(["register", "--invite"], "not-a-code\n")).toMatchObject({ code: 77 });

  // The first of all has nobody to be invited by; the server's own word lets them in.
  const olga = device(server, "olga");
  expect(await olga(["own"], "not-a-code\n")).toMatchObject({ code: 77 });
  expect(await olga(["own"], `${await server.ownerCode}\n`)).toMatchObject({ code: 0 });
  const invitation = async (...more: string[]) => (await olga(["invite", ...more])).out.trim();
  const link = await invitation();
  expect(link).toMatch(new RegExp(`^${server.address}/#invite=[\\w-]{14}$`));

  // Where they are does not matter: the link says where the server is.
  const elsewhere = { BACKCHANNEL_SERVER: "ws://127.0.0.1:1" };
  const carl = device(server, "carl", elsewhere);
  expect(await carl(["join", link], "hello\n")).toMatchObject({ code: 0 });
  expect(await nobody(["register", "--invite", link], `${password}\n`)).toMatchObject({ code: 77 });
  const dora = device(server, "dora", elsewhere);
  expect(await dora(["register", "--invite"], `${await invitation()}\n${password}\n`)).toMatchObject({
    code: 0,
    out: "dora is yours. On another device: chat login --user dora\n",
  });
  const emil = device(server, "emil");
  const code = new URL(await invitation()).hash.split("=")[1] as string;
  expect(await emil(["register", "--invite", code], `${password}\n`)).toMatchObject({ code: 0 });
  for (const word of ["wss://chat.example.org", "ops"]) {
    const err = `"${word}" is neither an invitation nor an address. Into a room of that name: chat join --room NAME\n`;
    expect(await emil(["join", word])).toMatchObject({ code: 2, err });
  }
  expect((await olga(["history"])).out).toMatch(/ carl: hello\n$/);
});

const keygen = spawnSync("ssh-keygen", ["-?"]).error === undefined;

it.skipIf(!keygen)("a real OpenSSH key signs a new device in", async () => {
  const server = await testServer();
  const keys = temporaryDirectory();
  for (const type of ["ed25519", "ecdsa", "rsa"]) {
    spawnSync("ssh-keygen", ["-q", "-t", type, "-N", "", "-C", `me@${type}`, "-f", join(keys, `id_${type}`)]);
  }
  const laptop = device(server, "dave");
  for (const type of ["ed25519", "ecdsa", "rsa"]) {
    const added = await laptop(["keys", "add", join(keys, `id_${type}.pub`)]);
    expect(added).toMatchObject({ code: 0, out: expect.stringContaining(`me@${type}`) });
    const phone = device(server, "dave");
    const signed = await phone(["login", "--ssh-key", join(keys, `id_${type}`)]);
    expect(signed).toMatchObject({ code: 0, out: "This device is signed in as dave.\n" });
  }
  expect(await laptop(["keys", "add", join(keys, "id_rsa")])).toMatchObject({
    code: 2,
    err: expect.stringContaining("is a private key"),
  });

  // Without a file, those that ssh looks for are tried one after the other: the first is not known.
  const home = temporaryDirectory();
  mkdirSync(join(home, ".ssh"));
  spawnSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", join(home, ".ssh", "id_ed25519")]);
  copyFileSync(join(keys, "id_rsa"), join(home, ".ssh", "id_rsa"));
  copyFileSync(join(keys, "id_rsa.pub"), join(home, ".ssh", "id_rsa.pub"));
  const desktop = device(server, "dave", { HOME: home });
  expect(await desktop(["login", "--ssh-key"])).toMatchObject({ code: 0 });

  const listed = await laptop(["keys", "list", "--json"]);
  const [first] = listed.out
    .trim()
    .split("\n")
    .map(line => JSON.parse(line));
  expect(first).toMatchObject({ type: "ssh-ed25519", usedAt: expect.any(Number) });
  expect(await laptop(["keys", "remove", first.fingerprint])).toMatchObject({ code: 0 });
  const late = device(server, "dave");
  expect(await late(["login", "--ssh-key", join(keys, "id_ed25519")])).toMatchObject({ code: 77 });
  const stranger = device(server, "erin");
  expect(await stranger(["login", "--ssh-key", join(keys, "id_rsa")])).toMatchObject({ code: 77 });
});

it.each([
  ["Ctrl+C", "\x03"],
  ["Ctrl+D", "\x04"],
])("%s where a password is asked for ends the program, and its connection", async (_, key) => {
  const { address } = await testServer();
  const env = environment({ XDG_STATE_HOME: temporaryDirectory() });
  const args = [program("chat"), "passwd", "--server", address, "--user", "alice"];
  const terminal = new TestTerminal(args, { env });
  await terminal.until("Password now");
  terminal.type(key);
  expect(await terminal.exited).toBe(130);
  expect(terminal.text()).toMatch(/^Password now[^\n]*\nInterrupted\.\s*$/);
});

it("a number that makes no sense is told before anybody is asked", async () => {
  const server = await testServer();
  const alice = device(server, "alice");
  for (const args of [
    ["devices", "--revoke", "two"],
    ["invite", "--uses", "0"],
    ["invite", "--days", "-1"],
    ["token", "create", "--name", "ci", "--days", "soon"],
    ["admin", "ban", "eve", "--days", "1e12"],
    ["admin", "settle", "1.5"],
    ["admin", "audit", "--limit", "-3"],
    ["history", "--limit", "2.5"],
    ["search", "tea", "--limit", "abc"],
    ["mentions", "--limit", "0"],
  ]) {
    const { code, err } = await alice(args);
    expect({ code, err }, args.join(" ")).toEqual({
      code: 2,
      err: expect.stringMatching(/^.* number from .*\.\n$/),
    });
  }
});
