import { isTextForm, journeyFileOf, mapIdSchema, type JourneyMap } from "@itinera/core";
import { exportQuerySchema, formatsOfForm, type ExportFormat } from "@itinera/protocol";
import type { FastifyReply } from "fastify";
import { z } from "zod";
import type { Context } from "../context.ts";
import type { Application } from "../http/application.ts";
import { attachment } from "../http/attachment.ts";
import { filePolicy } from "../http/contents-policy.ts";
import { refuse } from "../http/refuse.ts";
import { countMap, overlayOfCounted } from "../counted-map.ts";
import { pngThatFits } from "../png-that-fits.ts";
import { mayExportMaps } from "../policy/policies.ts";

const contentTypes: Record<ExportFormat, string> = {
  svg: "image/svg+xml; charset=utf-8",
  png: "image/png",
  pdf: "application/pdf",
  "journey.json": "application/json; charset=utf-8",
  txt: "text/plain; charset=utf-8",
  md: "text/markdown; charset=utf-8",
};

const fileName = (map: JourneyMap, format: ExportFormat) =>
  `${map.name.trim().slice(0, 80) || "map"}.${format}`;

const attach = (reply: FastifyReply, map: JourneyMap, format: ExportFormat) =>
  reply
    .type(contentTypes[format])
    .header("content-security-policy", filePolicy)
    .header("content-disposition", attachment(fileName(map, format)));

export function exportResource(
  app: Application,
  { parts, maps, assets, numbers, printing, settings }: Context,
): void {
  app.get(
    "/v1/maps/:map/export",
    {
      config: { allow: mayExportMaps, audit: "map.exported" },
      schema: { params: z.object({ map: mapIdSchema }), querystring: exportQuerySchema },
    },
    async ({ session, params, query }, reply) => {
      const listed = await parts.store.maps.get(session.workspace, params.map);
      const map = await maps.read(session.workspace, params.map);
      if (!listed || !map) return refuse(reply, 404, "map.gone");
      const { format, form, lang, theme } = query;
      if (!formatsOfForm[form].includes(format))
        return refuse(reply, 422, "export.no-such-format", { form, formats: formatsOfForm[form].join(", ") });
      if (format === "journey.json")
        return attach(reply, map, format).send(
          journeyFileOf(map, await assets.fileAssets(session.workspace, map)),
        );

      const scope = { workspace: session.workspace, project: listed.project };
      const overlay = overlayOfCounted(await countMap(numbers, scope, map));
      const front = await settings.frontOf(session.workspace);
      const { exporter, formOfMap, svgFile, textFile } = await printing.load();
      const given = {
        map,
        overlay,
        lang,
        project: front.name === "" ? listed.projectName : `${front.name} · ${listed.projectName}`,
        timeZone: front.timeZone,
        date: new Date(parts.now()),
        assets: await assets.fileAssets(session.workspace, map),
      };
      if (format === "txt" || format === "md") {
        if (!isTextForm(form)) throw new Error(`the form ${form} has no words`);
        return attach(reply, map, format).send(await textFile(form, format, given));
      }
      const page = await formOfMap(form, given);
      if ("kind" in page)
        return attach(reply, map, format).send(Buffer.from((await exporter.textPdf(page)).bytes));
      if (format === "svg") return attach(reply, map, format).send(await svgFile(page, theme));
      const made =
        format === "png"
          ? await pngThatFits(exporter, page, { theme, scale: 2 })
          : await exporter.pdf(page, { theme });
      if (made.kind === "refused") {
        const megapixels = Math.round(made.pixels / 1e6);
        return refuse(reply, 422, "export.too-large", { megapixels, most: Math.round(made.most / 1e6) });
      }
      return attach(reply, map, format).send(Buffer.from(made.bytes));
    },
  );
}
