import { useDesk } from "../editor/desk.ts";
import { useView } from "../editor/view.ts";
import { pointOf } from "./anchor.ts";
import styles from "./cursors.module.css";
import { usePeople, type SomebodyElse } from "./people.ts";
import { personStyle } from "./person-style.ts";

const cursorsOf = (people: readonly SomebodyElse[]) =>
  people.flatMap(({ id, name, colour, pointer }) => (pointer ? [{ id, name, colour, pointer }] : []));

/** The others' pointers, where they are on the map. */
export function Cursors() {
  const { scene } = useDesk();
  const zoom = useView((view) => view.zoom);
  const cursors = usePeople(cursorsOf);
  return (
    <div className={styles.cursors} aria-hidden>
      {cursors.map(({ id, name, colour, pointer }) => {
        const at = pointOf(scene, pointer);
        if (!at) return null;
        const transform = `translate(${at.x * zoom}px, ${at.y * zoom}px)`;
        return (
          <div
            key={id}
            className={styles.cursor}
            data-cursor={name}
            style={personStyle(colour, { transform })}
          >
            <svg viewBox="0 0 18 18">
              <path d="M2 1.5 15.5 8 9.3 9.9 6.6 15.8z" />
            </svg>
            <b>{name}</b>
          </div>
        );
      })}
    </div>
  );
}
