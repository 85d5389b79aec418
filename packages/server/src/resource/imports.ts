import {
  importIdSchema,
  importMappingSchema,
  uploadIdSchema,
  type ImportId,
  type ImportMapping,
} from "@itinera/core";
import {
  acceptedImportSchema,
  importLineSchema,
  importLinesSchema,
  newImportSchema,
  previewSchema,
  uploadedSchema,
} from "@itinera/protocol";
import type { ListedImport } from "@itinera/store";
import { z } from "zod";
import { Readable } from "node:stream";
import type { Context } from "../context.ts";
import type { Application } from "../http/application.ts";
import { attachment } from "../http/attachment.ts";
import { bytesOf, chunksOf, isStream } from "../http/body-bytes.ts";
import { filePolicy } from "../http/contents-policy.ts";
import { paramsOf, refuse } from "../http/refuse.ts";
import { acceptImports } from "../accept-import.ts";
import { importLine } from "../import-lines.ts";
import type { FileSource } from "../import/file-source.ts";
import { limits } from "../import/limits.ts";
import { previewOf } from "../import/preview.ts";
import {
  inPlace,
  inProjectNamed,
  mayImport,
  mayImportSomewhere,
  mayReadImports,
  mayReadImportsSomewhere,
  mayRemoveImports,
  type Policy,
} from "../policy/policies.ts";
import type { Session } from "../policy/session.ts";
import type { Upload } from "../uploads.ts";

const { headBytes } = limits;

const octets = "application/octet-stream";

const mappingText = z
  .string()
  .max(10_000)
  .default("{}")
  .transform((text, context) => {
    try {
      return importMappingSchema.parse(JSON.parse(text));
    } catch {
      context.addIssue({ code: "custom", message: "mapping is no JSON of a mapping" });
      return z.NEVER;
    }
  });

const nameSchema = z.string().min(1).max(500);

