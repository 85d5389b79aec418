import type { AccountId, WorkspaceId } from "@itinera/core";
import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

/** Workspaces that would have no owner left who can come in, were this account not one. */
export async function ownedAlone(
  db: Kysely<Tables>,
  account: AccountId,
  workspace?: WorkspaceId,
): Promise<readonly WorkspaceId[]> {
  let owned = db
    .selectFrom("member")
    .select("workspace")
    .where("account", "=", account)
    .where("role", "=", "owner")
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("member as other")
            .innerJoin("account", "account.id", "other.account")
            .select("other.account")
            .whereRef("other.workspace", "=", "member.workspace")
            .where("other.role", "=", "owner")
            .where("other.account", "!=", account)
            .where("account.suspended", "is", null),
        ),
      ),
    );
  if (workspace !== undefined) owned = owned.where("workspace", "=", workspace);
  return (await owned.execute()).map((row) => row.workspace);
}
