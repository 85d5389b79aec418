import {
  answerSchemas,
  journeyMapSchema,
  type AccountId,
  type AnswerOf,
  type AssetId,
  type ChangeSettings,
  type Edit,
  type ImportId,
  type KeyId,
  type ImportMapping,
  type JourneyMap,
  type Lang,
  type MapId,
  type PersonaId,
  type PlaceRole,
  type ProjectId,
  type QuestionKind,
  type ShareId,
  type SourceId,
  type TicketId,
  type Unit,
  type UploadId,
  type WorkspaceRole,
  type WriteKeyId,
} from "@itinera/core";
import { z } from "zod";
import {
  accountLinesSchema,
  keyLinesSchema,
  linkSchema,
  madeAccountSchema,
  madeKeySchema,
  meSchema,
  openedTicketSchema,
  openSessionsSchema,
  secondStepSchema,
  signedInSchema,
  usedTicketSchema,
  type accountLinkSchema,
  type changeMeSchema,
  type changePasswordSchema,
  type NewAccount,
  type NewKey,
  type UseTicket,
} from "./account.ts";
import { auditLinesSchema, type AuditQuery } from "./audit.ts";
import {
  discoveredSchema,
  editedSchema,
  madeExampleSchema,
  madeMapSchema,
  mapLinesSchema,
  mapNumbersSchema,
  storedAssetSchema,
  type CopyOfMap,
  type ExportQuery,
  type Lens,
  type NewMap,
} from "./maps.ts";
import {
  acceptedImportSchema,
  importLineSchema,
  importLinesSchema,
  uploadedSchema,
  type NewImport,
} from "./imports.ts";
import { libraryPersonaSchema, libraryPersonasSchema, type SavePersona } from "./personas.ts";
import {
  invitationLinesSchema,
  madeInvitationSchema,
  madeWorkspaceSchema,
  memberLinesSchema,
  placeMembersSchema,
  workspaceLinesSchema,
  type NewInvitation,
} from "./members.ts";
import { previewSchema } from "./preview.ts";
import { mailSchema, sentLetterSchema, settingsSchema, storageSchema } from "./settings.ts";
import { ProblemError, problemSchema } from "./problem.ts";
import { projectSchema, projectsSchema } from "./projects.ts";
import {
  openedShareSchema,
  sharedMapSchema,
  shareLineSchema,
  shareLinesSchema,
  type ChangeShare,
  type NewShare,
  type SharedPicture,
} from "./shares.ts";
import {
  livePageSchema,
  quarantinePageSchema,
  replayedSchema,
  sourceLineSchema,
  sourceLinesSchema,
  streamedSchema,
  writeKeyLineSchema,
  type ChangeSource,
  type NewSource,
  type QuarantineQuery,
} from "./sources.ts";
import { rebuiltSchema, statusSchema } from "./status.ts";

/** The part of `fetch` that the client needs; the command line passes one that calls the server in its own process. */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchResponse>;
export interface FetchInit {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: unknown;
  readonly signal?: unknown;
}
export interface FetchResponse {
  readonly ok: boolean;
  readonly status: number;
  json(): Promise<unknown>;
  arrayBuffer(): Promise<ArrayBuffer>;
}

export interface ClientOptions {
  readonly fetch: Fetch;
  /** Origin of the server, without a slash at its end; empty in the browser. */
  readonly origin: string;
  /** From `server.json`; a browser has none. */
  readonly token?: string;
  /** Where a token works; absent: where the path belongs to, or the first workspace. */
  readonly workspace?: string | undefined;
}

const nothing = z.unknown();

/** Says in which workspace whoever shows a token works. */
export const workspaceHeader = "itinera-workspace";