export function importsResource(app: Application, { parts, uploads, work, settings }: Context): void {
  const { store } = parts;
  const accept = acceptImports(parts, uploads, work);

  // Files come as they are: a stream that nobody holds in memory.
  app.addContentTypeParser(octets, (_, payload, done) => done(null, payload));

  /** Times without a zone are of the workspace's, until somebody says otherwise. */
  const inZone = async ({ workspace }: Session, mapping: ImportMapping): Promise<ImportMapping> => ({
    timezone: (await settings.of(workspace)).timeZone,
    ...mapping,
  });

  app.post(
    "/v1/preview",
    {
      config: { allow: mayImportSomewhere, audit: "nothing" },
      bodyLimit: headBytes + 1,
      schema: {
        querystring: z.object({
          name: nameSchema,
          /** Size of the whole file. */
          bytes: z.coerce.number().int().min(0),
          mapping: mappingText,
        }),
        response: { 200: previewSchema },
      },
    },
    async ({ session, query, body }, reply) => {
      if (!isStream(body)) return refuse(reply, 415, "not-a-file");
      const head = await bytesOf(body, headBytes);
      if (!head) return refuse(reply, 413, "preview.too-big", { most: headBytes });
      const open = async function* () {
        yield head;
      };
      return previewOf(
        {
          fileName: query.name,
          bytes: Math.max(query.bytes, head.length),
          headOnly: query.bytes > head.length,
          open,
        },
        await inZone(session, query.mapping),
      );
    },
  );

  app.post(
    "/v1/uploads",
    {
      config: { allow: mayImportSomewhere, audit: "nothing" },
      bodyLimit: Number.MAX_SAFE_INTEGER,
      schema: { querystring: z.object({ name: nameSchema }), response: { 200: uploadedSchema } },
    },
    async ({ session, query, body }, reply) => {
      if (!isStream(body)) return refuse(reply, 415, "not-a-file");
      const written = await store.files.write(chunksOf(body));
      if (written.kind === "refused") return refuse(reply, 413, "upload.too-big", { most: written.maxBytes });
      const upload = uploads.add({ ...written.stored, workspace: session.workspace, fileName: query.name });
      return { upload, bytes: written.stored.bytes, sha256: written.stored.sha256 };
    },
  );

  // Parquet keeps its columns at the end of the file: its preview needs the whole of it.
  app.post(
    "/v1/uploads/:upload/preview",
    {
      config: { allow: mayImportSomewhere, audit: "nothing" },
      schema: {
        params: z.object({ upload: uploadIdSchema }),
        body: importMappingSchema,
        response: { 200: previewSchema },
      },
    },
    async ({ session, params, body }, reply) => {
      const upload = uploads.get(session.workspace, params.upload);
      return upload
        ? previewOf(sourceOf(upload, upload.fileName), await inZone(session, body))
        : refuse(reply, 404, "upload.gone");
    },
  );

  app.post(
    "/v1/imports",
    {
      config: { allow: mayImportSomewhere, audit: "nothing" },
      schema: { body: newImportSchema, response: { 200: acceptedImportSchema } },
    },
    async ({ session, body }, reply) => {
      if (!mayImport(await inProjectNamed(session, store.projects, body.project)))
        return refuse(reply, 403, "not-allowed");
      const upload = uploads.get(session.workspace, body.upload);
      if (!upload) return refuse(reply, 404, "upload.gone");
      const preview = await previewOf(sourceOf(upload, body.fileName), await inZone(session, body.mapping));
      const [refusal] = preview.refusals;
      if (refusal)
        return refuse(reply, 422, `file.${refusal.reason}`, { file: body.fileName, ...paramsOf(refusal) });

      const outcome = await accept(session.workspace, body, preview.mapping);
      switch (outcome.kind) {
        case "gone":
          return refuse(reply, 404, "upload.gone");
        case "other-mapping":
          return refuse(reply, 409, "import.other-mapping", { file: body.fileName });
        case "accepted":
          work.wake();
          return { import: outcome.import, already: outcome.already };
      }
    },
  );

  const sourceOf = (upload: Upload, fileName: string): FileSource => ({
    fileName,
    bytes: upload.bytes,
    open: () => store.files.read(upload.file),
  });

  app.get(
    "/v1/imports",
    { config: { allow: mayReadImportsSomewhere }, schema: { response: { 200: importLinesSchema } } },
    async ({ session }) => {
      const names = new Map((await store.projects.list(session.workspace)).map((one) => [one.id, one.name]));
      const imports = (await store.imports.list(session.workspace)).filter(({ project }) =>
        mayReadImports(inPlace(session, { project })),
      );
      return { imports: imports.map((one) => importLine(one, names.get(one.project) ?? "", work)) };
    },
  );

  const idParams = z.object({ import: importIdSchema });

  /** undefined: there is none that they may do this with. */
  async function found(session: Session, id: ImportId, may: Policy): Promise<ListedImport | undefined> {
    const listed = await store.imports.get(session.workspace, id);
    return listed && may(inPlace(session, { project: listed.project })) ? listed : undefined;
  }

  app.get(
    "/v1/imports/:import",
    {
      config: { allow: mayReadImportsSomewhere },
      schema: { params: idParams, response: { 200: importLineSchema } },
    },
    async ({ session, params }, reply) => {
      const listed = await found(session, params.import, mayReadImports);
      if (!listed) return refuse(reply, 404, "import.gone");
      const project = await store.projects.get(session.workspace, listed.project);
      return importLine(listed, project?.name ?? "", work);
    },
  );

  app.get(
    "/v1/imports/:import/refused.csv",
    { config: { allow: mayImportSomewhere, audit: "import.refused-rows" }, schema: { params: idParams } },
    async ({ session, params }, reply) => {
      const listed = await found(session, params.import, mayImport);
      if (!listed?.refusedRows) return refuse(reply, 404, "import.nothing-refused");
      return reply
        .type("text/csv; charset=utf-8")
        .header("content-security-policy", filePolicy)
        .header("content-disposition", attachment(`refused ${listed.fileName}.csv`))
        .send(Readable.from(store.files.read(listed.refusedRows)));
    },
  );

  app.delete(
    "/v1/imports/:import",
    { config: { allow: mayImportSomewhere, audit: "import.removed" }, schema: { params: idParams } },
    async ({ session, params }, reply) => {
      if (!(await found(session, params.import, mayRemoveImports))) return refuse(reply, 404, "import.gone");
      const asked = await store.imports.requestRemoval(session.workspace, params.import);
      if (asked.kind === "gone") return refuse(reply, 404, "import.gone");
      work.stop(params.import);
      work.wake();
      return {};
    },
  );
}
