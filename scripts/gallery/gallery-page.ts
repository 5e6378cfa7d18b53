import type { Picture } from './take-pictures';

/** A page that shows the pictures, screen by screen and state by state; each opens in full when it is pressed. */
export function galleryPage(pictures: readonly Picture[]): string {
  const titleOf = ({ screen, state }: Picture): string => `${screen}, ${state}`;
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
  div { display: grid; grid-template-columns: repeat(auto-fill, minmax(26rem, 1fr)); gap: 1rem; }
  figure { margin: 0; }
  img { width: 100%; }
</style>
<h1>Scan Station, every screen</h1>
${sections.join('\n')}
</html>
`;
}

function figure({ file, theme, language, size }: Picture): string {
  const title = `${theme}, ${language}, ${size.width} × ${size.height}`;
  return `<figure><a href="${file}"><img src="${file}" alt="${title}" loading="lazy"></a><figcaption>${title}</figcaption></figure>`;
}
