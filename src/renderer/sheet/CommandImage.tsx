import { useEffect, useState, type ReactElement } from 'react';
import { drawCommand } from './draw-command';

/** The barcode of a command; nothing until it is drawn. */
export function CommandImage({ code }: { code: string }): ReactElement | null {
  const [image, setImage] = useState<string | null>(null);
  useEffect(() => {
    let isShown = true;
    void drawCommand(code).then((drawn) => {
      if (isShown) setImage(drawn);
    });
    return () => {
      isShown = false;
    };
  }, [code]);
  return image === null ? null : <img className="command-image" src={image} alt={code} />;
}
