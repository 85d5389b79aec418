import { iconSize, iconStroke } from "@itinera/scene";

interface SceneIconProps {
  /** Outline as the scene's icons give it. */
  readonly d: string;
}

/** An icon of the sheet within the page's chrome. */
export function SceneIcon({ d }: SceneIconProps) {
  return (
    <svg
      width="16"
      height="16"
      viewBox={`0 0 ${iconSize} ${iconSize}`}
      fill="none"
      stroke="currentColor"
      strokeWidth={(iconStroke * iconSize) / 16}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
    >
      <path d={d} />
    </svg>
  );
}
