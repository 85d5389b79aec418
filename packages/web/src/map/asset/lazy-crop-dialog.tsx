import { lazy, Suspense } from "react";
import type { CropDialogProps } from "./crop-dialog.tsx";

const Later = lazy(async () => ({ default: (await import("./crop-dialog.tsx")).CropDialog }));

/** Loaded with its first use: few people crop, and everybody opens maps. */
export const CropDialog = (props: CropDialogProps) => (
  <Suspense>
    <Later {...props} />
  </Suspense>
);
