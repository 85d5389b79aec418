import { useQuery } from "@tanstack/react-query";
import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "react-aria-components";
import { statusQuery } from "../../api/queries.ts";
import { ForMakers } from "../../app/for-makers.tsx";
import { useWords } from "../../app/language.tsx";
import { usePageTitle } from "../../app/page-title.ts";
import { LanguageSwitch } from "../../parts/language-switch.tsx";
import { Mark } from "../../parts/mark.tsx";
import { PlainLink } from "../../parts/plain-link.tsx";
import { DropAnywhere } from "../import/drop-anywhere.tsx";
import { SheetOfAShop } from "./sheet-of-a-shop.tsx";
import { useExample } from "./use-example.ts";
import { ExampleIcon, FileIcon, TemplateIcon } from "./way-icons.tsx";
import styles from "./welcome-page.module.css";

export function WelcomePage() {
  return (
    <ForMakers>
      <Welcome />
    </ForMakers>
  );
}

function Welcome() {
  const { t } = useWords();
  usePageTitle(t("welcome:page"));
  const status = useQuery(statusQuery).data;
  const example = useExample();

  return (
    <DropAnywhere>
      <div className={styles.desk}>
        <div className={styles.plate}>
          <header className={styles.head}>
            <Mark className={styles.mark} />
            Itinera
            {status?.firstTime === false && (
              <PlainLink to="/" className={styles.maps}>
                {t("welcome:allMaps")}
              </PlainLink>
            )}
          </header>
          <main className={styles.words} tabIndex={-1}>
            <h1 className={styles.title}>{t("welcome:title")}</h1>
            <p className={styles.lead}>{t("welcome:lead")}</p>
            <nav className={styles.ways} aria-label={t("welcome:ways")}>
              <Button
                className={`${styles.way} ${styles.first}`}
                onPress={() => example.mutate()}
                isPending={example.isPending || example.isSuccess}
              >
                <Way
                  icon={<ExampleIcon />}
                  name={t("welcome:example.name")}
                  text={t(example.isPending ? "welcome:example.making" : "welcome:example.text")}
                />
              </Button>
              <PlainLink to="/import" className={styles.way}>
                <Way icon={<FileIcon />} name={t("welcome:file.name")} text={t("welcome:file.text")} />
              </PlainLink>
              <PlainLink to="/templates" className={styles.way}>
                <Way
                  icon={<TemplateIcon />}
                  name={t("welcome:template.name")}
                  text={t("welcome:template.text")}
                />
              </PlainLink>
            </nav>
          </main>
          <footer className={styles.foot}>
            <span className={styles.data} title={status?.data}>
              {status && t("welcome:data", { folder: status.data })}
            </span>
            <LanguageSwitch />
          </footer>
          <div className={styles.picture}>
            <SheetOfAShop />
          </div>
        </div>
      </div>
    </DropAnywhere>
  );
}

interface WayProps {
  readonly icon: ReactNode;
  readonly name: string;
  readonly text: string;
}

function Way({ icon, name, text }: WayProps) {
  return (
    <>
      <span className={styles.icon}>{icon}</span>
      <span className={styles.wayWords}>
        <span className={styles.wayName}>{name}</span>
        <span className={styles.wayText}>{text}</span>
      </span>
      <ChevronRight aria-hidden className={styles.go} />
    </>
  );
}
