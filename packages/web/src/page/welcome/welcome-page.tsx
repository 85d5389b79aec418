export function WelcomePage() {
  return <main tabIndex={-1}></main>;
}
