import { useState, type ReactNode } from "react";
import { useWords } from "../../app/language.tsx";
import { useReadMap } from "../../map/editor/desk.ts";
import { ProseForm } from "../../map/form/prose-form.tsx";
import { useNarrow } from "../../map/phone/use-narrow.ts";
import { Downloads } from "./downloads.tsx";
import { FormSwitch, type VisitorForm } from "./form-switch.tsx";
import { FrameFoot } from "./frame-foot.tsx";
import { PhoneView } from "./phone-view.tsx";
import { usePlainTitle } from "./plain-title.ts";
import { PrintedMap } from "./printed-map.tsx";
import styles from "./shared-map-view.module.css";
import { SheetView } from "./sheet-view.tsx";
import { VisitorFoot } from "./visitor-foot.tsx";
import { VisitorHead } from "./visitor-head.tsx";
import { VisitorSettings } from "./visitor-settings.tsx";

interface SharedMapViewProps {
  readonly token: string;
  readonly pass: string;
  readonly isFramed: boolean;
  /** When the map was last changed, ms since 1970. */
  readonly updated: number;
  /** The server stopped answering; when it last did, ms since 1970. */
  readonly asOf: number | undefined;
  /** Whether the map is still shown. */
  readonly check: () => Promise<boolean>;
}

const formOfAddress = (): VisitorForm =>
  new URLSearchParams(location.search).get("form") === "prose" ? "prose" : "sheet";

/** A map for those who were given a link: map, margin, nothing else. */
export function SharedMapView({ token, pass, isFramed, updated, asOf, check }: SharedMapViewProps) {
  const { t } = useWords();
  const { map } = useReadMap();
  const isNarrow = useNarrow();
  const [form, show] = useState(formOfAddress);
  const name = map.name || t("projects:unnamed");
  usePlainTitle(name);
  const choose = (next: VisitorForm) => {
    show(next);
    history.replaceState(null, "", next === "prose" ? "?form=prose" : location.pathname);
  };

  const tools = (
    <>
      <Downloads pass={pass} name={name} check={check} />
      <VisitorSettings />
    </>
  );
  /** `zoom`: for a sheet, whose size can be changed. */
  const foot = (zoom?: ReactNode) =>
    isFramed ? (
      <FrameFoot token={token} name={name} asOf={asOf} />
    ) : (
      <VisitorFoot asOf={asOf} zoom={zoom} tools={isNarrow && tools} />
    );
  const view = () => {
    if (form === "prose" && !isFramed)
      return (
        <>
          {/* What scrolls can be scrolled with keys. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <main className={styles.text} tabIndex={0}>
            <ProseForm level={2} />
          </main>
          {foot()}
        </>
      );
    if (isNarrow) return <PhoneView foot={foot()} />;
    const label = t(isFramed ? "sharing:visitor.drawing" : "sharing:visitor.sheetLabel", { name });
    return <SheetView label={label} inWords={isFramed} foot={foot} />;
  };
  return (
    <>
      <div className={isFramed ? `${styles.page} ${styles.framed}` : isNarrow ? styles.narrow : styles.page}>
        {!isFramed && (
          <VisitorHead name={name} updated={updated}>
            <FormSwitch form={form} sheet={isNarrow ? "stages" : "sheet"} onChoose={choose} />
            {!isNarrow && tools}
          </VisitorHead>
        )}
        {view()}
      </div>
      <PrintedMap form={form} name={name} updated={updated} />
    </>
  );
}
