import { useWords } from "../../app/language.tsx";
import { useDesk } from "../editor/desk.ts";
import { placeKey, type Place } from "../editor/place.ts";
import { useView } from "../editor/view.ts";
import { placeBox } from "../sheet/place-box.ts";
import { usePeople, type SomebodyElse } from "./people.ts";
import { personStyle } from "./person-style.ts";
import styles from "./selections.module.css";

interface Selected {
  readonly place: Place;
  readonly people: readonly Pick<SomebodyElse, "name" | "colour" | "isWriting">[];
}

/** Two on the same thing share one frame. */
function selectedBy(people: readonly SomebodyElse[]): readonly Selected[] {
  const selected = people.flatMap(({ name, colour, isWriting, place }) =>
    place ? [{ place, person: { name, colour, isWriting } }] : [],
  );
  return [...Map.groupBy(selected, ({ place }) => placeKey(place)).values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ place: first.place, people: group.map(({ person }) => person) }] : [];
  });
}

/** A tag above a frame that lies closer to the header than this, px, would be hidden by it. */
const tagHeight = 22;

/** Headers stay while the map scrolls, and so do the frames around them. */
const layerOf = ({ kind }: Place) =>
  kind === "stage" || kind === "step" ? "top" : kind === "lane" ? "side" : "sheet";

/** What the others have selected, and what they write in, each in a frame of their colour with their name. */
export function Selections({ layer }: { readonly layer: "top" | "side" | "sheet" }) {
  const { map, scene } = useDesk();
  const { t, format } = useWords();
  const zoom = useView((view) => view.zoom);
  const selections = usePeople(selectedBy).filter(({ place }) => layerOf(place) === layer);
  return (
    <div className={styles[layer]} aria-hidden>
      {selections.map(({ place, people }) => {
        const box = placeBox(map, scene, place);
        const [first] = people;
        if (!box || !first) return null;
        const writers = people.filter((one) => one.isWriting);
        const names = format.list((writers.length > 0 ? writers : people).map((one) => one.name));
        const size = {
          left: box.x * zoom,
          top: box.y * zoom,
          width: box.w * zoom,
          height: box.h * zoom,
        };
        return (
          <div
            key={placeKey(place)}
            className={styles.frame}
            data-is-first={(layer === "sheet" && box.y < scene.header.h + tagHeight) || undefined}
            data-selected-by={names}
            style={personStyle((writers[0] ?? first).colour, size)}
          >
            <span className={styles.tag}>
              {writers.length > 0 ? t("room:people.writing", { name: names, count: writers.length }) : names}
            </span>
          </div>
        );
      })}
    </div>
  );
}
