import {
  boundStagesOf,
  channelIcon,
  laneKindOf,
  type Binding,
  type Edit,
  type JourneyMap,
} from "@itinera/core";
import { iconPath } from "@itinera/scene";
import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { projectsQuery } from "../../api/queries.ts";
import { useWords } from "../../app/language.tsx";
import { IconButton } from "../../parts/icon-button.tsx";
import { Tabs, type TabsProps } from "../../parts/tabs.tsx";
import { BindingSentence } from "../binding/binding-sentence.tsx";
import { BindingEditor } from "../binding/binding-editor.tsx";
import { useDesk, useEditorState, useMayEdit } from "../editor/desk.ts";
import type { InspectorTab } from "../editor/editor-state.ts";
import { cellReference } from "../editor/place.ts";
import { nameOf } from "../editor/place-name.ts";
import { useProject } from "../numbers/project-context.ts";
import { SceneIcon } from "../tools/scene-icon.tsx";
import { CardDetails } from "./card-details.tsx";
import { CellDetails } from "./cell-details.tsx";
import { EvidenceTab } from "./evidence/evidence-tab.tsx";
import styles from "./inspector.module.css";
import { LanesPanel } from "../structure/lanes-panel.tsx";
import { RemarkList } from "../remark/remark-list.tsx";
import { RemarksPanel } from "../remark/remarks-panel.tsx";
import { LaneDetails } from "./lane-details.tsx";
import { CardFacts } from "./read/card-facts.tsx";
import { StageFacts, StepFacts } from "./read/column-facts.tsx";
import { CellFacts, LaneFacts } from "./read/lane-facts.tsx";
import { StageDetails } from "./stage-details.tsx";
import { StepDetails } from "./step-details.tsx";
import { canBind, subjectOf, type Subject } from "./subject.ts";

/** Beside the sheet: everything about the thing in the hand, and the events that it is tied to. */
export function Inspector() {
  const { editor, map } = useDesk();
  const { t } = useWords();
  const place = useEditorState(editor, (state) => state.place);
  const tab = useEditorState(editor, (state) => state.inspector);
  const mayEdit = useMayEdit();
  if (!tab || (!mayEdit && (tab === "lanes" || tab === "remarks"))) return null;
  if (tab === "lanes") return <LanesPanel />;
  if (tab === "remarks") return <RemarksPanel />;
  const subject = subjectOf(map, place);
  return (
    <aside className={styles.inspector} aria-label={t("map:inspector.label")}>
      <div className={styles.close}>
        <IconButton label={t("common:close")} onPress={() => editor.inspect(undefined)}>
          <X aria-hidden />
        </IconButton>
      </div>
      {subject ? (
        <SubjectPanel key={keyOf(subject)} subject={subject} />
      ) : (
        <p className={styles.nothing}>{t("map:inspector.nothing")}</p>
      )}
    </aside>
  );
}

const keyOf = (subject: Subject): string => {
  switch (subject.kind) {
    case "card":
      return subject.card.id;
    case "stage":
      return subject.stage.id;
    case "step":
      return subject.step.id;
    case "lane":
      return subject.lane.id;
    case "cell":
      return `${subject.lane.id}.${subject.column.id}`;
  }
};

interface SubjectPanelProps {
  readonly subject: Subject;
}

/** Title and tabs; also the sheet that opens on a telephone. */
export function SubjectPanel({ subject }: SubjectPanelProps) {
  const { editor } = useDesk();
  const { t } = useWords();
  const tab = useEditorState(editor, (state) => state.inspector) ?? "card";
  const place = useEditorState(editor, (state) => state.place);
  const mayEdit = useMayEdit();
  const details = mayEdit ? <Details subject={subject} /> : <Read subject={subject} />;
  const tabs: TabsProps<InspectorTab>["tabs"] = [
    { id: "card", name: t(`map:inspector.${subject.kind}`), content: details },
    ...(canBind(subject)
      ? [
          {
            id: "binding" as const,
            name: t("map:inspector.binding"),
            content: <BindingTab subject={subject} />,
          },
        ]
      : []),
    ...(subject.kind === "card"
      ? [
          {
            id: "evidence" as const,
            name: t("cards:evidence.tab"),
            content: <EvidenceTab card={subject.card} />,
          },
        ]
      : []),
  ];
  return (
    <>
      <Heading subject={subject} />
      {mayEdit && place && <RemarkList place={place} />}
      {tabs.length > 1 ? (
        <Tabs
          label={t("map:inspector.label")}
          tabs={tabs}
          value={tabs.find(({ id }) => id === tab)?.id ?? "card"}
          onChange={editor.inspect}
        />
      ) : (
        <div className={styles.single}>{details}</div>
      )}
    </>
  );
}

