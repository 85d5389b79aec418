import type { ImportId, ImportMapping } from "@itinera/core";
import type { Preview } from "@itinera/protocol";
import { create } from "zustand";

export interface WaitingFile {
  readonly file: File;
  /** What the reader said of it before. */
  readonly said: ImportMapping;
}

/** A file of this session whose import has begun, as it was shown when it began. */
interface SentFile extends WaitingFile {
  readonly import: ImportId;
  readonly preview: Preview;
}

interface WaitingFiles {
  /** Chosen or dropped, not yet imported; the first one is on the import page. */
  readonly files: readonly WaitingFile[];
  readonly sent: SentFile | undefined;
  readonly put: (files: readonly File[]) => void;
  /** The first one will not be imported. */
  readonly skip: () => void;
  /** The import of the first one has begun. */
  readonly begun: (sent: SentFile) => void;
  /** The one whose import began last shall be read in another way. */
  readonly again: () => void;
}

export const useWaitingFiles = create<WaitingFiles>((set) => ({
  files: [],
  sent: undefined,
  put: (files) => set({ files: files.map((file) => ({ file, said: {} })) }),
  skip: () => set(({ files }) => ({ files: files.slice(1) })),
  begun: (sent) => set(({ files }) => ({ sent, files: files.filter(({ file }) => file !== sent.file) })),
  again: () =>
    set(({ files, sent }) =>
      sent ? { files: [{ file: sent.file, said: sent.said }, ...files], sent: undefined } : {},
    ),
}));
