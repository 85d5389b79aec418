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

const recordSchema = z.object({ project: projectIdSchema, current: mapIdSchema, future: mapIdSchema });

/** Which project is the example, and its two maps. */
type ExampleRecord = z.infer<typeof recordSchema>;

/** The example shop (D14): made once, found again, made anew after it was deleted. */
export interface ExampleShop {
  /** The project that is the example, if there is one. */
  project(workspace: WorkspaceId): Promise<ProjectId | undefined>;
  /** Its maps are there at once; its log is read by the ordinary import meanwhile. */
  open(workspace: WorkspaceId, lang: Lang): Promise<ExampleRecord>;
}

const setting = "example";
/** Project of an example that is being made: still set at the next try, it is half of one. */
const unfinished = "example-unfinished";
const seed = 1;
const dayMs = 86_400_000;

const isoDay = (time: number) => new Date(time).toISOString().slice(0, 10);

export function createExampleShop(parts: Parts, maps: MapShelf, work: ImportWork): ExampleShop {
  const { store, newId, now } = parts;

  async function found(workspace: WorkspaceId): Promise<ExampleRecord | undefined> {
    const record = recordSchema.safeParse(await store.settings.get(workspace, setting));
    if (!record.data) return undefined;
    const { project, current, future } = record.data;
    const there = await Promise.all([
      store.projects.get(workspace, project),
      store.maps.get(workspace, current),
      store.maps.get(workspace, future),
    ]);
    return there.every((one) => one !== undefined) ? record.data : undefined;
  }

  async function freeName(workspace: WorkspaceId, wanted: string): Promise<string> {
    for (let at = 1; ; at++) {
      const name = at === 1 ? wanted : `${wanted} ${at}`;
      if (!(await store.projects.byName(workspace, name))) return name;
    }
  }

  async function make(workspace: WorkspaceId, lang: Lang): Promise<ExampleRecord> {
    await clearUnfinished(workspace);
    const { t } = await createTranslator(lang);
    const name = await freeName(workspace, t("projects:example"));
    const { project } = await store.projects.ensure(workspace, name);
    await store.settings.set(workspace, unfinished, project.id);

    const mapOf = async (kind: ExampleMapKind): Promise<MapId> => {
      const id = newId() as MapId;
      await maps.add(workspace, name, await exampleMap(kind, lang, { id, newId }));
      return id;
    };
    const record = { project: project.id, future: await mapOf("future"), current: await mapOf("current") };
    await importLog(workspace, project.id);
    await store.settings.set(workspace, setting, record);
    await store.settings.remove(workspace, unfinished);
    return record;
  }

  /** What a process left that ended while it made the example. */
  async function clearUnfinished(workspace: WorkspaceId): Promise<void> {
    const left = projectIdSchema.safeParse(await store.settings.get(workspace, unfinished));
    const whole = recordSchema.safeParse(await store.settings.get(workspace, setting));
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

  // Two clicks at once open one shop.
  const opening = new Map<WorkspaceId, Promise<ExampleRecord>>();
  return {
    project: async (workspace) => (await found(workspace))?.project,
    open(workspace, lang) {
      const under = opening.get(workspace);
      if (under) return under;
      const mine = found(workspace)
        .then((record) => record ?? make(workspace, lang))
        .finally(() => opening.delete(workspace));
      opening.set(workspace, mine);
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
