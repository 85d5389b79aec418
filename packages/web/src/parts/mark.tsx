interface MarkProps {
  readonly className?: string | undefined;
}

/** The product's mark: a station on a route between two banks. */
export function Mark({ className }: MarkProps) {
  return (
    <svg className={className} viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <path d="M5 1.5V18.5M15 1.5V18.5" stroke="currentColor" strokeWidth="1.3" />
      <path d="M10 1.5v3.2M10 15.3v3.2" stroke="currentColor" strokeWidth="1.3" strokeDasharray="1.6 1.4" />
      <circle cx="10" cy="10" r="3.6" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <circle cx="10" cy="10" r="1.3" fill="var(--over)" />
    </svg>
  );
}
