// First load of each app, gzip: what index.html names, and what those scripts import at once. Fails beyond the budget.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

const budget = 60 * 1024;
const apps = {
  portal: ['src/Ui/portal/dist', '/'],
  dashboard: ['src/Modules/Dashboard/ui/dist', '/dashboard/'],
  webclient: ['src/IceWarp.EmbeddedServer/ui/dist', '/webmail/'],
};

/** Every file an app needs before it can paint: index.html, its scripts, styles, and their static imports. */
function firstLoad(folder, base) {
  const seen = new Set();
  const visit = (path) => {
    if (seen.has(path) || !existsSync(path)) return;
    seen.add(path);
    if (!path.endsWith('.js')) return;
    const source = readFileSync(path, 'utf8');
    for (const [, target] of source.matchAll(/(?:^|[;}])(?:import|export)(?:[^"'`;()]*from)?["']([^"']+)["']/g))
      visit(resolve(dirname(path), target));
  };
  const page = join(folder, 'index.html');
  visit(page);
  for (const [, url] of readFileSync(page, 'utf8').matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g))
    visit(join(folder, url.slice(base.length)));
  return [...seen];
}

let failed = false;
for (const [name, [folder, base]] of Object.entries(apps)) {
  if (!existsSync(join(folder, 'index.html'))) {
    console.log(`${name} is not built: run npm run build`);
    failed = true;
    continue;
  }
  const files = firstLoad(folder, base);
  const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0);
  const verdict = bytes <= budget ? 'within' : 'BEYOND';
  console.log(
    `${name}: first load ${(bytes / 1024).toFixed(1)} kB gzip in ${files.length} files, ${verdict} ${budget / 1024} kB`,
  );
  failed ||= bytes > budget;
}
process.exitCode = failed ? 1 : 0;
