import { X } from "lucide-react";
import { useWords } from "../../app/language.tsx";
import { IconButton } from "../../parts/icon-button.tsx";
import { Switch } from "../../parts/switch.tsx";
import { useHands } from "../editor/desk.ts";
import { cellOf, cellReference, type Place } from "../editor/place.ts";
import { nameOf } from "../editor/place-name.ts";
import { useRoomNow } from "../editor/use-room-now.ts";
import panel from "../inspector/inspector.module.css";
import { RemarkText } from "./remark-list.tsx";
import styles from "./remark.module.css";
import { placeOfRemark, useRemarks } from "./remarks.ts";

/** What best practice has to say, in a list: a press goes to the place. */
export function RemarksPanel() {
  const { editor, room } = useHands();
  const { map } = useRoomNow(room);
  const { t } = useWords();
  const { all, isOn, turn } = useRemarks();
  const whereOf = (place: Place): string => {
    const cell = cellOf(map, place);
    const lane = place.kind === "lane" ? map.lanes.find((one) => one.id === place.id) : undefined;
    const name = nameOf(map, place) || (lane ? t(`lanes:${lane.kind}.name`) : "");
    return cell ? `${cellReference(map, cell.lane, cell.column)} ${name}` : name;
  };
  return (
    <aside className={panel.inspector} aria-label={t("structure:remarks.title")}>
      <div className={panel.close}>
        <IconButton label={t("common:close")} onPress={() => editor.inspect(undefined)}>
          <X aria-hidden />
        </IconButton>
      </div>
      <header className={panel.heading}>
        <h2 className={panel.title}>{t("structure:remarks.title")}</h2>
      </header>
      <div className={styles.switch}>
        <Switch label={t("structure:remarks.show")} isOn={isOn} onChange={turn} />
      </div>
      {isOn && all.length === 0 && <p className={panel.nothing}>{t("structure:remarks.none")}</p>}
      {isOn && (
        <ul className={styles.list}>
          {all.map((remark, at) => {
            const place = placeOfRemark(map, remark);
            return (
              <li key={`${at} ${remark.check}`}>
                {place ? (
                  <button type="button" className={styles.remark} onClick={() => editor.goTo(place)}>
                    <RemarkText remark={remark} />
                    <span className={styles.where}>{whereOf(place)}</span>
                  </button>
                ) : (
                  <p className={styles.remark}>
                    <RemarkText remark={remark} />
                    <span className={styles.where}>{t("structure:remarks.map")}</span>
                  </p>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </aside>
  );
}
