export function MapPage() {
  return <main tabIndex={-1}></main>;
}
