import { keyScopes, settingNames, workspaceRoles, type Translator } from "@itinera/core";
import type { AuditLine } from "@itinera/protocol";

type Text = Translator["t"];

/** What maps, projects and people are called by now, by their ids. */
export type KnownNames = ReadonlyMap<string, string>;

const oneOf = <One extends string>(all: readonly One[], text: string | undefined): One | undefined =>
  all.find((one) => one === text);

const ticketKinds = ["sign-in", "reset-password", "invitation"] as const;
const shareTerms = ["role", "expires", "lanes", "numbers", "embed", "password"] as const;

/** The role, after what it was before. */
function roleWords(t: Text, { was, role }: AuditLine["about"]): string[] {
  const known = [was, role].flatMap((one) => oneOf([...workspaceRoles, "none"], one) ?? []);
  return known.length === 0 ? [] : [known.map((one) => t(`people:role.${one}`)).join(" → ")];
}

function whatWords(t: Text, { action, about }: AuditLine): string[] {
  const { what } = about;
  if (what === undefined) return [];
  if (action === "mail.tested") return [t(what === "sent" ? "audit:mail.sent" : "audit:mail.not")];
  return shareTerms.filter((term) => what.split(" ").includes(term)).map((term) => t(`audit:share.${term}`));
}

/**
 * What an entry says of the thing that was done, for people: names instead of ids, and nothing where there is neither.
 * What was deleted has its name in the entry.
 */
export function aboutWords(t: Text, line: AuditLine, known: KnownNames): readonly string[] {
  const { about } = line;
  const places = ["map", "project", "account"].flatMap((key) => known.get(about[key] ?? "") ?? []);
  const own = [about["name"] ?? "", about["email"] ?? ""].filter(
    (word) => word !== "" && !places.includes(word),
  );
  const kind = oneOf(ticketKinds, about["kind"]);
  return [
    ...places,
    ...own,
    ...roleWords(t, about),
    ...(kind ? [t(`audit:kind.${kind}`)] : []),
    ...whatWords(t, line),
    ...keyScopes
      .filter((scope) => about["scopes"]?.split(" ").includes(scope))
      .map((scope) => t(`keys:scope.${scope}.name`)),
    ...settingNames.filter((one) => one in about).map((one) => t(`settings:name.${one}`)),
    ...(about["entries"] === undefined ? [] : [t("audit:entries", { count: Number(about["entries"]) })]),
  ];
}
