export { createAnalytics, type Analytics } from "./analytics.ts";
export type { Scope } from "./scope.ts";
export type { ImportOutcome, ImportSource } from "./import/import-rows.ts";
export type { ProjectCounts } from "./import/count-imports.ts";
export { TooManyKinds } from "./kinds/code-giver.ts";
export type { Migration } from "./schema/migrate.ts";
export { QuestionTooLarge } from "./sql/sql.ts";
