import styles from "./persona-picture.module.css";

/** Stands where the picture will be: a bust in lines, whoever it is. */
export function EngravedFace() {
  return (
    <svg className={styles.face} viewBox="0 0 220 260" aria-hidden>
      <defs>
        <pattern id="face-lines" width="4" height="4" patternUnits="userSpaceOnUse">
          <path d="M0 2H4" stroke="currentColor" strokeWidth="0.8" opacity="0.55" />
        </pattern>
        <pattern
          id="face-shade"
          width="4"
          height="4"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(-35)"
        >
          <path d="M0 2H4" stroke="currentColor" strokeWidth="1.3" />
        </pattern>
      </defs>
      <rect width="220" height="260" fill="url(#face-lines)" opacity="0.5" />
      <path
        className={styles.paper}
        d="M22 260C26 206 66 190 92 184V164C72 152 62 126 62 104C62 70 82 48 110 48C138 48 158 70 158 104C158 126 148 152 128 164V184C154 190 194 206 198 260Z"
      />
      <path
        d="M22 260C26 206 66 190 92 184C100 196 120 196 128 184C154 190 194 206 198 260Z"
        fill="url(#face-shade)"
        opacity="0.75"
      />
      <path
        d="M116 48C142 50 158 72 158 104C158 126 148 152 128 164V184C124 190 118 193 110 193C126 176 138 150 138 112C138 84 130 60 116 48Z"
        fill="url(#face-shade)"
        opacity="0.6"
      />
      <path
        d="M62 104C62 70 82 48 110 48C138 48 158 70 158 104M62 104C62 126 72 152 92 164V184C66 190 26 206 22 260M158 104C158 126 148 152 128 164V184C154 190 194 206 198 260"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
      />
    </svg>
  );
}
