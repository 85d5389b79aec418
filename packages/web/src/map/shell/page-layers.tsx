import { usePageKeys } from "../action/use-page-keys.ts";
import { PasteDialog } from "../clipboard/paste-dialog.tsx";
import { useClipboard } from "../clipboard/use-clipboard.ts";
import { Palette } from "../palette/palette.tsx";
import { Shortcuts } from "./shortcuts.tsx";
import type { usePageVerbs } from "./use-page-verbs.ts";

interface PageLayersProps {
  readonly page: ReturnType<typeof usePageVerbs>;
}

/** What opens over the map. */
export function PageLayers({ page }: PageLayersProps) {
  usePageKeys();
  const { asked, close, pasteByMenu } = useClipboard();
  page.paste.current = pasteByMenu;
  return (
    <>
      {page.dialog === "palette" && <Palette onClose={page.closeDialog} />}
      {asked && <PasteDialog {...asked} onClose={close} />}
      <Shortcuts isOpen={page.dialog === "shortcuts"} onClose={page.closeDialog} />
    </>
  );
}
