import { usePageKeys } from "../action/use-page-keys.ts";
import { PasteDialog } from "../clipboard/paste-dialog.tsx";
import { useHands, useMayEdit } from "../editor/desk.ts";
import { useClipboard } from "../clipboard/use-clipboard.ts";
import { FindBar } from "../find/find-bar.tsx";
import { Palette } from "../palette/palette.tsx";
import { StructureLayer } from "../structure/structure-layer.tsx";
import { useWatchRemarks } from "../remark/use-watch-remarks.ts";
import { ShareDialog } from "../sharing/share-dialog.tsx";
import { Shortcuts } from "./shortcuts.tsx";
import type { usePageVerbs } from "./use-page-verbs.ts";

interface PageLayersProps {
  readonly page: ReturnType<typeof usePageVerbs>;
}

/** What opens over the map. */
export function PageLayers({ page }: PageLayersProps) {
  usePageKeys();
  const { room } = useHands();
  const mayEdit = useMayEdit();
  const { asked, close, pasteByMenu } = useClipboard();
  page.paste.current = pasteByMenu;
  useWatchRemarks();
  return (
    <>
      {page.dialog === "palette" && <Palette onClose={page.closeDialog} />}
      {page.dialog === "share" && <ShareDialog map={room.now().map.id} onClose={page.closeDialog} />}
      {mayEdit && page.layer && (
        <StructureLayer layer={page.layer} show={page.verbs.show} onClose={page.closeLayer} />
      )}
      {mayEdit && asked && <PasteDialog {...asked} onClose={close} />}
      {page.finding && <FindBar mode={mayEdit ? page.finding : "find"} onClose={page.closeFind} />}
      <Shortcuts isOpen={page.dialog === "shortcuts"} onClose={page.closeDialog} />
    </>
  );
}
