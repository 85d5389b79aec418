/** Has the browser save what lies at a path of the server, under the name that the server gives it. */
export function downloadFrom(path: string): void {
  const link = document.createElement("a");
  link.href = path;
  link.download = "";
  link.click();
}
