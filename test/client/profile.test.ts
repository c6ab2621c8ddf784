import { expect, it } from "vitest";
import { when } from "./support/test-client.ts";
import { twoApart } from "./support/two-apart.ts";

it("how somebody is shown is seen by who looks, and by who was away when they return", async () => {
  const { line, alice, bob, room, user } = await twoApart();
  const seen = (display: string | undefined) =>
    when(bob.room(room).people, ({ members }) => {
      const person = members.get(user);
      return person !== undefined && person.profile?.display === display;
    });

  await alice.request("profile", { display: "Al", status: "busy" });
  await seen("Al");
  expect(alice.me.get()?.profile).toEqual({ display: "Al", status: "busy" });
  line.break();
  await when(bob.connection, ({ status }) => status === "waiting");
  await alice.request("profile", { display: "Ali" });
  line.mend();
  await seen("Ali");
  await alice.request("rename", { name: "alicia" });
  await when(bob.room(room).people, ({ members }) => members.get(user)?.name === "alicia");
  await seen("Ali");
  expect(alice.me.get()).toMatchObject({ name: "alicia", profile: { display: "Ali" } });
  await alice.request("profile", { display: null, status: null });
  await seen(undefined);
});
