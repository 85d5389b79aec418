import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useWords } from "../app/language.tsx";
import { tell } from "../parts/toasts.tsx";
import { client } from "./client.ts";
import { problemText } from "./problem-text.ts";

interface MapFile {
  readonly file: File;
  /** Name of the project; the server has a name of its own for maps without one. */
  readonly project?: string | undefined;
}

export const isMapFile = ({ name }: Pick<File, "name">): boolean =>
  name.toLowerCase().endsWith(".journey.json");

/** Makes a new map of a `*.journey.json` and opens it. */
export function useOpenMapFile() {
  const { t } = useWords();
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async ({ file, project }: MapFile) =>
      client.newMap({ ...(project && { project }), from: { kind: "file", text: await file.text() } }),
    onSuccess: async ({ map }) => {
      await queries.invalidateQueries({ refetchType: "none" });
      await navigate({ to: "/map/$id", params: { id: map } });
    },
    onError: (error) => tell(problemText(t, error)),
  });
}
