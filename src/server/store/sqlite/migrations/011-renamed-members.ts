import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

/** Who was away while somebody took another name finds in each room when that was, and what they were called before. */
export const renamedMembers: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table members add column formerly text`.execute(db);
    for (const column of ["renamed", "renamed_at"])
      await sql`alter table members add column ${sql.ref(column)} integer`.execute(db);
  },

  async down(db: Kysely<unknown>) {
    for (const column of ["renamed_at", "renamed", "formerly"])
      await db.schema.alterTable("members").dropColumn(column).execute();
  },
};
