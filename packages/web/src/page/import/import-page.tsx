export function ImportPage() {
  return <main tabIndex={-1}></main>;
}
