import {
  measureText,
  shownBy,
  standardFonts,
  type FontId,
  type FormPage,
  type Group,
  type Line,
  type Mark,
  type Page,
  type Run,
  type TextFontId,
} from "@itinera/scene";

/** Stands for a character that no font of ours has; one glyph missing would spoil a whole PDF. */
const substitute = { text: "□", font: "ui-400" } as const;

const isMissing = (char: string, font: FontId): boolean =>
  font !== "emoji" && shownBy(char.codePointAt(0) ?? 0, font, standardFonts) === undefined;

/** A page whose every character can be drawn, and the characters that had to be replaced. */
export function covered(page: Page | FormPage): {
  readonly page: Page | FormPage;
  readonly missing: readonly string[];
} {
  const missing = new Set<string>();
  const marksOf = (marks: readonly Mark[]) => coveredMarks(marks, missing);
  const groupOf = (group: Group): Group => ({ ...group, marks: marksOf(group.marks) });
  if (!("scene" in page)) {
    const { ground, groups } = page.drawing;
    const drawing = { ...page.drawing, ground: marksOf(ground), groups: groups.map(groupOf) };
    const done: FormPage = { ...page, head: marksOf(page.head), foot: marksOf(page.foot), drawing };
    return { page: done, missing: [...missing] };
  }
  const { scene } = page;
  const { header } = scene;
  const done: Page = {
    ...page,
    head: marksOf(page.head),
    foot: marksOf(page.foot),
    scene: {
      ...scene,
      header: {
        ...header,
        corner: groupOf(header.corner),
        stages: header.stages.map((stage) => ({ ...stage, group: groupOf(stage.group) })),
        route: groupOf(header.route),
        steps: header.steps.map(groupOf),
      },
      rows: scene.rows.map((row) => ({
        ...row,
        header: groupOf(row.header),
        groups: row.groups.map(groupOf),
      })),
      headings: scene.headings.map((heading) => ({ ...heading, group: groupOf(heading.group) })),
      connectors: scene.connectors.map((one) => ({ ...one, group: groupOf(one.group) })),
    },
  };
  return { page: done, missing: [...missing] };
}

function coveredMarks(marks: readonly Mark[], missing: Set<string>): readonly Mark[] {
  return marks.map((mark) =>
    mark.kind === "text"
      ? { ...mark, lines: mark.lines.map((line) => coveredLine(line, mark.size, missing)) }
      : mark,
  );
}

function coveredLine(line: Line, size: number, missing: Set<string>): Line {
  const isWhole = line.runs.every((run) => !Array.from(run.text).some((char) => isMissing(char, run.font)));
  return isWhole ? line : { ...line, runs: line.runs.flatMap((run) => coveredRun(run, size, missing)) };
}

/** Cut at the missing characters; every part keeps its width, so that nothing moves. */
function coveredRun(run: Run, size: number, missing: Set<string>): readonly Run[] {
  const { font } = run;
  if (font === "emoji") return [run];
  const parts: { text: string; isMissing: boolean }[] = [];
  for (const char of run.text) {
    const lacks = isMissing(char, font);
    if (lacks) missing.add(char);
    const last = parts.at(-1);
    if (last && !last.isMissing && !lacks) last.text += char;
    else parts.push({ text: char, isMissing: lacks });
  }
  return parts.map((part) => ({
    ...run,
    ...(part.isMissing ? substitute : { text: part.text }),
    width: widthOf(part.text, font, size),
  }));
}

const widthOf = (text: string, font: TextFontId, size: number): number =>
  measureText([{ text, font }], size, standardFonts).width(0, text.length);
