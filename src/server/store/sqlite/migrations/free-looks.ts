import { type Kysely, sql } from "kysely";
import { foldName } from "../../../../protocol/names.ts";
import { skeleton } from "../../names/skeleton.ts";

/** Gives each name its looks: who came first keeps the name; a later one that looks the same gets a number. */
export async function freeLooks(db: Kysely<unknown>, table: "users" | "rooms"): Promise<void> {
  const { rows } = await sql<{ id: number; name: string }>`
    select id, name from ${sql.ref(table)} order by id`.execute(db);
  const taken = new Set<string>();
  for (const { id, name } of rows) {
    let kept = name;
    for (let n = 2; taken.has(skeleton(kept)); n++) kept = `${name}-${n}`;
    taken.add(skeleton(kept));
    await sql`update ${sql.ref(table)} set name = ${kept}, folded = ${foldName(kept)}, looks = ${skeleton(kept)}
      where id = ${id}`.execute(db);
  }
}
