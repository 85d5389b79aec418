import { personaLists, type JourneyMap, type Persona, type PersonaList } from "@itinera/core";
import { Plus } from "lucide-react";
import { useState, type ReactNode } from "react";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { useMayEdit } from "../editor/desk.ts";
import { ChannelMenu, ChannelNames } from "../inspector/channel-menu.tsx";
import { PersonaSample } from "../tools/persona-sample.tsx";
import { CustomRows } from "./custom-rows.tsx";
import { FactRows } from "./fact-rows.tsx";
import { FeelingsStrip } from "./feelings-strip.tsx";
import { InPlace } from "./in-place.tsx";
import { JobRows } from "./job-rows.tsx";
import { orNull, type PersonaFields } from "./persona-fields.ts";
import { PersonaPicture } from "./persona-picture.tsx";
import rowStyles from "./persona-rows.module.css";
import styles from "./persona-sheet.module.css";
import { useRows } from "./rows.ts";
import { SliderRows } from "./slider-rows.tsx";
import { Statements } from "./statements.tsx";

interface PersonaSheetProps {
  readonly map: JourneyMap;
  readonly persona: Persona;
  readonly rename: (name: string) => void;
  readonly set: (fields: PersonaFields) => void;
  /** Stands below what is said of the segment. */
  readonly aside: ReactNode;
}

/** Asked for even while they are empty; the others are offered below. */
const always: readonly PersonaList[] = ["goals", "motives", "fears", "expectations"];
const inBody: readonly PersonaList[] = [
  "goals",
  "motives",
  "fears",
  "expectations",
  "problems",
  "needs",
  "preferences",
  "interests",
];

/** The portrait of a segment, written where it stands. */
export function PersonaSheet({ map, persona, rename, set, aside }: PersonaSheetProps) {
  const { t } = useWords();
  const mayEdit = useMayEdit();
  const [asked, ask] = useState<readonly (PersonaList | "about")[]>([]);
  const part = { persona, set };
  const jobs = useRows(persona.jobs, { when: "", want: "", so: "" }, (next) => set({ jobs: orNull(next) }));
  const sliders = useRows(persona.sliders, { left: "", right: "", value: 50 }, (next) =>
    set({ sliders: orNull(next) }),
  );
  const custom = useRows(persona.custom, { name: "", text: "" }, (next) => set({ custom: orNull(next) }));
  const isShown = (list: PersonaList) =>
    (mayEdit && always.includes(list)) || asked.includes(list) || (persona[list] ?? []).length > 0;
  const hasAbout = persona.about !== undefined || asked.includes("about");
  const words = (field: "role" | "quote" | "about") => (text: string) => set({ [field]: text || null });

  const offers = [
    ...personaLists
      .filter((list) => !isShown(list))
      .map((list) => ({ name: t(`personas:list.${list}`), open: () => ask([...asked, list]) })),
    ...(hasAbout ? [] : [{ name: t("personas:about"), open: () => ask([...asked, "about"]) }]),
    { name: t("personas:jobs.add"), open: jobs.add },
    { name: t("personas:sliders.add"), open: sliders.add },
    { name: t("personas:custom.add"), open: custom.add },
  ];

  return (
    <article className={styles.sheet} aria-label={persona.name}>
      <header className={styles.head}>
        <p className={styles.kind}>
          <PersonaSample slot={persona.slot} />
          {t("personas:kind")}
        </p>
        <h1 className={styles.name}>
          <InPlace
            label={t("personas:name")}
            value={persona.name}
            onKeep={(name) => {
              if (name !== "") rename(name);
            }}
          />
        </h1>
        <div className={styles.role}>
          <InPlace
            label={t("personas:role")}
            value={persona.role ?? ""}
            placeholder={t("personas:roleHint")}
            onKeep={words("role")}
          />
        </div>
        <div className={styles.quote}>
          <InPlace
            label={t("personas:quote")}
            value={persona.quote ?? ""}
            placeholder={t("personas:quoteHint")}
            maxLength={1_000}
            onKeep={words("quote")}
          />
        </div>
      </header>

      <div className={styles.left}>
        <PersonaPicture map={map.id} {...part} />
        <FactRows {...part} />
        {isShown("circle") && <Statements {...part} list="circle" isFresh={asked.includes("circle")} />}
      </div>

      <div className={styles.body}>
        {hasAbout && (
          <div className={styles.about}>
            <InPlace
              label={t("personas:about")}
              value={persona.about ?? ""}
              placeholder={t("personas:aboutHint")}
              isLong
              maxLength={5_000}
              isFresh={asked.includes("about")}
              onKeep={words("about")}
            />
          </div>
        )}
        <div className={styles.two}>
          {inBody.filter(isShown).map((list) => (
            <Statements key={list} {...part} list={list} isFresh={asked.includes(list)} />
          ))}
          <CustomRows custom={custom} />
          <JobRows jobs={jobs} />
        </div>
        <SliderRows sliders={sliders} />
        {mayEdit && (
          <div className={rowStyles.add}>
            <span className={styles.also}>{t("personas:offer")}</span>
            {offers.map(({ name, open }) => (
              <Button key={name} look="plain" size="small" onPress={open}>
                <Plus aria-hidden />
                {name}
              </Button>
            ))}
          </div>
        )}
        <FeelingsStrip map={map} persona={persona} />
      </div>

      <aside className={styles.right}>
        <section className={styles.block}>
          <h2 className={styles.title}>{t("personas:segment.title")}</h2>
          <p className={styles.quiet}>{t("personas:segment.none")}</p>
        </section>
        <section className={styles.block}>
          <h2 className={styles.title}>{t("personas:channels")}</h2>
          {mayEdit ? (
            <ChannelMenu
              chosen={persona.channels ?? []}
              onChange={(channels) => set({ channels: orNull([...channels]) })}
            />
          ) : (
            <p className={styles.channels}>
              <ChannelNames chosen={persona.channels ?? []} />
            </p>
          )}
        </section>
        {aside}
      </aside>
    </article>
  );
}
