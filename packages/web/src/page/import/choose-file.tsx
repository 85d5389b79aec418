import { Upload } from "lucide-react";
import { FileTrigger } from "react-aria-components";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import styles from "./choose-file.module.css";
import { useWaitingFiles } from "./waiting-files.ts";

const accepted = [
  ".csv",
  ".tsv",
  ".txt",
  ".xes",
  ".xml",
  ".jsonl",
  ".ndjson",
  ".json",
  ".parquet",
  ".gz",
  ".zst",
];

/** Where a file is dropped or chosen. The whole page takes drops; this is the place that says so. */
export function ChooseFile() {
  const { t } = useWords();
  const put = useWaitingFiles((waiting) => waiting.put);
  return (
    <div className={styles.place}>
      <svg className={styles.drawing} viewBox="0 0 120 72" aria-hidden="true">
        <path d="M8 10h104v54H8zM8 22h104M8 34h104M8 46h104M8 56h104M34 10v54M60 10v54M86 10v54" />
        <path d="M60 10h26v54H60z" className={styles.measured} />
      </svg>
      <p className={styles.title}>{t("import:choose.title")}</p>
      <p className={styles.text}>{t("import:choose.text")}</p>
      <FileTrigger acceptedFileTypes={accepted} allowsMultiple onSelect={(files) => put([...(files ?? [])])}>
        <Button look="ink" size="big">
          <Upload aria-hidden />
          {t("import:choose.button")}
        </Button>
      </FileTrigger>
      <dl className={styles.formats}>
        {(["log", "columns", "map"] as const).map((kind) => (
          <div key={kind}>
            <dt>{t(`import:choose.${kind}.name`)}</dt>
            <dd>{t(`import:choose.${kind}.text`)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
