import { useState, type ClipboardEvent, type DragEvent, type HTMLAttributes } from "react";

type Handlers = Pick<
  HTMLAttributes<HTMLElement>,
  "onDragEnter" | "onDragOver" | "onDragLeave" | "onDrop" | "onPaste"
>;

/** The files of a drop or a paste. Text that was copied with a picture of itself is text. */
function filesIn({ files, types }: Pick<DataTransfer, "files" | "types">): readonly File[] {
  return types.includes("text/plain") ? [] : [...files];
}

/** For a part of the page on which files are dropped or pasted anywhere; it has buttons that do the same. */
export function useGivenFiles(take: (files: readonly File[]) => void): {
  /** Files are held over it. */
  readonly isOver: boolean;
  readonly handlers: Handlers;
} {
  const [isOver, over] = useState(false);
  const onDrag = (isIn: boolean) => (event: DragEvent) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    over(isIn);
  };
  const give = (event: DragEvent | ClipboardEvent, data: DataTransfer) => {
    const files = filesIn(data);
    if (files.length === 0) return;
    event.preventDefault();
    take(files);
  };
  return {
    isOver,
    handlers: {
      onDragEnter: onDrag(true),
      onDragOver: onDrag(true),
      onDragLeave: onDrag(false),
      onDrop(event) {
        onDrag(false)(event);
        give(event, event.dataTransfer);
      },
      onPaste: (event) => give(event, event.clipboardData),
    },
  };
}
