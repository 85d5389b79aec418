export function ReadingPage() {
  return <main tabIndex={-1}></main>;
}
