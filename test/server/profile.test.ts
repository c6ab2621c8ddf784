import { expect, it } from "vitest";
import { inGeneral, newKey, newRoom, sharedServer, signIn, testServer } from "./support/test-server.ts";

const server = sharedServer();

it("how somebody is shown is told around, once each, and to their other device, before it is answered", async () => {
  const key = newKey();
  const ann = await signIn(server(), "ann", key);
  const [other, bob, far] = [
    await signIn(server(), "ann", key),
    await signIn(server(), "bob"),
    await signIn(server(), "far"),
  ];
  const room = await newRoom(ann, bob);
  await newRoom(ann, bob);
  const profile = { display: "Ann L. 🌻", colour: "green", status: "on the road" };
  expect(await ann.ask("profile", profile)).toMatchObject({ type: "ok" });
  const { user } = ann.welcome.you;
  const told = { type: "profile", user, profile };
  expect(ann.received("profile")).toEqual([told]);
  await Promise.all([other, bob, far].map(peer => peer.settled()));
  expect(other.received("profile")).toEqual([told]);
  expect(bob.received("profile")).toEqual([told]);
  expect(far.received("profile")).toEqual([]);
  expect((await bob.ask("members", { room })).members).toMatchObject([{ profile }, { name: "bob" }]);
  expect((await signIn(server(), "ann", key)).welcome.you).toMatchObject({ profile });
});

it("what is left out stays, null and nothing take away; of who has none nothing is said", async () => {
  const key = newKey();
  const cat = await signIn(server(), "cat", key);
  const room = await newRoom(cat);
  await cat.ask("profile", { display: "  The Cat ", status: "purring" });
  await cat.ask("profile", { colour: "red", status: "" });
  expect((await cat.ask("members", { room })).members[0].profile).toEqual({
    display: "The Cat",
    colour: "red",
  });
  await cat.ask("profile", { display: null, colour: null });
  expect((await cat.ask("members", { room })).members[0]).not.toHaveProperty("profile");
  expect((await signIn(server(), "cat", key)).welcome.you).not.toHaveProperty("profile");
});

it("who comes brings it along", async () => {
  const [dog, eel] = [await signIn(server(), "dog"), await signIn(server(), "eel")];
  await eel.ask("profile", { display: "Slippery" });
  await newRoom(dog, eel);
  const came = await dog.next(frame => frame.type === "member" && frame.member.name === "eel");
  expect(came.profile).toEqual({ display: "Slippery" });
});

it.each([
  [{ display: "+op" }, "bad_name"],
  [{ display: "Fox (ann)" }, "bad_name"],
  [{ display: "x".repeat(33) }, "bad_name"],
  [{ display: "two\nlines" }, "bad_name"],
  [{ display: "Server" }, "name_reserved"],
  [{ display: "Fox!" }, "name_taken"],
  [{ status: "two\nlines" }, "bad_text"],
  [{ status: "x".repeat(81) }, "bad_frame"],
  [{ colour: "pink" }, "bad_frame"],
])("%o is refused", async (wish, code) => {
  const small = await testServer();
  await signIn(small, "fox");
  const gnu = await signIn(small, "gnu");
  expect(await gnu.ask("profile", wish)).toMatchObject({ code });
});

it("also of who is not here it is known", async () => {
  const [hen, ibis] = [await inGeneral(server(), "hen"), await inGeneral(server(), "ibis")];
  await hen.ask("profile", { status: "back in a week" });
  hen.socket.close();
  const { members } = await ibis.ask("members", { room: 1 });
  expect(members).toContainEqual(
    expect.objectContaining({ name: "hen", profile: { status: "back in a week" } }),
  );
});
