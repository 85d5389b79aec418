import { compareMaps, laneKindOf, type Difference, type JourneyMap, type MapId } from "@itinera/core";
import { layoutMap, standardFonts } from "@itinera/scene";
import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useMemo, useRef, type ComponentProps } from "react";
import { client } from "../../api/client.ts";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { Empty } from "../../parts/empty.tsx";
import { useDesk } from "../editor/desk.ts";
import { loadedHyphenation } from "../editor/hyphenation.ts";
import { useForm } from "../form/use-form.ts";
import { useProject } from "../numbers/project-context.ts";
import { useNumbers } from "../numbers/use-numbers.ts";
import { StillSheet } from "../sheet/still-sheet.tsx";
import styles from "./compare.module.css";
import { saidDifferences, type SaidDifference, type Sort } from "./difference-words.ts";
import { MarkedGroups } from "./marked-groups.tsx";
import { useScrollTogether, type Side } from "./use-scroll-together.ts";

interface CompareViewProps {
  readonly beside: MapId;
}

/** Draws the marks of one side over the groups that are drawn there. */
const marksOver =
  (marked: ComponentProps<typeof MarkedGroups>["marked"], side: Side) =>
  (groups: ComponentProps<typeof MarkedGroups>["groups"]) => (
    <MarkedGroups groups={groups} marked={marked} side={side} />
  );

/** The map of today over the map that is open, with what differs marked in both and said in a list. */
export function CompareView({ beside }: CompareViewProps) {
  const { t } = useWords();
  const { compare } = useForm();
  const asIs = useQuery({ queryKey: ["map", beside], queryFn: () => client.map(beside), retry: false });
  return (
    <div className={styles.view}>
      <div className={styles.strip}>
        <h2 className={styles.title}>{t("forms:compare.title")}</h2>
        <Button look="plain" size="small" onPress={() => compare(undefined)}>
          <X aria-hidden />
          {t("forms:compare.back")}
        </Button>
      </div>
      {asIs.isError && <Empty title={t("forms:compare.gone")} text={t("forms:compare.goneText")} />}
      {asIs.data && <Compared asIs={asIs.data} />}
    </div>
  );
}

const sides = ["before", "after"] as const;
const lists = [
  "stages",
  "steps",
  "lanes",
  "cards",
  "feelings",
  "connectors",
  "personas",
  "sections",
] as const;

/** Tomorrow has no numbers of its own: those of today stand over it. */
const withoutNumbers = (map: JourneyMap): JourneyMap => ({
  ...map,
  lanes: map.lanes.filter((lane) => laneKindOf(lane.kind).shape !== "numbers"),
});

function Compared({ asIs }: { readonly asIs: JourneyMap }) {
  const { map, words } = useDesk();
  const { t } = useWords();
  const overlay = useNumbers(asIs, useProject());
  const element = useRef<HTMLDivElement>(null);
  const { after, differences } = useMemo(() => compareMaps(asIs, map), [asIs, map]);
  const said = useMemo(
    () => saidDifferences(asIs, after, differences, words, t),
    [asIs, after, differences, words, t],
  );
  const hyphenate = loadedHyphenation(map.lang);
  const scenes = useMemo(() => {
    const common = {
      words,
      fonts: standardFonts,
      density: "compact" as const,
      ...(hyphenate && { hyphenate }),
    };
    return {
      before: layoutMap({ ...common, map: asIs, overlay }),
      after: layoutMap({ ...common, map: withoutNumbers(after), overlay: { state: "absent" } }),
    };
  }, [asIs, after, overlay, words, hyphenate]);
  const marks = (kinds: readonly Sort[]) =>
    new Map(said.filter(({ sort }) => kinds.includes(sort)).map(({ id, sort }) => [id, sort]));
  const find = ({ id, sort }: SaidDifference) => {
    const box = document.getElementById(`${sort === "removed" ? "before" : "after"}-${id}`);
    box?.scrollIntoView({ block: "center", inline: "center" });
    for (const one of element.current?.querySelectorAll("[data-found]") ?? [])
      one.removeAttribute("data-found");
    box?.setAttribute("data-found", "");
  };
  const { paneOf, toStart } = useScrollTogether(scenes);
  const count = (kind: Difference["kind"]) => differences.filter((one) => one.kind === kind).length;
  return (
    <div className={styles.body}>
      <div ref={element} className={styles.sheets}>
        {sides.map((side) => {
          const { name, lang } = side === "before" ? asIs : map;
          const title = t(`forms:compare.${side}`);
          const marked = marks([side === "before" ? "removed" : "added", "changed", "moved"]);
          return (
            <section key={side} className={styles.pane} aria-label={title} {...paneOf(side)}>
              <h3 className={styles.name}>
                <button type="button" className={styles.toSheet} onClick={() => toStart(side)}>
                  {title} <span lang={lang}>{name}</span>
                </button>
              </h3>
              <StillSheet
                scene={scenes[side]}
                label={`${title}: ${name}`}
                renderOver={marksOver(marked, side)}
              />
            </section>
          );
        })}
      </div>
      <aside className={styles.aside} aria-label={t("forms:compare.list")}>
        <h3 className={styles.heading}>{t("forms:compare.list")}</h3>
        <p className={styles.sum} role="status">
          {differences.length === 0
            ? t("forms:compare.none")
            : (["added", "removed", "changed"] as const)
                .map((kind) => t(`forms:compare.sum.${kind}`, { count: count(kind) }))
                .join(" · ")}
        </p>
        {lists.map((list) => (
          <Differences key={list} list={list} said={said.filter((one) => one.list === list)} onFind={find} />
        ))}
      </aside>
    </div>
  );
}

interface DifferencesProps {
  readonly list: (typeof lists)[number];
  readonly said: readonly SaidDifference[];
  readonly onFind: (one: SaidDifference) => void;
}

function Differences({ list, said, onFind }: DifferencesProps) {
  const { t } = useWords();
  const { map } = useDesk();
  if (said.length === 0) return null;
  return (
    <section>
      <h4 className={styles.of}>{t(`forms:compare.of.${list}`)}</h4>
      <ul>
        {said.map((one) => (
          <li key={one.key}>
            <button
              type="button"
              className={styles.difference}
              data-sort={one.sort}
              onClick={() => onFind(one)}
            >
              <b className={styles.kind}>{t(`forms:compare.kind.${one.sort}`)}</b>{" "}
              <span lang={map.lang}>
                {one.was === undefined
                  ? one.what
                  : t("forms:compare.fromTo", { before: one.was, after: one.what })}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
