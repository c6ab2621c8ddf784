import { sql } from "kysely";

/** How far a member has read, as far as somebody may know: of who does not say it one knows nothing, nor does who does not. */
export function readFor(user: number) {
  return sql<number>`case when members.user_id = ${user} or (users.receipts = 1 and
    (select receipts from users where id = ${user}) = 1) then members.read else 0 end`;
}
