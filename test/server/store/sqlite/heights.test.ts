import fc from "fast-check";
import { expect, it } from "vitest";
import type { RoomRole } from "../../../../src/protocol/index.ts";
import { TestStore } from "../support/test-store.ts";

const roles = ["owner", "admin", "member", "guest"] as const;
const roomRoles = ["owner", "moderator", "member"] as const satisfies readonly RoomRole[];
/** From the highest down, in the words of the rule. */
const order = ["server owner", "server admin", "room owner", "room moderator", "room member"] as const;

const somebody = fc.record({ role: fc.constantFrom(...roles), roomRole: fc.constantFrom(...roomRoles) });
type Somebody = typeof somebody extends fc.Arbitrary<infer T> ? T : never;

function rank({ role, roomRole }: Somebody): number {
  if (role === "owner" || role === "admin") return order.indexOf(`server ${role}`);
  return order.indexOf(`room ${roomRole}`);
}

const act = fc.oneof(
  fc.constantFrom("kick" as const, "mute" as const, "unmute" as const, "banFromRoom" as const),
  fc.constantFrom(...roomRoles).map(to => ({ to })),
);

it("whoever acts on somebody in a room stands above them, and makes nobody higher than they are", async () => {
  await fc.assert(
    fc.asyncProperty(somebody, somebody, act, async (one, other, what) => {
      const store = await TestStore.open();
      const room = store.room("lounge", store.person("founder"));
      const [by, user] = [one, other].map(({ role, roomRole }, n) => {
        const id = store.person(`person-${n}`);
        store.do("joinRoom", { user: id, name: "lounge" });
        store.connection.database.prepare("update users set role = ? where id = ?").run(role, id);
        store.connection.database.prepare("update members set role = ? where user_id = ?").run(roomRole, id);
        return id;
      }) as [number, number];
      const fresh = await TestStore.open(store.connection.database.serialize());
      const whom = { by, room, user, reason: "" };
      const outcome =
        typeof what === "object"
          ? fresh.run("setRoomRole", { ...whom, role: what.to })
          : what === "banFromRoom"
            ? fresh.run("banFromRoom", { ...whom, whom: { user } })
            : fresh.run(what, whom);
      const above = rank(one) < rank(other);
      if ("result" in outcome) {
        // To be given the role one has is no act.
        const given = typeof what === "object";
        if (given && what.to === other.roomRole) return;
        expect(above).toBe(true);
        expect(rank(one)).toBeLessThanOrEqual(order.indexOf("room moderator"));
        if (given) expect(rank({ ...other, roomRole: what.to })).toBeGreaterThanOrEqual(rank(one));
        expect(fresh.audit()).toHaveLength(what === "unmute" ? 0 : 1);
      } else {
        expect(["outranked", "not_allowed"]).toContain(outcome.refusal.code);
        expect(fresh.audit()).toEqual([]);
        expect(fresh.changes).toEqual([]);
      }
    }),
    { numRuns: 60 },
  );
});
