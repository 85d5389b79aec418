import { layoutMap, standardFonts } from "@itinera/scene";
import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { useWords } from "../../app/language.tsx";
import { useToday } from "../../app/now.ts";
import { useTheme } from "../../app/theme.ts";
import { useReadMap } from "../../map/editor/desk.ts";
import { loadedHyphenation } from "../../map/editor/hyphenation.ts";
import { ProseForm } from "../../map/form/prose-form.tsx";
import { Brand } from "./brand.tsx";
import type { VisitorForm } from "./form-switch.tsx";
import { useFront } from "./front.ts";
import { printPages } from "./print-pages.ts";
import { PrintedPage } from "./printed-page.tsx";
import styles from "./printed-map.module.css";

/** What is left of the smaller of A4 and Letter, lying, within the margins and under the caption, px. */
const paper = { w: 970, h: 668 };

interface PrintedMapProps {
  readonly form: VisitorForm;
  readonly name: string;
  /** ms since 1970 */
  readonly updated: number;
}

/** What goes to the printer: made when the page is printed, and gone afterwards. On paper it is always light. */
export function PrintedMap(props: PrintedMapProps) {
  const [isPrinting, print] = useState(false);
  useEffect(() => {
    const before = () => {
      document.documentElement.dataset["theme"] = "light";
      // The browser takes what stands there when its event is over.
      flushSync(() => print(true));
    };
    const after = () => {
      document.documentElement.dataset["theme"] = useTheme.getState().theme;
      print(false);
    };
    window.addEventListener("beforeprint", before);
    window.addEventListener("afterprint", after);
    return () => {
      window.removeEventListener("beforeprint", before);
      window.removeEventListener("afterprint", after);
    };
  }, []);
  if (!isPrinting) return null;
  return (
    <div className={styles.paper}>
      {props.form === "prose" ? <ProseForm level={2} /> : <Sheets {...props} />}
    </div>
  );
}

function Sheets({ name, updated }: PrintedMapProps) {
  const { t, format } = useWords();
  const { map, overlay, words } = useReadMap();
  const hyphenate = loadedHyphenation(map.lang);
  const today = useToday();
  const { timeZone } = useFront();
  const fonts = standardFonts;
  const scene = layoutMap({
    map,
    overlay,
    words,
    today,
    fonts,
    paper: true,
    ...(hyphenate && { hyphenate }),
  });
  const { scale, pages } = printPages(scene, paper);
  const facts = [
    t("sharing:visitor.changed", { date: format.dateIn(updated, timeZone) }),
    ...(overlay.state === "counted"
      ? [t("sharing:visitor.n", { units: t("units:counted.person", { count: overlay.n }) })]
      : []),
  ];
  return pages.map((page, at) => (
    <section key={at} className={styles.page}>
      <p className={styles.caption}>
        <Brand />
        <b className={styles.name} lang={map.lang}>
          {name}
        </b>
        {facts.map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
        {pages.length > 1 && (
          <span className={styles.place}>{t("sharing:visitor.page", { at: at + 1, of: pages.length })}</span>
        )}
      </p>
      <PrintedPage scene={scene} page={page} scale={scale} />
    </section>
  ));
}