function Details({ subject }: SubjectPanelProps) {
  switch (subject.kind) {
    case "card":
      return <CardDetails card={subject.card} lane={subject.lane} />;
    case "stage":
      return <StageDetails stage={subject.stage} />;
    case "step":
      return <StepDetails step={subject.step} />;
    case "lane":
      return <LaneDetails lane={subject.lane} />;
    case "cell":
      return <CellDetails lane={subject.lane} column={subject.column} />;
  }
}

/** The same for whoever may not change it. */
function Read({ subject }: SubjectPanelProps) {
  switch (subject.kind) {
    case "card":
      return <CardFacts card={subject.card} />;
    case "stage":
      return <StageFacts stage={subject.stage} />;
    case "step":
      return <StepFacts step={subject.step} />;
    case "lane":
      return <LaneFacts lane={subject.lane} />;
    case "cell":
      return <CellFacts lane={subject.lane} column={subject.column} />;
  }
}

function Heading({ subject }: SubjectPanelProps) {
  const { map } = useDesk();
  const { t } = useWords();
  const icon = iconOf(subject);
  return (
    <header className={styles.heading}>
      <p className={styles.reference}>{referenceOf(map, subject, t)}</p>
      <h2 className={styles.title}>
        {icon && <SceneIcon d={iconPath(icon)} />}
        <span>{titleOf(map, subject, t) || "…"}</span>
      </h2>
    </header>
  );
}

function iconOf(subject: Subject): string | undefined {
  if (subject.kind === "card" && subject.card.icon !== undefined) return subject.card.icon;
  if (subject.kind === "card" && subject.card.channels[0] !== undefined)
    return channelIcon(subject.card.channels[0]);
  return "lane" in subject ? laneKindOf(subject.lane.kind).icon : undefined;
}

type T = ReturnType<typeof useWords>["t"];

const laneName = (t: T, { kind, name }: { kind: string; name?: string | undefined }) =>
  name ?? t(`lanes:${kind}.name`);

function referenceOf(map: JourneyMap, subject: Subject, t: T): string {
  switch (subject.kind) {
    case "card":
      return t("map:inspector.at", {
        what: laneName(t, subject.lane),
        cell: cellReference(map, subject.lane.id, subject.card.column),
      });
    case "cell":
      return t("map:inspector.at", {
        what: laneName(t, subject.lane),
        cell: cellReference(map, subject.lane.id, subject.column.id),
      });
    default:
      return t(`map:inspector.${subject.kind}`);
  }
}

function titleOf(map: JourneyMap, subject: Subject, t: T): string {
  switch (subject.kind) {
    case "card":
      return nameOf(map, { kind: "card", id: subject.card.id });
    case "stage":
      return subject.stage.name;
    case "step":
      return subject.step.name;
    case "lane":
    case "cell":
      return laneName(t, subject.lane);
  }
}

function BindingTab({ subject }: SubjectPanelProps) {
  const { editor, map } = useDesk();
  const { t } = useWords();
  const mayEdit = useMayEdit();
  const id = useProject();
  const project = useQuery({
    ...projectsQuery,
    select: (all) => all.find((one) => one.id === id)?.name,
  }).data;
  const bound = boundOf(map, subject);
  if (!bound) return null;
  const common = { ...bound, title: t(`map:binding.title.${subject.kind}`) };
  return mayEdit ? (
    <BindingEditor {...common} project={project} onChange={(binding) => editor.make(bound.edit(binding))} />
  ) : (
    <BindingSentence {...common} />
  );
}

interface Bound {
  readonly binding: Binding;
  /** All that counts as it; a stage takes its steps and touchpoints along. */
  readonly whole?: Binding;
  readonly edit: (binding: Binding) => Edit;
}

function boundOf(map: JourneyMap, subject: Subject): Bound | undefined {
  switch (subject.kind) {
    case "card": {
      const { id, binding = [] } = subject.card;
      return { binding, edit: (next) => ({ kind: "card.bind", id, binding: next }) };
    }
    case "stage": {
      const { id, binding = [] } = subject.stage;
      const whole = boundStagesOf(map).find((one) => one.id === id)?.binding ?? [];
      return { binding, whole, edit: (next) => ({ kind: "stage.bind", id, binding: next }) };
    }
    case "step": {
      const { id, binding = [] } = subject.step;
      return { binding, edit: (next) => ({ kind: "step.bind", id, binding: next }) };
    }
    default:
      return undefined;
  }
}
