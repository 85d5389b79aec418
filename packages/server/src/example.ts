import {
  createTranslator,
  exampleLog,
  exampleMap,
  mapIdSchema,
  projectIdSchema,
  type ExampleMapKind,
  type ImportId,
  type Lang,
  type MapId,
  type ProjectId,
  type WorkspaceId,
} from "@itinera/core";
import { Buffer } from "node:buffer";
import { z } from "zod";
import type { ImportWork } from "./import-work.ts";
import type { MapShelf } from "./maps.ts";
import type { Parts } from "./parts.ts";

const pairSchema = z.object({ current: mapIdSchema, future: mapIdSchema });
const shopSchema = z.union([
  z.object({ project: projectIdSchema, pairs: z.array(pairSchema) }),
  // As it was kept when the shop had the maps of one language.
  pairSchema.extend({ project: projectIdSchema }).transform(({ project, ...pair }) => ({
    project,
    pairs: [pair],
  })),
]);

type Pair = z.infer<typeof pairSchema>;
/** Which project is the example, and its maps: two of each language that somebody asked for. */
type Shop = z.infer<typeof shopSchema>;

/** The example shop (D14): made once, found again, made anew after it was deleted. */
export interface ExampleShop {
  /** The project that is the example, if there is one. */
  project(workspace: WorkspaceId): Promise<ProjectId | undefined>;
  /** Its maps are there at once, in this language; its log is read by the ordinary import meanwhile. */
  open(workspace: WorkspaceId, lang: Lang): Promise<Pair & { readonly project: ProjectId }>;
}

const setting = "example";
/** Project of an example that is being made: still set at the next try, it is half of one. */
const unfinished = "example-unfinished";
const seed = 1;
const dayMs = 86_400_000;

const isoDay = (time: number) => new Date(time).toISOString().slice(0, 10);

export function createExampleShop(parts: Parts, maps: MapShelf, work: ImportWork): ExampleShop {
  const { store, newId, now } = parts;

  async function found(workspace: WorkspaceId): Promise<Shop | undefined> {
    const { data: shop } = shopSchema.safeParse(await store.settings.get(workspace, setting));
    return shop && (await store.projects.get(workspace, shop.project)) ? shop : undefined;
  }

  /** The first whole pair of the language. */
  async function pairIn(workspace: WorkspaceId, { pairs }: Shop, lang: Lang): Promise<Pair | undefined> {
    for (const pair of pairs) {
      const current = await store.maps.get(workspace, pair.current);
      if (current?.lang === lang && (await store.maps.get(workspace, pair.future))) return pair;
    }
    return undefined;
  }

  async function freeName(workspace: WorkspaceId, wanted: string): Promise<string> {
    for (let at = 1; ; at++) {
      const name = at === 1 ? wanted : `${wanted} ${at}`;
      if (!(await store.projects.byName(workspace, name))) return name;
    }
  }

  async function make(workspace: WorkspaceId, lang: Lang): Promise<Shop> {
    await clearUnfinished(workspace);
    const { t } = await createTranslator(lang);
    const name = await freeName(workspace, t("projects:example"));
    const { project } = await store.projects.ensure(workspace, name);
    await store.settings.set(workspace, unfinished, project.id);
    const shop = { project: project.id, pairs: [await makePair(workspace, name, lang)] };
    await importLog(workspace, project.id);
    await store.settings.set(workspace, setting, shop);
    await store.settings.remove(workspace, unfinished);
    return shop;
  }

  async function makePair(workspace: WorkspaceId, project: string, lang: Lang): Promise<Pair> {
    const pair: Pair = { current: newId() as MapId, future: newId() as MapId };
    const mapOf = (kind: ExampleMapKind) => exampleMap(kind, lang, { id: pair[kind], newId });
    // Today's map last, so that it is the one worked on last.
    await maps.add(workspace, project, { ...(await mapOf("future")), asIs: pair.current });
    await maps.add(workspace, project, await mapOf("current"));
    return pair;
  }

  /** A shop that speaks another language so far gets the maps of this one; its events are the same. */
  async function pairOf(workspace: WorkspaceId, shop: Shop, lang: Lang): Promise<Pair> {
    const there = await pairIn(workspace, shop, lang);
    if (there) return there;
    const project = await store.projects.get(workspace, shop.project);
    if (!project) throw new Error("The example was deleted while it was opened");
    const pair = await makePair(workspace, project.name, lang);
    await store.settings.set(workspace, setting, { ...shop, pairs: [...shop.pairs, pair] });
    return pair;
  }

  /** What a process left that ended while it made the example. */
  async function clearUnfinished(workspace: WorkspaceId): Promise<void> {
    const left = projectIdSchema.safeParse(await store.settings.get(workspace, unfinished));
    const whole = shopSchema.safeParse(await store.settings.get(workspace, setting));
    if (!left.success || left.data === whole.data?.project) return;
    await store.projects.remove(workspace, left.data);
    work.wake();
  }

  /** By the ordinary way of any log. */
  async function importLog(workspace: WorkspaceId, project: ProjectId): Promise<void> {
    const lastDay = parts.today ?? isoDay(now() - dayMs);
    const written = await store.files.write(bytesOf(exampleLog({ seed, lastDay })));
    if (written.kind === "refused") throw new Error("The example does not fit");
    const { file, bytes, sha256 } = written.stored;
    await store.imports.accept(workspace, project, {
      import: newId() as ImportId,
      file,
      fileName: `linden-${lastDay}.csv`,
      bytes,
      sha256,
      mapping: {
        format: "csv",
        encoding: "utf-8",
        separator: ",",
        person: "user_id",
        case: "session_id",
        activity: "event",
        time: "timestamp",
        channel: "channel",
        timeFormat: "iso",
        timezone: "UTC",
      },
      importer: parts.version,
    });
    work.wake();
  }

  async function opened(workspace: WorkspaceId, lang: Lang) {
    const shop = (await found(workspace)) ?? (await make(workspace, lang));
    return { project: shop.project, ...(await pairOf(workspace, shop, lang)) };
  }

  // Two clicks at once open one shop: the second waits for what the first makes.
  const opening = new Map<WorkspaceId, Promise<unknown>>();
  return {
    project: async (workspace) => (await found(workspace))?.project,
    open(workspace, lang) {
      const before = opening.get(workspace) ?? Promise.resolve();
      const mine = before.then(() => opened(workspace, lang));
      opening.set(
        workspace,
        mine.catch(() => undefined),
      );
      return mine;
    },
  };
}

async function* bytesOf(lines: Iterable<string>): AsyncGenerator<Uint8Array> {
  let text = "";
  for (const line of lines) {
    text += line;
    if (text.length > 65_536) {
      yield Buffer.from(text);
      text = "";
    }
  }
  yield Buffer.from(text);
}
