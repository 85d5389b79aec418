import type { Connector, ConnectorId, JourneyMap } from "@itinera/core";
import type { Scene } from "@itinera/scene";
import { ArrowLeftRight, Trash2 } from "lucide-react";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { IconButton } from "../../parts/icon-button.tsx";
import { KeptField } from "../../parts/kept-field.tsx";
import { Switch } from "../../parts/switch.tsx";
import { useDesk, useHands } from "../editor/desk.ts";
import { nameOf } from "../editor/place-name.ts";
import { useRoomNow } from "../editor/use-room-now.ts";
import styles from "./arrow-dialog.module.css";
import type { ArrowEnd, Layer } from "./layer.ts";

type End = Connector["from"];

/** What stands at the end of an arrow, in words. */
function endName(map: JourneyMap, id: End): string {
  const of = (kind: ArrowEnd["kind"]) => nameOf(map, { kind, id } as ArrowEnd);
  if (map.stages.some((one) => one.id === id)) return of("stage") || "…";
  return (map.steps.some((one) => one.id === id) ? of("step") : of("card")) || "…";
}

interface ArrowDialogProps {
  readonly isShown: (arrow: Connector) => boolean;
  readonly onLead: (layer: Extract<Layer, { kind: "lead" }>) => void;
  readonly onClose: () => void;
}

/** Arrows with all that can be done to them: words, ends, direction, dashes. Closes with the last one. */
export function ArrowDialog({ isShown, onLead, onClose }: ArrowDialogProps) {
  const { room } = useHands();
  const { map } = useRoomNow(room);
  const { t } = useWords();
  const arrows = map.connectors.filter(isShown);
  return (
    <Dialog
      title={t("structure:arrow.title", { count: arrows.length })}
      isOpen={arrows.length > 0}
      onClose={onClose}
      actions={
        <Button look="ink" onPress={onClose}>
          {t("common:close")}
        </Button>
      }
    >
      <ul className={styles.arrows}>
        {arrows.map((arrow) => (
          <li key={arrow.id} className={styles.arrow}>
            <ArrowFields arrow={arrow} map={map} onLead={onLead} />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

/** As it is drawn: one that goes back is dashed unless somebody wants it otherwise. */
const isDashed = ({ header, connectors }: Scene, id: ConnectorId): boolean =>
  [...header.arrows, ...connectors]
    .filter((drawn) => drawn.id === id)
    .some(({ group }) => group.marks.some((mark) => mark.kind === "path" && mark.dash !== undefined));

interface ArrowFieldsProps extends Pick<ArrowDialogProps, "onLead"> {
  readonly arrow: Connector;
  readonly map: JourneyMap;
}

function ArrowFields({ arrow, map, onLead }: ArrowFieldsProps) {
  const { editor, scene } = useDesk();
  const { t } = useWords();
  const id: ConnectorId = arrow.id;
  const end = (which: "from" | "to") => {
    const name = endName(map, arrow[which]);
    return (
      <Button
        size="small"
        aria-label={`${t(`structure:arrow.lead.${which}`)}: ${name}`}
        onPress={() => onLead({ kind: "lead", arrow: id, end: which })}
      >
        <span className={styles.end}>{name}</span>
      </Button>
    );
  };
  return (
    <>
      <div className={styles.line}>
        {end("from")}
        <IconButton
          label={t("structure:arrow.reverse")}
          onPress={() => editor.make({ kind: "connector.lead", id, from: arrow.to, to: arrow.from })}
        >
          <ArrowLeftRight aria-hidden />
        </IconButton>
        {end("to")}
        <span className={styles.last}>
          <IconButton
            label={t("structure:arrow.delete")}
            onPress={() => editor.make({ kind: "connector.delete", id })}
          >
            <Trash2 aria-hidden />
          </IconButton>
        </span>
      </div>
      <KeptField
        label={t("structure:arrow.label")}
        value={arrow.label ?? ""}
        onKeep={(label) => editor.make({ kind: "connector.set", id, fields: { label: label || null } })}
      />
      <Switch
        label={t("structure:arrow.dashed")}
        isOn={isDashed(scene, id)}
        onChange={(dashed) => editor.make({ kind: "connector.set", id, fields: { dashed } })}
      />
    </>
  );
}
