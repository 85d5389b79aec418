import { type ConnectorId, type Stage } from "@itinera/core";
import { ArrowLeft, ArrowRight, Check, Plus, X } from "lucide-react";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { IconButton } from "../../parts/icon-button.tsx";
import { Menu } from "../../parts/menu.tsx";
import { useDesk } from "../editor/desk.ts";
import { newId } from "../editor/new-id.ts";
import styles from "./details.module.css";
import { ColumnNote } from "./column-note.tsx";
import { NameLine } from "./name-line.tsx";

interface StageDetailsProps {
  readonly stage: Stage;
}

/** Name, steps and ways of a stage. */
export function StageDetails({ stage }: StageDetailsProps) {
  const { editor, map } = useDesk();
  const { t } = useWords();
  const at = map.stages.findIndex((one) => one.id === stage.id);
  const steps = map.steps.filter((one) => one.stage === stage.id);
  return (
    <div className={styles.details}>
      {stage.proposed && (
        <div className={styles.proposed}>
          <p>{t("map:stage.proposed")}</p>
          <Button size="small" onPress={() => editor.make({ kind: "stage.confirm", id: stage.id })}>
            <Check aria-hidden />
            {t("map:stage.confirm")}
          </Button>
        </div>
      )}
      <NameLine
        label={t("map:name.stage")}
        name={stage.name}
        onRename={(name) => editor.make({ kind: "stage.rename", id: stage.id, name })}
      />
      <div className={styles.buttons}>
        <Button
          size="small"
          isDisabled={at === 0}
          onPress={() => editor.make({ kind: "stage.move", id: stage.id, at: at - 1 })}
        >
          <ArrowLeft aria-hidden />
          {t("map:move.left")}
        </Button>
        <Button
          size="small"
          isDisabled={at === map.stages.length - 1}
          onPress={() => editor.make({ kind: "stage.move", id: stage.id, at: at + 1 })}
        >
          {t("map:move.right")}
          <ArrowRight aria-hidden />
        </Button>
      </div>
      <div className={styles.part}>
        <h3 className={styles.name}>{t("map:stage.steps")}</h3>
        <ul className={styles.list}>
          {steps.map((step) => (
            <li key={step.id} className={styles.row}>
              <button
                type="button"
                className={styles.open}
                onClick={() => editor.goTo({ kind: "step", id: step.id })}
              >
                {step.name}
              </button>
              <IconButton
                label={t("map:step.delete", { name: step.name })}
                onPress={() => editor.remove({ kind: "step", id: step.id })}
              >
                <X aria-hidden />
              </IconButton>
            </li>
          ))}
        </ul>
        <div className={styles.add}>
          <Button look="text" size="small" onPress={() => editor.addStep(stage.id, steps.length)}>
            <Plus aria-hidden />
            {t("map:add.step")}
          </Button>
        </div>
      </div>
      <Ways stage={stage} />
      <ColumnNote place={{ kind: "stage", id: stage.id }} note={stage.note} />
      <div className={styles.last}>
        <Button look="text" onPress={() => editor.remove({ kind: "stage", id: stage.id })}>
          {t("map:stage.delete")}
        </Button>
      </div>
    </div>
  );
}

/** Drawn arrows to other stages; without any, the next bound stage to the right follows. */
function Ways({ stage }: StageDetailsProps) {
  const { editor, map } = useDesk();
  const { t } = useWords();
  const ways = map.connectors.filter((one) => one.from === stage.id);
  const nameOf = (id: string) => map.stages.find((one) => one.id === id)?.name ?? "";
  const free = map.stages.filter((one) => one.id !== stage.id && !ways.some((way) => way.to === one.id));
  return (
    <div className={styles.part}>
      <h3 className={styles.name}>{t("map:way.title")}</h3>
      {ways.length === 0 && <p className={styles.note}>{t("map:way.none")}</p>}
      <ul className={styles.list}>
        {ways.map((way) => (
          <li key={way.id} className={styles.row}>
            <ArrowRight aria-hidden />
            <span className={styles.words}>
              {nameOf(way.to)}
              {way.label && <span className={styles.note}> {way.label}</span>}
            </span>
            <IconButton
              label={t("map:way.delete", { name: nameOf(way.to) })}
              onPress={() => editor.make({ kind: "connector.delete", id: way.id })}
            >
              <X aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
      {free.length > 0 && (
        <div className={styles.add}>
          <Menu
            label={t("map:way.add")}
            placement="bottom start"
            choices={free.map(({ id, name }) => ({ id, name: name || "…" }))}
            onChoose={(to) =>
              editor.make({ kind: "connector.add", id: newId() as ConnectorId, from: stage.id, to })
            }
          >
            <Button look="text" size="small">
              <Plus aria-hidden />
              {t("map:way.add")}
            </Button>
          </Menu>
        </div>
      )}
    </div>
  );
}
