import { expect, it } from "vitest";
import {
  listed,
  moved,
  noPeople,
  present,
  profiled,
  received,
  tick,
} from "../../../src/client/state/people.ts";

const bob = { user: 2, name: "bob", state: "joined" as const, version: 3, at: 1 };
const person = { ...bob, presence: "online" as const, delivered: 0, read: 0 };

it("somebody who leaves is gone, and is here again when they come back", () => {
  const here = listed(noPeople, [person], true);
  const left = moved(here, { ...bob, state: "left", version: 4 }, true);
  expect(left.members.get(2)).toMatchObject({ state: "left", presence: "offline" });
  const back = moved(left, { ...bob, version: 5 }, true);
  expect(back.members.get(2)).toMatchObject({ state: "joined", presence: "online" });
});

it("an older change of somebody does not undo a newer one", () => {
  const here = listed(noPeople, [{ ...person, version: 9 }], true);
  expect(moved(here, { ...bob, state: "left", version: 4 }, true)).toBe(here);
});

it("cursors only move forward, in whatever order the news of them comes", () => {
  const here = listed(noPeople, [{ ...person, delivered: 5, read: 4 }], true);
  expect(received(here, [{ user: 2, delivered: 3, read: 2 }])).toBe(here);
  const on = received(here, [{ user: 2, delivered: 3, read: 7 }]);
  expect(on.members.get(2)).toMatchObject({ delivered: 5, read: 7 });
});

it("a tick counts others who have it, not oneself and not who has left", () => {
  const me = { ...person, user: 1, name: "me", read: 9, delivered: 9 };
  const gone = { ...person, user: 3, name: "gone", state: "left" as const, read: 9, delivered: 9 };
  const at = (delivered: number, read: number) =>
    listed(noPeople, [me, gone, { ...person, delivered, read }], true);
  expect(tick(5, at(4, 4), 1)).toEqual({ state: "stored", count: 0 });
  expect(tick(5, at(5, 4), 1)).toEqual({ state: "delivered", count: 1 });
  expect(tick(5, at(5, 5), 1)).toEqual({ state: "read", count: 1 });
});

it("what is heard of somebody who is not in the room changes nothing", () => {
  expect(present(noPeople, 7, { state: "away" })).toBe(noPeople);
  expect(received(noPeople, [{ user: 7, delivered: 1, read: 1 }])).toBe(noPeople);
});

it("who has left, or only takes another colour, is shown otherwise without a word", () => {
  const place = { version: 9, at: 9 };
  const here = listed(noPeople, [person], true);
  const bert = { display: "Bert" };
  expect(profiled(here, 2, bert, place).reshown).toEqual([{ user: 2, from: "bob", to: "Bert", ...place }]);
  expect(profiled(here, 2, { colour: "red" }, place).reshown).toEqual([]);
  const gone = moved(here, { ...bob, state: "left", version: 4 }, true);
  expect(profiled(gone, 2, bert, place).reshown).toEqual([]);
});

it("another role or name is no coming: who is offline stays so", () => {
  const away = listed(noPeople, [{ ...person, presence: "offline" }], true);
  const raised = moved(away, { ...bob, role: "moderator", version: 5, since: 3 }, true);
  expect(raised.members.get(2)).toMatchObject({ role: "moderator", presence: "offline" });
});
