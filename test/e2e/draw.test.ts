import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { decode } from "fast-png";
import { expect, it } from "vitest";
import { isFailure } from "../../src/client/index.ts";
import { errors, paintAll, type Stroke } from "../../src/protocol/index.ts";
import { rgbOfPixel } from "../../src/tui/board/export/picture.ts";
import { inGeneral, testClient } from "../client/support/test-client.ts";
import { temporaryDirectory, testServer } from "../server/support/test-server.ts";
import { run } from "./support/run.ts";

it("scripts save a room's board as a picture, pixel by pixel as it was drawn, and never over another file", async () => {
  const server = await testServer();
  const client = await testClient(server.address, "alice");
  const room = await inGeneral(client);
  const strokes: Stroke[] = [
    { sid: "a-rectangle", tool: "rectangle", ink: 2, width: 3, points: [10, 10, 200, 90] },
    { sid: "some-text", tool: "text", ink: "#ff8000", width: 2, points: [30, 30], text: "hello" },
  ];
  for (const stroke of strokes) expect(await client.request("draw", { room, stroke })).toHaveProperty("mark");

  const directory = temporaryDirectory();
  const draw = (...words: string[]) =>
    run("chat", ["draw", ...words], {
      env: {
        XDG_STATE_HOME: join(directory, "state"),
        BACKCHANNEL_SERVER: server.address,
        BACKCHANNEL_USER: "bob",
      },
    });
  const png = join(directory, "board.png");
  expect(await draw("general", "--export", png)).toEqual({ code: 0, out: "", err: "" });
  const { width, height, data } = decode(readFileSync(png));
  expect([width, height]).toEqual([320, 200]);
  expect(Buffer.from(data)).toEqual(
    Buffer.from([...paintAll({ width, height }, strokes)].flatMap(pixel => [...rgbOfPixel(pixel)])),
  );

  const again = await draw("general", "--export", png);
  expect(again).toEqual({
    code: 1,
    out: "",
    err: `The picture is not saved in "${png}": there is such a file already; --force replaces it.\n`,
  });
  for (const name of ["board.png", "board.svg", "board.txt", "board.ans"]) {
    expect(await draw("--export", join(directory, name), "--force")).toMatchObject({ code: 0, err: "" });
  }
  expect(readFileSync(join(directory, "board.txt"), "utf8").split("\n").length).toBe(24);
  expect(readdirSync(directory).sort()).toEqual([
    "board.ans",
    "board.png",
    "board.svg",
    "board.txt",
    "state",
  ]);

  const unnamed = await draw("--export", join(directory, "board.gif"));
  expect(unnamed.code).toBe(2);
  expect(unnamed.err).toMatch(
    /^"[^\n]+board\.gif" is not the name of a picture: \.png, \.svg, \.txt, \.ans\.\n$/,
  );
  const nowhere = await draw("--export", join(directory, "nowhere", "board.svg"));
  expect(nowhere.code).toBe(1);
  expect(nowhere.err).toMatch(/: there is no such directory\.\n$/);
});

it("scripts list who drew what on a board, the newest first, and are told who may not", async () => {
  const server = await testServer();
  const state = temporaryDirectory();
  const chat = (user: string, ...words: string[]) =>
    run("chat", words, {
      env: { XDG_STATE_HOME: join(state, user), BACKCHANNEL_SERVER: server.address, BACKCHANNEL_USER: user },
    });
  const draw = (user: string, ...words: string[]) => chat(user, "draw", "sketches", ...words);
  expect(await chat("alice", "send", "--room", "sketches", "hello")).toMatchObject({ code: 0 });
  const bob = await testClient(server.address, "bob");
  await inGeneral(bob);
  const joined = await bob.join("sketches");
  if (isFailure(joined)) throw new Error(joined.message);
  const { room } = joined;
  const stroke = { sid: "a-circle", tool: "ellipse", ink: 2, width: 3, points: [10, 10, 90, 90] } as const;
  expect(
    await bob.request("draw", { room, stroke: { ...stroke, points: [...stroke.points] } }),
  ).toHaveProperty("mark");
  expect(await bob.request("undraw", { room, sid: stroke.sid, on: false })).toHaveProperty("mark");

  const { out } = await draw("alice", "--history");
  expect(out.split("\n").map(line => line.split("  ").slice(1))).toEqual([
    ["bob", "took back an ellipse"],
    ["bob", "drew an ellipse"],
    [],
  ]);
  const { out: json } = await draw("alice", "--history", "--json", "--limit", "1");
  expect(JSON.parse(json)).toMatchObject({ did: "undo", name: "bob", of: 1, stroke });
  const refused = await draw("carol", "--history");
  expect(refused).toMatchObject({
    code: 77,
    out: "",
    err: expect.stringContaining(errors.not_allowed.message),
  });
  expect(await draw("alice")).toMatchObject({
    code: 2,
    err: "Say what to do: chat draw ROOM --export FILE, --share [TEXT] or --history.\n",
  });
});
