import { Switch as AriaSwitch } from "react-aria-components";
import styles from "./switch.module.css";

interface SwitchProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

export function Switch({ label, isOn, onChange }: SwitchProps) {
  return (
    <AriaSwitch className={styles.switch} isSelected={isOn} onChange={onChange}>
      {label}
      <span className={styles.track} aria-hidden>
        <span className={styles.knob} />
      </span>
    </AriaSwitch>
  );
}
