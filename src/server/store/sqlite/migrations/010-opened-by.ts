import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

/** Who opened a conversation: how many those are is limited. Of those before this it is not known any more. */
export const openedBy: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`alter table rooms add column opened_by integer`.execute(db);
    await sql`create index opened on rooms (opened_by) where opened_by is not null`.execute(db);
  },

  async down(db: Kysely<unknown>) {
    await db.schema.dropIndex("opened").execute();
    await db.schema.alterTable("rooms").dropColumn("opened_by").execute();
  },
};