/** Every resource of the server as a function. Throws ProblemError. */
export function createClient({ fetch, origin, token, workspace }: ClientOptions) {
  const send = async (method: string, path: string, body?: unknown, type?: string, signal?: unknown) => {
    const response = await fetch(`${origin}/v1${path}`, {
      method,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(workspace ? { [workspaceHeader]: workspace } : {}),
        ...(type ? { "content-type": type } : {}),
      },
      ...(body === undefined ? {} : { body }),
      ...(signal === undefined ? {} : { signal }),
    }).catch((cause: unknown) => {
      throw new ProblemError(
        { code: "no-answer", message: `The server did not answer: ${String(cause)}`, params: {} },
        0,
      );
    });
    if (response.ok) return response;
    const problem = problemSchema.safeParse(await response.json().catch(() => undefined));
    throw new ProblemError(
      problem.data ?? { code: "unexpected", message: `The server answered ${response.status}`, params: {} },
      response.status,
    );
  };
  const json = async <T>(
    schema: z.ZodType<T>,
    method: string,
    path: string,
    body?: unknown,
    signal?: unknown,
  ) => {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const response = await send(
      method,
      path,
      text,
      text === undefined ? undefined : "application/json",
      signal,
    );
    return schema.parse(await response.json());
  };
  const queryOf = (query: Readonly<Record<string, unknown>>) => {
    const parts = Object.entries(query).map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`);
    return parts.length === 0 ? "" : `?${parts.join("&")}`;
  };
  const at = (strings: TemplateStringsArray, ...parts: readonly string[]) =>
    String.raw({ raw: strings }, ...parts.map(encodeURIComponent));

  return {
    status: () => json(statusSchema, "GET", "/status"),
    rebuild: () => json(rebuiltSchema, "POST", "/rebuild", {}),

    me: () => json(meSchema, "GET", "/me"),
    signIn: (email: string, password: string) =>
      json(signedInSchema, "POST", "/sign-in", { email, password }),
    secondStep: (code: string) => json(signedInSchema, "POST", "/sign-in/second", { code }),
    /** A letter goes to `email`, if there is an account of it; the answer does not say. */
    forgotten: (email: string, lang: Lang) => json(nothing, "POST", "/forgotten", { email, lang }),
    signOut: () => json(nothing, "POST", "/sign-out", {}),
    readTicket: (token: string) => json(openedTicketSchema, "POST", "/tickets/read", { token }),
    useTicket: (how: UseTicket) => json(usedTicketSchema, "POST", "/tickets/use", how),
    changeMe: (change: z.input<typeof changeMeSchema>) => json(nothing, "PATCH", "/me", change),
    changePassword: (change: z.input<typeof changePasswordSchema>) =>
      json(nothing, "PUT", "/me/password", change),
    chooseWorkspace: (id: string) => json(nothing, "PUT", "/me/workspace", { workspace: id }),
    openSessions: () => json(openSessionsSchema, "GET", "/me/sessions"),
    endSession: (id: string) => json(nothing, "DELETE", at`/me/sessions/${id}`),
    beginSecondStep: (password?: string) => json(secondStepSchema, "POST", "/me/second-step", { password }),
    confirmSecondStep: (code: string) => json(nothing, "POST", "/me/second-step/confirm", { code }),
    endSecondStep: (password?: string) => json(nothing, "POST", "/me/second-step/end", { password }),

    renameWorkspace: (name: string) => json(nothing, "PATCH", "/workspace", { name }),
    settings: () => json(settingsSchema, "GET", "/settings"),
    changeSettings: (change: ChangeSettings) => json(settingsSchema, "PATCH", "/settings", change),
    /** `body`: whatever the given `fetch` takes as a file. */
    sendLogo: (name: string, body: unknown) =>
      send("PUT", at`/settings/logo?name=${name}`, body, "application/octet-stream").then(async (response) =>
        settingsSchema.parse(await response.json()),
      ),
    removeLogo: () => json(settingsSchema, "DELETE", "/settings/logo"),
    /** `logo`: changes with the picture. */
    logoPath: (logo: AssetId) => `/v1/settings/logo?of=${logo}`,
    mail: () => json(mailSchema, "GET", "/mail"),
    sendTestLetter: (lang: Lang) => json(sentLetterSchema, "POST", "/mail/test", { lang }),
    storage: () => json(storageSchema, "GET", "/storage"),

    members: () => json(memberLinesSchema, "GET", "/members"),
    setMemberRole: (account: AccountId, role: WorkspaceRole) =>
      json(nothing, "PUT", at`/members/${account}`, { role }),
    removeMember: (account: AccountId) => json(nothing, "DELETE", at`/members/${account}`),
    invitations: () => json(invitationLinesSchema, "GET", "/invitations"),
    invite: (made: NewInvitation) => json(madeInvitationSchema, "POST", "/invitations", made),
    withdrawInvitation: (id: TicketId) => json(nothing, "DELETE", at`/invitations/${id}`),
    mapMembers: (map: MapId) => json(placeMembersSchema, "GET", at`/maps/${map}/members`),
    /** null: what they are around it. */
    setMapRole: (map: MapId, account: AccountId, role: PlaceRole | null) =>
      json(nothing, "PUT", at`/maps/${map}/members/${account}`, { role }),
    projectMembers: (project: ProjectId) => json(placeMembersSchema, "GET", at`/projects/${project}/members`),
    setProjectRole: (project: ProjectId, account: AccountId, role: PlaceRole | null) =>
      json(nothing, "PUT", at`/projects/${project}/members/${account}`, { role }),

    ownKeys: () => json(keyLinesSchema, "GET", "/me/keys"),
    newKey: (made: NewKey) => json(madeKeySchema, "POST", "/me/keys", made),
    revokeOwnKey: (id: KeyId) => json(nothing, "DELETE", at`/me/keys/${id}`),
    keys: () => json(keyLinesSchema, "GET", "/keys"),
    revokeKey: (id: KeyId) => json(nothing, "DELETE", at`/keys/${id}`),
    audit: (query: AuditQuery = {}) => json(auditLinesSchema, "GET", `/audit${queryOf(query)}`),
    auditCsvPath: (query: AuditQuery = {}) => `/v1/audit.csv${queryOf(query)}`,

    shares: (map: MapId) => json(shareLinesSchema, "GET", at`/maps/${map}/shares`),
    newShare: (map: MapId, made: NewShare) => json(shareLineSchema, "POST", at`/maps/${map}/shares`, made),
    changeShare: (map: MapId, id: ShareId, change: ChangeShare) =>
      json(shareLineSchema, "PATCH", at`/maps/${map}/shares/${id}`, change),
    revokeShare: (map: MapId, id: ShareId) => json(nothing, "DELETE", at`/maps/${map}/shares/${id}`),
    openShare: (token: string, password?: string) =>
      json(openedShareSchema, "POST", "/shared/open", { token, password }),
    sharedMap: (pass: string) => json(sharedMapSchema, "GET", at`/shared/${pass}/map`),
    sharedAssetPath: (pass: string, asset: AssetId) => `/v1${at`/shared/${pass}/assets/${asset}`}`,
    sharedLogoPath: (pass: string, logo: AssetId) => `/v1${at`/shared/${pass}/logo`}?of=${logo}`,
    /** A picture of the map as it is now, or a PDF to print. */
    sharedPicturePath: (pass: string, format: "svg" | "png" | "pdf", how: SharedPicture = {}) =>
      `/v1${at`/shared/${pass}/map.`}${format}${queryOf(how)}`,

    workspaces: () => json(workspaceLinesSchema, "GET", "/workspaces"),
    newWorkspace: (name: string) => json(madeWorkspaceSchema, "POST", "/workspaces", { name }),
    accounts: () => json(accountLinesSchema, "GET", "/accounts"),
    newAccount: (made: NewAccount) => json(madeAccountSchema, "POST", "/accounts", made),
    suspendAccount: (account: AccountId) => json(nothing, "POST", at`/accounts/${account}/suspend`, {}),
    readmitAccount: (account: AccountId) => json(nothing, "POST", at`/accounts/${account}/readmit`, {}),
    accountLink: (account: AccountId, how: z.input<typeof accountLinkSchema>) =>
      json(linkSchema, "POST", at`/accounts/${account}/link`, how),
    setAccountPassword: (account: AccountId, password: string) =>
      json(nothing, "PUT", at`/accounts/${account}/password`, { password }),

    projects: () => json(projectsSchema, "GET", "/projects"),
    newProject: (name: string) => json(projectSchema, "POST", "/projects", { name }),
    deleteProject: (id: ProjectId) => json(nothing, "DELETE", at`/projects/${id}`),

    maps: () => json(mapLinesSchema, "GET", "/maps"),
    newMap: (made: NewMap) => json(madeMapSchema, "POST", "/maps", made),
    map: (id: MapId): Promise<JourneyMap> => json(journeyMapSchema, "GET", at`/maps/${id}`),
    editMap: (id: MapId, edits: readonly Edit[]) =>
      json(editedSchema, "POST", at`/maps/${id}/edits`, { edits }),
    deleteMap: (id: MapId) => json(nothing, "DELETE", at`/maps/${id}`),
    restoreMap: (id: MapId) => json(nothing, "POST", at`/maps/${id}/restore`, {}),
    /** `body`: whatever the given `fetch` takes as a file. */
    sendAsset: (id: MapId, name: string, body: unknown, signal?: unknown) =>
      send("POST", at`/maps/${id}/assets?name=${name}`, body, "application/octet-stream", signal).then(
        async (response) => storedAssetSchema.parse(await response.json()),
      ),
    assetPath: (id: MapId, asset: AssetId) => `/v1${at`/maps/${id}/assets/${asset}`}`,
    personas: () => json(libraryPersonasSchema, "GET", "/personas"),
    persona: (id: PersonaId) => json(libraryPersonaSchema, "GET", at`/personas/${id}`),
    /** Adds it to the library, or puts it in the place of what is there under this id. */
    savePersona: (id: PersonaId, saved: SavePersona) =>
      json(libraryPersonaSchema, "PUT", at`/personas/${id}`, saved),
    deletePersona: (id: PersonaId) => json(nothing, "DELETE", at`/personas/${id}`),
    restorePersona: (id: PersonaId) => json(nothing, "POST", at`/personas/${id}/restore`, {}),
    /** The map may show its picture from now on. */
    lendPersona: (id: PersonaId, map: MapId) =>
      json(libraryPersonaSchema, "POST", at`/personas/${id}/lend`, { map }),
    personaPicturePath: (id: PersonaId, asset: AssetId) => `/v1${at`/personas/${id}/pictures/${asset}`}`,

    duplicateMap: (id: MapId, copy: CopyOfMap = {}) =>
      json(madeMapSchema, "POST", at`/maps/${id}/duplicate`, copy),
    exportPath: (id: MapId, query: ExportQuery) => `/v1${at`/maps/${id}/export`}${queryOf(query)}`,
    exportMap: async (
      id: MapId,
      { format, form = "grid", lang = "en", theme = "light" }: ExportQuery,
    ): Promise<Uint8Array> => {
      const path = at`/maps/${id}/export?format=${format}&form=${form}&lang=${lang}&theme=${theme}`;
      return new Uint8Array(await (await send("GET", path)).arrayBuffer());
    },
    example: (lang: Lang) => json(madeExampleSchema, "POST", "/example", { lang }),

    /** `head`: the first 256 KB of the file; `bytes`: its whole size. */
    preview: (
      file: { name: string; bytes: number },
      head: Uint8Array,
      mapping: ImportMapping,
      signal?: unknown,
    ) =>
      send(
        "POST",
        at`/preview?name=${file.name}&bytes=${String(file.bytes)}&mapping=${JSON.stringify(mapping)}`,
        head,
        "application/octet-stream",
        signal,
      ).then(async (response) => previewSchema.parse(await response.json())),
    /** For a file whose columns stand at its end (Parquet): upload it first. */
    previewUpload: (id: UploadId, mapping: ImportMapping, signal?: unknown) =>
      json(previewSchema, "POST", at`/uploads/${id}/preview`, mapping, signal),
    /** `body` is whatever the given `fetch` takes as a stream or a file. */
    upload: (fileName: string, body: unknown, signal?: unknown) =>
      send("POST", at`/uploads?name=${fileName}`, body, "application/octet-stream", signal).then(
        async (response) => uploadedSchema.parse(await response.json()),
      ),
    newImport: (made: NewImport) => json(acceptedImportSchema, "POST", "/imports", made),
    imports: () => json(importLinesSchema, "GET", "/imports"),
    import: (id: ImportId) => json(importLineSchema, "GET", at`/imports/${id}`),
    /** Stops an import that runs, or removes one that is done, with its numbers. */
    removeImport: (id: ImportId) => json(nothing, "DELETE", at`/imports/${id}`),
    refusedPath: (id: ImportId) => `/v1${at`/imports/${id}/refused.csv`}`,

    sources: (project: ProjectId) => json(sourceLinesSchema, "GET", at`/projects/${project}/sources`),
    newSource: (project: ProjectId, made: NewSource) =>
      json(sourceLineSchema, "POST", at`/projects/${project}/sources`, made),
    changeSource: (project: ProjectId, id: SourceId, change: ChangeSource) =>
      json(sourceLineSchema, "PATCH", at`/projects/${project}/sources/${id}`, change),
    removeSource: (project: ProjectId, id: SourceId) =>
      json(nothing, "DELETE", at`/projects/${project}/sources/${id}`),
    newWriteKey: (project: ProjectId, id: SourceId) =>
      json(writeKeyLineSchema, "POST", at`/projects/${project}/sources/${id}/keys`, {}),
    revokeWriteKey: (project: ProjectId, id: SourceId, key: WriteKeyId) =>
      json(nothing, "DELETE", at`/projects/${project}/sources/${id}/keys/${key}`),
    streamed: (project: ProjectId) => json(streamedSchema, "GET", at`/projects/${project}/stream`),
    /** `after`: the last number that is known already. */
    live: (project: ProjectId, after = 0) =>
      json(livePageSchema, "GET", `${at`/projects/${project}/live`}${queryOf({ after })}`),
    quarantine: (project: ProjectId, query: QuarantineQuery = {}) =>
      json(quarantinePageSchema, "GET", `${at`/projects/${project}/quarantine`}${queryOf({ ...query })}`),
    readAgain: (project: ProjectId, numbers: readonly number[]) =>
      json(replayedSchema, "POST", at`/projects/${project}/quarantine/replay`, { numbers }),
    throwAway: (project: ProjectId, numbers: readonly number[]) =>
      json(replayedSchema, "POST", at`/projects/${project}/quarantine/discard`, { numbers }),

    discover: (project: ProjectId, options: { stages?: number; lang?: Lang }) =>
      json(discoveredSchema, "POST", at`/projects/${project}/discover`, options),
    ask: <Kind extends QuestionKind>(
      project: ProjectId,
      question: { kind: Kind } & Record<string, unknown>,
      signal?: unknown,
    ): Promise<AnswerOf<Kind>> =>
      json(
        answerSchemas[question.kind] as unknown as z.ZodType<AnswerOf<Kind>>,
        "POST",
        at`/projects/${project}/ask`,
        question,
        signal,
      ),
    /** The numbers of a map's stages as the server reads the map at this moment (D3). */
    askStages: (map: MapId, options: { unit?: Unit; windowMs?: number; from?: number; to?: number }) =>
      json(answerSchemas.stages.extend({ map: z.string() }), "POST", at`/maps/${map}/stages`, options),
    /** All its numbers, for those who may see this map and not ask its project. */
    mapNumbers: (map: MapId, lens: Lens, signal?: unknown) =>
      json(mapNumbersSchema, "POST", at`/maps/${map}/numbers`, lens, signal),
  };
}

export type Client = ReturnType<typeof createClient>;
