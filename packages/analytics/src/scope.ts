import type { ProjectId, WorkspaceId } from "@itinera/core";
import { integer, sql, string, type Sql } from "./sql/sql.ts";

/** Whose rows: every table is keyed by it, every query is limited to it. */
export interface Scope {
  readonly workspace: WorkspaceId;
  readonly project: ProjectId;
}

export const inScope = (scope: Scope): Sql =>
  sql`workspace = ${string(scope.workspace)} AND project = ${string(scope.project)}`;

/** The partition that holds all rows of the scope, and no other row. */
export const partitionOf = (scope: Scope): Sql =>
  sql`tuple(${string(scope.workspace)}, ${string(scope.project)})`;

/**
 * The values of the first two columns of every table, to insert. They have no names: where a value is called
 * `workspace`, ClickHouse takes it for the column in the condition beside it, which then holds for everybody's rows.
 */
export const scopeColumns = (scope: Scope): Sql => sql`${string(scope.workspace)}, ${string(scope.project)}`;

/** The partition of a table of journeys that holds one generation of the scope. */
export const generationOf = (scope: Scope, generation: number): Sql =>
  sql`tuple(${string(scope.workspace)}, ${string(scope.project)}, ${integer(generation)})`;
