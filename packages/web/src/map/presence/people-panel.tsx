import { useId } from "react";
import type { ColumnId, LaneId } from "@itinera/core";
import { useWords } from "../../app/language.tsx";
import { useOwnAccount } from "../../app/use-own-account.ts";
import { Button } from "../../parts/button.tsx";
import { ButtonLink } from "../../parts/button-link.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { useDesk } from "../editor/desk.ts";
import { cellOf, cellReference, type Place } from "../editor/place.ts";
import { useNarrow } from "../phone/use-narrow.ts";
import faces from "./faces.module.css";
import { useFollow } from "./follow.ts";
import { useOwnPerson } from "./own-person.ts";
import styles from "./people-panel.module.css";
import { usePeople, type SomebodyElse } from "./people.ts";
import { personStyle } from "./person-style.ts";
import { initialsOf, maxNameLength } from "./presence-state.ts";

interface Somewhere extends Pick<SomebodyElse, "id" | "name" | "colour" | "isWriting"> {
  readonly place: Place | undefined;
  readonly at: { readonly lane?: LaneId | undefined; readonly column?: ColumnId | undefined } | undefined;
}

const somewhere = (people: readonly SomebodyElse[]): readonly Somewhere[] =>
  people.map(({ id, name, colour, isWriting, place, pointer }) => ({
    id,
    name,
    colour,
    isWriting,
    place,
    at: pointer && { lane: pointer.lane, column: pointer.column },
  }));

interface PeoplePanelProps {
  /** Somebody was chosen: what they see matters now. */
  readonly onFollow: () => void;
}

/** One's own name, and who else is here: where they are, and following them. */
export function PeoplePanel({ onFollow }: PeoplePanelProps) {
  const { map } = useDesk();
  const { t } = useWords();
  const people = usePeople(somewhere);
  const { name, rename } = useOwnPerson();
  const account = useOwnAccount()?.account;
  const { followed, follow } = useFollow();
  const isNarrow = useNarrow();
  const heading = useId();

  /** "D2", of what is selected or else pointed at. */
  const cellOfPerson = ({ place, at }: Somewhere): string | undefined => {
    const cell = place && cellOf(map, place);
    if (cell) return cellReference(map, cell.lane, cell.column);
    return at?.lane !== undefined && at.column !== undefined
      ? cellReference(map, at.lane, at.column)
      : undefined;
  };

  return (
    <section className={styles.panel} aria-labelledby={heading}>
      {account ? (
        <div className={styles.own}>
          <span className={styles.name}>{account.name}</span>
          <ButtonLink to="/account" look="text" size="small">
            {t("account:title")}
          </ButtonLink>
        </div>
      ) : (
        <TextField
          label={t("room:people.ownName")}
          placeholder={t("room:people.guest")}
          description={t("room:people.keptHere")}
          maxLength={maxNameLength}
          defaultValue={name}
          onChange={rename}
        />
      )}
      <h2 id={heading} className={styles.title}>
        {people.length === 0 ? t("room:people.alone") : t("room:people.here")}
      </h2>
      <ul>
        {people.map((one) => {
          const cell = cellOfPerson(one);
          return (
            <li key={one.id} className={styles.person}>
              <span className={faces.face} style={personStyle(one.colour)} aria-hidden>
                {initialsOf(one.name)}
              </span>
              <span className={styles.words}>
                <span className={styles.name}>{one.name}</span>
                {cell && (
                  <span className={styles.place}>
                    {t(one.isWriting ? "room:people.writesIn" : "room:people.in", { cell })}
                  </span>
                )}
              </span>
              {!isNarrow && (
                <Button
                  look="line"
                  size="small"
                  aria-label={t(followed === one.id ? "room:people.stopOf" : "room:people.followOf", {
                    name: one.name,
                  })}
                  onPress={() => {
                    follow(followed === one.id ? undefined : one.id);
                    onFollow();
                  }}
                >
                  {t(followed === one.id ? "room:people.stop" : "room:people.follow")}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
