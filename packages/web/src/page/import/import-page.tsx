import { useSearch } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { isMapFile, useOpenMapFile } from "../../api/use-open-map-file.ts";
import { ForMakers } from "../../app/for-makers.tsx";
import { useWords } from "../../app/language.tsx";
import { ChooseFile } from "./choose-file.tsx";
import { ColumnsStep } from "./columns-step.tsx";
import { DropAnywhere } from "./drop-anywhere.tsx";
import { ImportFrame } from "./import-frame.tsx";
import { useWaitingFiles } from "./waiting-files.ts";

export function ImportPage() {
  return (
    <ForMakers>
      <Import />
    </ForMakers>
  );
}

function Import() {
  const { t } = useWords();
  const { project } = useSearch({ from: "/import" });
  const waiting = useWaitingFiles((state) => state.files[0]);
  return (
    <DropAnywhere project={project}>
      {!waiting ? (
        <ImportFrame step="file" project={project} title={t("import:choose.page")}>
          <ChooseFile />
        </ImportFrame>
      ) : isMapFile(waiting.file) ? (
        <MapFile file={waiting.file} project={project} />
      ) : (
        <ColumnsStep key={keyOf(waiting.file)} waiting={waiting} project={project} />
      )}
    </DropAnywhere>
  );
}

const keyOf = ({ name, size, lastModified }: File) => `${name} ${size} ${lastModified}`;

interface MapFileProps {
  readonly file: File;
  readonly project: string | undefined;
}

/** A map's own file needs no questions: it is opened at once. */
function MapFile({ file, project }: MapFileProps) {
  const { t } = useWords();
  const skip = useWaitingFiles((state) => state.skip);
  const { mutate } = useOpenMapFile();
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    mutate({ file, project }, { onSettled: skip });
  }, [file, project, mutate, skip]);
  return <ImportFrame step="map" project={project} title={file.name} lead={t("import:mapFile")} />;
}
