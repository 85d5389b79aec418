import {
  isTextForm,
  journeyFileOf,
  mapIdSchema,
  overlayOf,
  scoredStagesOf,
  touchpointBindingsOf,
  trendBindingsOf,
  trendWeeks,
  boundStagesOf,
  type JourneyMap,
  type Overlay,
} from "@itinera/core";
import type { Exporter } from "@itinera/export";
import type { FormPage, Page, Theme } from "@itinera/scene";
import { exportQuerySchema, formatsOfForm, type ExportFormat } from "@itinera/protocol";
import type { FastifyReply } from "fastify";
import { z } from "zod";
import type { Scope } from "@itinera/analytics";
import type { Context } from "../context.ts";
import type { Application } from "../http/application.ts";
import { attachment } from "../http/attachment.ts";
import { filePolicy } from "../http/contents-policy.ts";
import { refuse } from "../http/refuse.ts";
import type { Numbers } from "../numbers.ts";
import { mayExportMaps } from "../policy/policies.ts";

const contentTypes: Record<ExportFormat, string> = {
  svg: "image/svg+xml; charset=utf-8",
  png: "image/png",
  pdf: "application/pdf",
  "journey.json": "application/json; charset=utf-8",
  txt: "text/plain; charset=utf-8",
  md: "text/markdown; charset=utf-8",
};

/** What the measured lanes of an export show: the numbers of this moment, or that there are none. */
async function overlayNow(numbers: Numbers, scope: Scope, map: JourneyMap): Promise<Overlay> {
  const common = { unit: "person" as const, period: {} };
  const stages = await numbers.ask(scope, { kind: "stages", ...common, stages: [...boundStagesOf(map)] });
  const matches = await numbers.ask(scope, {
    kind: "matches",
    ...common,
    bindings: touchpointBindingsOf(map),
    weeks: 0,
  });
  const scores = await numbers.ask(scope, { kind: "scores", period: {}, stages: scoredStagesOf(map) });
  const trend = await numbers.ask(scope, {
    kind: "matches",
    ...common,
    bindings: trendBindingsOf(map),
    weeks: trendWeeks,
  });
  if (stages.kind === "unavailable") return { state: "unavailable", since: stages.since };
  if (matches.kind === "unavailable") return { state: "unavailable", since: matches.since };
  if (scores.kind === "unavailable") return { state: "unavailable", since: scores.since };
  if (trend.kind === "unavailable") return { state: "unavailable", since: trend.since };
  return stages.answer.n === 0 && !map.stages.some((stage) => stage.binding?.length)
    ? { state: "absent" }
    : overlayOf({
        stages: stages.answer,
        matches: matches.answer,
        scores: scores.answer,
        trend: trend.answer,
      });
}

const fileName = (map: JourneyMap, format: ExportFormat) =>
  `${map.name.trim().slice(0, 80) || "map"}.${format}`;

const attach = (reply: FastifyReply, map: JourneyMap, format: ExportFormat) =>
  reply
    .type(contentTypes[format])
    .header("content-security-policy", filePolicy)
    .header("content-disposition", attachment(fileName(map, format)));

export function exportResource(app: Application, { parts, maps, assets, numbers, printing }: Context): void {
  app.get(
    "/v1/maps/:map/export",
    {
      config: { allow: mayExportMaps },
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

      const overlay = await overlayNow(
        numbers,
        { workspace: session.workspace, project: listed.project },
        map,
      );
      const { exporter, formOfMap, svgFile, textFile } = await printing.load();
      const given = {
        map,
        overlay,
        lang,
        project: listed.projectName,
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
        format === "png" ? await pngThatFits(exporter, page, theme) : await exporter.pdf(page, { theme });
      if (made.kind === "refused") {
        const megapixels = Math.round(made.pixels / 1e6);
        return refuse(reply, 422, "export.too-large", { megapixels, most: Math.round(made.most / 1e6) });
      }
      return attach(reply, map, format).send(Buffer.from(made.bytes));
    },
  );
}

/** Twice the screen's pixels, or as many as there may be. */
async function pngThatFits(exporter: Exporter, page: Page | FormPage, theme: Theme) {
  const sharp = await exporter.png(page, { theme, scale: 2 });
  if (sharp.kind === "exported" || sharp.largestScale < 1) return sharp;
  return exporter.png(page, { theme, scale: sharp.largestScale });
}
