import type { ReactNode } from "react";
import styles from "./form.module.css";

interface FormProps {
  readonly onSubmit: () => void;
  /** Fields, then the button that sends them. */
  readonly children: ReactNode;
  readonly id?: string;
}

/** Fields one below the other; Enter sends them. */
export function Form({ onSubmit, children, id }: FormProps) {
  return (
    <form
      id={id}
      className={styles.form}
      // What is wrong is said in the language of the page, not of the browser.
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}
