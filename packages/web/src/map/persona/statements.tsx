import type { PersonaList } from "@itinera/core";
import { Compass, Flag, Heart, LifeBuoy, Shield, Sparkles, Star, TriangleAlert, Users } from "lucide-react";
import { useWords } from "../../app/language.tsx";
import { InPlace } from "./in-place.tsx";
import { linesOf, orNull, type PersonaPartProps } from "./persona-fields.ts";
import styles from "./persona-rows.module.css";

const icons = {
  goals: Flag,
  needs: LifeBuoy,
  expectations: Star,
  motives: Heart,
  fears: Shield,
  problems: TriangleAlert,
  preferences: Compass,
  interests: Sparkles,
  circle: Users,
} as const satisfies Record<PersonaList, unknown>;

interface StatementsProps extends PersonaPartProps {
  readonly list: PersonaList;
  readonly isFresh?: boolean;
}

/** One list of the portrait, a statement a line. */
export function Statements({ persona, set, list, isFresh = false }: StatementsProps) {
  const { t } = useWords();
  const Icon = icons[list];
  const name = t(`personas:list.${list}`);
  return (
    <section className={styles.statements} aria-label={name}>
      <h2 className={styles.heading}>
        <Icon aria-hidden />
        {name}
      </h2>
      <InPlace
        label={`${name}. ${t("personas:eachLine")}`}
        value={(persona[list] ?? []).join("\n")}
        placeholder={t(`personas:listHint.${list}`)}
        isLong
        maxLength={20_000}
        isFresh={isFresh}
        onKeep={(text) => set({ [list]: orNull(linesOf(text)) })}
      />
    </section>
  );
}
