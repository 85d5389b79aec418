export function ImportsPage() {
  return <main tabIndex={-1}></main>;
}
