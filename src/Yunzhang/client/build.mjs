// Bundles what the browser loads into ../wwwroot/dist: styles from Tabler's parts and ours, our elements, one sprite of icons.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import * as sass from 'sass';

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, '../wwwroot/dist');
// Older phones inside office apps; safari14 cannot be reached, it would need classes and destructuring rewritten.
const target = ['es2020', 'safari15', 'chrome87'];

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const styles = sass.compile(join(here, 'styles/yunzhang.scss'), {
  loadPaths: [join(here, 'node_modules')], style: 'expanded', quietDeps: true, logger: sass.Logger.silent,
});
const css = await esbuild.transform(styles.css, { loader: 'css', minify: true, target, charset: 'utf8', legalComments: 'none' });
writeFileSync(join(out, 'yunzhang.css'), css.code);

await esbuild.build({
  entryPoints: [join(here, 'elements/yunzhang.js')], outdir: out, bundle: true, minify: true, format: 'esm', target, charset: 'utf8', logLevel: 'warning',
});

// The pages say which icons there are; each becomes a symbol of that name.
const glyphs = readFileSync(join(here, '../../Platform/Ui/Icons/Glyph.cs'), 'utf8');
const names = [...glyphs.matchAll(/new\("([a-z0-9-]+)"\)/g)].map(m => m[1]);
const symbol = name => {
  const svg = readFileSync(join(here, `node_modules/@tabler/icons/icons/outline/${name}.svg`), 'utf8');
  const shapes = [...svg.matchAll(/<(?:path|circle|rect|line|polyline)\b[^>]*>/g)].map(m => m[0]).filter(s => !s.includes('stroke="none"'));
  return `<symbol id="${name}" viewBox="0 0 24 24">${shapes.join('')}</symbol>`;
};
writeFileSync(join(out, 'icons.svg'), `<svg xmlns="http://www.w3.org/2000/svg">${names.map(symbol).join('')}</svg>`);
