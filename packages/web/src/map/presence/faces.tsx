import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { useWords } from "../../app/language.tsx";
import styles from "./faces.module.css";
import { PeoplePanel } from "./people-panel.tsx";
import { usePeople, type SomebodyElse } from "./people.ts";
import { personStyle } from "./person-style.ts";
import { initialsOf } from "./presence-state.ts";
import { useOwnName } from "./use-own-name.ts";

const facesOf = (people: readonly SomebodyElse[]) => [
  ...new Map(people.map(({ person, name, colour }) => [person, { person, name, colour }])).values(),
];

interface FacesProps {
  /** So many faces, then a number. */
  readonly most?: number;
}

/** Who is on this map, as round faces; a press opens their names, places and one's own name. */
export function Faces({ most = 5 }: FacesProps) {
  const { t } = useWords();
  const faces = usePeople(facesOf);
  const own = useOwnName();
  const [isOpen, show] = useState(false);
  const whole = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const shown = faces.slice(0, faces.length > most ? most - 1 : most);

  useEffect(() => {
    if (!isOpen) return undefined;
    const press = ({ target }: Event) => {
      if (target instanceof Node && !whole.current?.contains(target)) show(false);
    };
    document.addEventListener("pointerdown", press);
    return () => document.removeEventListener("pointerdown", press);
  }, [isOpen]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !isOpen) return;
    event.stopPropagation();
    show(false);
    button.current?.focus();
  };
  return (
    <div ref={whole} className={styles.whole} onKeyDown={onKeyDown}>
      <button
        ref={button}
        type="button"
        className={styles.faces}
        aria-expanded={isOpen}
        onClick={() => show(!isOpen)}
      >
        <span className="visually-hidden">
          {faces.length === 0 ? t("room:people.alone") : t("room:people.count", { count: faces.length })}
        </span>
        {shown.map(({ person, name, colour }) => (
          <span key={person} className={styles.face} title={name} style={personStyle(colour)} aria-hidden>
            {initialsOf(name)}
          </span>
        ))}
        {faces.length > shown.length && (
          <span className={`${styles.face} ${styles.more}`} aria-hidden>
            +{faces.length - shown.length}
          </span>
        )}
        <span className={`${styles.face} ${styles.own}`} aria-hidden>
          {own ? initialsOf(own) : t("room:people.you")}
        </span>
      </button>
      {isOpen && <PeoplePanel onFollow={() => show(false)} />}
    </div>
  );
}
