import type { Picture } from './take-pictures';

/**
 * A page that shows the pictures, scene by scene and state by state, at half their size: as the screen looks from three
 * metres. Each opens in full when it is pressed.
 */
export function galleryPage(pictures: readonly Picture[]): string {
  const titleOf = ({ scene, state }: Picture): string => `${scene}, ${state}`;
  const titles = [...new Set(pictures.map(titleOf))].sort();
  const sections = titles.map((title) => {
    const figures = pictures.filter((picture) => titleOf(picture) === title).map(figure);
    return `<h2>${title}</h2>\n<div>\n${figures.join('\n')}\n</div>`;
  });
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Scan Station, every screen</title>
<style>
  body { margin: 2rem; font: 1rem system-ui, sans-serif; background: #ddd; color: #111; }
  div { display: flex; flex-wrap: wrap; gap: 1rem; }
  figure { margin: 0; }
</style>
<h1>Scan Station, every screen</h1>
<p>At half the size, as from three metres. <a href="tokens.html">The tokens they are made of</a></p>
${sections.join('\n')}
</html>
`;
}

function figure({ file, theme, language, width, height }: Picture): string {
  const title = `${theme}, ${language}, ${width} × ${height}`;
  return `<figure><a href="${file}"><img src="${file}" alt="${title}" width="${width / 2}" height="${height / 2}" loading="lazy"></a><figcaption>${title}</figcaption></figure>`;
}
