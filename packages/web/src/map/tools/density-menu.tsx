import { densities, type Density } from "@itinera/scene";
import { Columns2, Columns3, Columns4, StretchHorizontal, type LucideIcon } from "lucide-react";
import { useWords } from "../../app/language.tsx";
import { IconButton } from "../../parts/icon-button.tsx";
import { Menu } from "../../parts/menu.tsx";
import { useView } from "../editor/view.ts";

const icons: Readonly<Record<Density, LucideIcon>> = {
  overview: Columns4,
  compact: Columns3,
  comfortable: Columns2,
  workshop: StretchHorizontal,
};

/** How much of the map one screen holds. */
export function DensityMenu() {
  const { t } = useWords();
  const density = useView((view) => view.density);
  const setDensity = useView((view) => view.setDensity);
  const Icon = icons[density];
  const label = t("scene:density.label");
  return (
    <Menu
      label={label}
      choices={densities.map((id) => {
        const Own = icons[id];
        return { id, name: t(`scene:density.${id}`), icon: <Own aria-hidden /> };
      })}
      onChoose={setDensity}
    >
      <IconButton label={`${label}: ${t(`scene:density.${density}`)}`}>
        <Icon aria-hidden />
      </IconButton>
    </Menu>
  );
}
