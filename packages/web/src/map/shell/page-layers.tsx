import { usePageKeys } from "../action/use-page-keys.ts";
import { Palette } from "../palette/palette.tsx";
import { Shortcuts } from "./shortcuts.tsx";
import type { usePageVerbs } from "./use-page-verbs.ts";

interface PageLayersProps {
  readonly page: ReturnType<typeof usePageVerbs>;
}

/** What opens over the map. */
export function PageLayers({ page }: PageLayersProps) {
  usePageKeys();
  return (
    <>
      {page.dialog === "palette" && <Palette onClose={page.closeDialog} />}
      <Shortcuts isOpen={page.dialog === "shortcuts"} onClose={page.closeDialog} />
    </>
  );
}
