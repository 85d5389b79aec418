import { shownLanes, type JourneyMap } from "@itinera/core";
import type { ShareLine } from "@itinera/protocol";
import type { Words } from "../../../app/language.tsx";
import { isOver } from "./link-draft.ts";

interface FactsOf {
  readonly line: ShareLine;
  readonly map: Pick<JourneyMap, "lanes">;
  readonly now: number;
}

/** What a link shows and where; and until when it does, who made it, and when somebody last came by it. */
export function linkFacts({ t, format }: Pick<Words, "t" | "format">, { line, map, now }: FactsOf) {
  const { expires, seen, created, madeBy, lanes, embed } = line;
  const when = format.ago(created, now);
  return {
    shown: [
      lanes === null
        ? t("sharing:links.fact.allLanes")
        : t("sharing:links.fact.lanes", countedLanes(line, map)),
      t(line.numbers ? "sharing:links.fact.numbers" : "sharing:links.fact.noNumbers"),
      t(line.hasPassword ? "sharing:links.fact.password" : "sharing:links.fact.noPassword"),
      ...(embed === null
        ? []
        : embed.includes("*")
          ? [t("sharing:links.fact.anySite")]
          : [t("sharing:links.fact.sites", { sites: format.list(embed.map(nameOf)) })]),
    ],
    times: [
      expires === null
        ? t("sharing:links.fact.forGood")
        : t(isOver(line, now) ? "sharing:links.fact.over" : "sharing:links.fact.until", {
            moment: format.moment(expires),
          }),
      seen === null
        ? t("sharing:links.fact.unseen")
        : t("sharing:links.fact.seen", { when: format.ago(seen, now) }),
      madeBy === ""
        ? t("sharing:links.fact.made", { when })
        : t("sharing:links.fact.madeBy", { when, name: madeBy }),
    ],
  };
}

const nameOf = (origin: string): string => origin.replace(/^https:\/\//, "");

/** Of the lanes that anybody sees: those hidden on the map count nowhere. */
const countedLanes = (line: ShareLine, map: Pick<JourneyMap, "lanes">) => ({
  shown: shownLanes(map, line).length,
  of: shownLanes(map, { lanes: null, numbers: true }).length,
});
