import { toast, Toaster } from "sonner";
import "sonner/dist/styles.css";
import styles from "./toasts.module.css";

interface Told {
  /** A button beside the text, most often Undo. */
  readonly action?: { readonly name: string; readonly perform: () => void };
  /** The same key replaces the toast that is there. */
  readonly key?: string;
  /** It stays until it is answered: something would be lost with it. Name of the button that lets it go. */
  readonly letGo?: string;
}

/** Says in passing what was done, or why it was not; stays six seconds, longer under the pointer. */
export function tell(text: string, { action, key, letGo }: Told = {}): void {
  toast(text, {
    ...(key && { id: key }),
    ...(letGo && { duration: Infinity, cancel: { label: letGo, onClick: () => undefined } }),
    ...(action && { action: { label: action.name, onClick: action.perform } }),
  });
}

interface ToastsProps {
  readonly label: string;
}

/** The place of toasts: bottom left. Once, in the application's frame. */
export function Toasts({ label }: ToastsProps) {
  return (
    <Toaster
      position="bottom-left"
      duration={6_000}
      containerAriaLabel={label}
      offset={{ bottom: 40, left: 24 }}
      mobileOffset={{ bottom: 76, left: 12, right: 12 }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast: styles.toast,
          content: styles.content,
          actionButton: styles.action,
          cancelButton: styles.cancel,
        },
      }}
    />
  );
}
