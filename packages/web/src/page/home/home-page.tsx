export function HomePage() {
  return <main tabIndex={-1}></main>;
}
