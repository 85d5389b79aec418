import { columnsOf, type Card } from "@itinera/core";
import { Link, Map as MapIcon, Plus, X } from "lucide-react";
import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { mapsQuery } from "../../api/queries.ts";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { IconButton } from "../../parts/icon-button.tsx";
import { PlainLink } from "../../parts/plain-link.tsx";
import { useDesk } from "../editor/desk.ts";
import details from "../inspector/details.module.css";
import { LinkMapDialog } from "./link-map-dialog.tsx";
import styles from "./levels.module.css";
import { useMakeSubMap } from "./use-levels.ts";

interface SubMapProps {
  readonly card: Card;
}

/** The more detailed map that a card leads to. */
export function SubMap({ card }: SubMapProps) {
  const { editor, map } = useDesk();
  const { t } = useWords();
  const [isChoosing, choose] = useState(false);
  const { isMaking, make } = useMakeSubMap();
  const stage = columnsOf(map).find((one) => one.id === card.column)?.stage;
  const set = (target: Card["map"] | null) =>
    editor.make({ kind: "card.set", id: card.id, fields: { map: target } });
  return (
    <div className={details.part}>
      <h3 className={details.name}>{t("cards:map.label")}</h3>
      {card.map ? (
        <Target id={card.map} onUnlink={() => set(null)} />
      ) : (
        <div className={details.buttons}>
          <Button size="small" onPress={() => choose(true)}>
            <Link aria-hidden />
            {t("cards:map.link")}
          </Button>
          {stage && (
            <Button size="small" isDisabled={isMaking} onPress={() => void make(card.id, stage.id)}>
              <Plus aria-hidden />
              {t("cards:map.make")}
            </Button>
          )}
        </div>
      )}
      {isChoosing && <LinkMapDialog from={map.id} onKeep={set} onClose={() => choose(false)} />}
    </div>
  );
}

interface TargetProps {
  readonly id: NonNullable<Card["map"]>;
  readonly onUnlink: () => void;
}

function Target({ id, onUnlink }: TargetProps) {
  const { t } = useWords();
  const maps = useQuery(mapsQuery);
  const line = maps.data?.find((one) => one.id === id);
  const name = line?.name || t("projects:unnamed");
  return (
    <div className={styles.target}>
      {maps.isSuccess && !maps.isFetching && !line ? (
        <p className={styles.gone}>{t("cards:map.gone")}</p>
      ) : (
        <PlainLink
          to="/map/$id"
          params={{ id }}
          className={styles.open}
          aria-label={t("cards:map.open", { name })}
        >
          <MapIcon aria-hidden />
          {line ? name : "…"}
        </PlainLink>
      )}
      <IconButton label={t("cards:map.unlink")} onPress={onUnlink}>
        <X aria-hidden />
      </IconButton>
    </div>
  );
}
