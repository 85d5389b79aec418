/** The three ways in, engraved: a route, a table with a measured column, a sheet waiting to be filled. */
export const ExampleIcon = () => (
  <svg viewBox="0 0 40 32" aria-hidden="true">
    <path
      d="M1 12C10 12 12 15 20 15.5S34 16 39 16L39 17C34 17 28 18 20 18S10 21 1 21Z"
      fill="currentColor"
      opacity=".45"
    />
    <path d="M1 16.5H39" stroke="currentColor" strokeWidth="1.3" />
    {[7, 20, 33].map((x) => (
      <circle key={x} cx={x} cy="16.5" r="3" fill="var(--ink)" stroke="currentColor" strokeWidth="1.6" />
    ))}
  </svg>
);

export const FileIcon = () => (
  <svg viewBox="0 0 40 32" fill="none" stroke="currentColor" strokeWidth="1.3" aria-hidden="true">
    <path d="M4 5h32v22H4zM4 10.5h32M4 16h32M4 21.5h32M13 5v22M25 5v22" />
    <path d="M25 5h11v22H25z" fill="var(--over-3)" stroke="var(--over)" />
  </svg>
);

export const TemplateIcon = () => (
  <svg viewBox="0 0 40 32" fill="none" stroke="currentColor" strokeWidth="1.3" aria-hidden="true">
    <path d="M3 5h7v4H3zM13 5h7v4h-7zM23 5h7v4h-7zM33 5h4v4h-4z" fill="var(--rule)" />
    <path
      d="M3 13h7v6H3zM13 13h7v6h-7zM23 13h7v6h-7zM33 13h4v6h-4zM3 23h7v4H3zM13 23h7v4h-7zM23 23h7v4h-7zM33 23h4v4h-4z"
      strokeDasharray="2 1.6"
    />
  </svg>
);
