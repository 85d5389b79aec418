import { forms, langs, mapIdSchema, type Form, type Lang } from "@itinera/core";
import { exportFormats, formatsOfForm } from "@itinera/protocol";
import { Option } from "commander";
import { rename, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { standpoint } from "../configuration.ts";
import { Failure, WrongUsage } from "../failure.ts";
import type { ClientCommand } from "./command.ts";

export const exportCommand: ClientCommand = {
  declare: (program) =>
    program
      .command("export")
      .description("write a map to a file")
      .argument("<map>", "id of the map")
      .requiredOption(
        "--to <file>",
        `the file; its ending says which: ${exportFormats.map((one) => `.${one}`).join(" ")}`,
      )
      .addOption(new Option("--form <form>", "how the map is shown").choices(forms).default("grid"))
      .addOption(new Option("--lang <lang>", "language of the lanes' names").choices(langs).default("en"))
      .addOption(new Option("--theme <theme>").choices(["light", "dark"]).default("light")),
  async run({ client, speech }, words) {
    const { to, form, lang, theme } = words.opts<{
      to: string;
      form: Form;
      lang: Lang;
      theme: "light" | "dark";
    }>();
    const format = exportFormats.find((one) => to.toLowerCase().endsWith(`.${one}`));
    if (!format)
      throw new WrongUsage(
        `--to "${to}" ends in none of ${exportFormats.map((one) => `.${one}`).join(", ")}`,
      );
    if (!formatsOfForm[form].includes(format))
      throw new WrongUsage(
        `--form ${form} can be written to ${formatsOfForm[form].map((one) => `.${one}`).join(", ")}, not to .${format}`,
      );
    const map = mapIdSchema.safeParse(words.args[0]);
    if (!map.success) throw new Failure(`There is no map with the id "${words.args[0]}".`);
    const bytes = await client.exportMap(map.data, { format, form, lang, theme });
    const file = resolve(standpoint(), to);
    // Under another name first: nobody finds half a file.
    const draft = `${file}.${process.pid}.part`;
    try {
      await writeFile(draft, bytes);
      await rename(draft, file);
    } catch (error) {
      throw new Failure(`Could not write ${file}: ${(error as Error).message}`);
    }
    speech.answer({ map: map.data, file, bytes: bytes.length }, () => `${file} (${bytes.length} bytes)`);
  },
};
