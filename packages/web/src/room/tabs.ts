import type { MapId } from "@itinera/core";
import { z } from "zod";
import { keptEditSchema } from "./kept-edit.ts";

/** What the tabs of one browser that show the same map tell each other. */
const tabMessageSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("edit"), edit: keptEditSchema }),
  /** These have left the outbox: the server has them, or they were set aside. */
  z.object({ kind: z.literal("settled"), ids: z.array(z.string()) }),
  /** The replica was started anew, or something was set aside: what is on disk has to be read again. */
  z.object({ kind: z.literal("replaced"), replica: z.string() }),
]);
export type TabMessage = z.infer<typeof tabMessageSchema>;

interface Tabs {
  tell(message: TabMessage): void;
  close(): void;
}

export type JoinTabs = (hear: (message: TabMessage) => void) => Tabs;

export const tabsOf =
  (map: MapId): JoinTabs =>
  (hear) => {
    const channel = new BroadcastChannel(`itinera.map.${map}`);
    channel.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
      // A tab of an older page may say what this one does not know.
      const message = tabMessageSchema.safeParse(data);
      if (message.success) hear(message.data);
    });
    return {
      tell: (message) => channel.postMessage(message),
      close: () => channel.close(),
    };
  };

export const noTabs: JoinTabs = () => ({ tell: () => undefined, close: () => undefined });
