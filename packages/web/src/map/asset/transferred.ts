/** The files of a drop or a paste. Text that was copied with a picture of itself is text. */
export function filesIn({ files, types }: Pick<DataTransfer, "files" | "types">): readonly File[] {
  return types.includes("text/plain") ? [] : [...files];
}
