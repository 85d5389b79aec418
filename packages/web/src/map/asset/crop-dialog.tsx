import type { Image, MapId } from "@itinera/core";
import { useState } from "react";
import Cropper, { type Area } from "react-easy-crop";
import "react-easy-crop/react-easy-crop.css";
import { Label, Slider, SliderThumb, SliderTrack } from "react-aria-components";
import { client } from "../../api/client.ts";
import { useWords } from "../../app/language.tsx";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { Select } from "../../parts/select.tsx";
import styles from "./crop-dialog.module.css";

export interface CropDialogProps {
  readonly map: MapId;
  readonly image: Image;
  /** undefined: all of the picture is shown. */
  readonly onKeep: (crop: Image["crop"]) => void;
  readonly onClose: () => void;
  /** One shape alone, as for a portrait. */
  readonly only?: Shape;
}

const shapes = ["original", "square", "landscape", "wide"] as const;
type Shape = (typeof shapes)[number];

const aspectOf = (shape: Shape, { width, height }: Image): number =>
  ({ original: width / height, square: 1, landscape: 4 / 3, wide: 16 / 9 })[shape];

/** The shape that a crop has by now, as far as it is one of those offered. */
const shapeOf = (image: Image): Shape =>
  shapes.find((shape) => {
    const { crop } = image;
    if (!crop) return shape === "original";
    const aspect = (image.width * crop.width) / (image.height * crop.height);
    return Math.abs(aspectOf(shape, image) / aspect - 1) < 0.01;
  }) ?? "original";

const toPercent = ({ x, y, width, height }: NonNullable<Image["crop"]>): Area => ({
  x: x * 100,
  y: y * 100,
  width: width * 100,
  height: height * 100,
});

/** In shares with four digits; what reaches beyond the picture by rounding is cut off. */
function toShares({ x, y, width, height }: Area): NonNullable<Image["crop"]> {
  const share = (percent: number) => Math.min(1, Math.max(0, Math.round(percent * 100) / 10_000));
  const [left, top] = [Math.min(share(x), 0.99), Math.min(share(y), 0.99)];
  return {
    x: left,
    y: top,
    width: Math.max(0.01, Math.min(share(width), 1 - left)),
    height: Math.max(0.01, Math.min(share(height), 1 - top)),
  };
}

const isWhole = ({ width, height }: NonNullable<Image["crop"]>) => width > 0.999 && height > 0.999;

/** Chooses the part of a picture that is shown; the picture itself stays whole. */
export function CropDialog({ map, image, onKeep, onClose, only }: CropDialogProps) {
  const { t, lang } = useWords();
  const [shape, take] = useState<Shape>(only ?? shapeOf(image));
  const [place, move] = useState({ x: 0, y: 0 });
  const [zoom, setZoom] = useState(1);
  const [area, show] = useState<Area>();
  const keep = (crop: Image["crop"]) => {
    onKeep(crop && isWhole(crop) ? undefined : crop);
    onClose();
  };
  return (
    <Dialog
      title={t("cards:files.crop")}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t("common:cancel")}</Button>
          {image.crop && <Button onPress={() => keep(undefined)}>{t("cards:files.whole")}</Button>}
          <Button look="ink" onPress={() => keep(area && toShares(area))}>
            {t("cards:files.cropKeep")}
          </Button>
        </>
      }
    >
      <div className={styles.stage}>
        <Cropper
          image={client.assetPath(map, image.asset)}
          crop={place}
          zoom={zoom}
          aspect={aspectOf(shape, image)}
          onCropChange={move}
          onZoomChange={setZoom}
          onCropComplete={show}
          {...(image.crop && { initialCroppedAreaPercentages: toPercent(image.crop) })}
          // A style element of its own would be refused by the page's security policy.
          disableAutomaticStylesInjection
          cropperProps={{ role: "group", "aria-label": t("cards:files.crop") }}
          mediaProps={{ alt: "" }}
        />
      </div>
      <div className={styles.controls}>
        {!only && (
          <Select
            label={t("cards:files.shape")}
            choices={shapes.map((id) => ({ id, name: t(`cards:files.shapes.${id}`) }))}
            value={shape}
            onChange={take}
          />
        )}
        <Slider
          className={styles.slider}
          minValue={1}
          maxValue={5}
          step={0.05}
          value={zoom}
          onChange={setZoom}
          formatOptions={{ style: "percent" }}
          lang={lang}
        >
          <Label className={styles.label}>{t("cards:files.zoom")}</Label>
          <SliderTrack className={styles.track}>
            <SliderThumb className={styles.thumb} />
          </SliderTrack>
        </Slider>
      </div>
    </Dialog>
  );
}
