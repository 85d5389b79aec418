export function TemplatesPage() {
  return <main tabIndex={-1}></main>;
}
