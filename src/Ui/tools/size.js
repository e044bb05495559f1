// First load of each app, gzip: what index.html names, and what those scripts import at once; and what an app loads later, on
// use. Fails beyond the budgets.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

const budget = 60 * 1024;
const apps = {
  portal: ['src/Ui/portal/dist', '/'],
  dashboard: ['src/Modules/Dashboard/ui/dist', '/dashboard/'],
  notes: ['src/Modules/Notes/ui/dist', '/notes/'],
  webclient: ['src/IceWarp.EmbeddedServer/ui/dist', '/webmail/'],
};

/** What is loaded on use: the beginning of its script's name, and how much it may add to the first load. */
const later = { notes: [{ name: 'NoteEditor', budget: 140 * 1024 }] };

/** A script and all that it imports at once. */
function withImports(named, seen = new Set()) {
  const path = resolve(named);
  if (seen.has(path) || !existsSync(path)) return seen;
  seen.add(path);
  if (!path.endsWith('.js')) return seen;
  const source = readFileSync(path, 'utf8');
  for (const [, target] of source.matchAll(/(?:^|[;}])(?:import|export)(?:[^"'`;()]*from)?["']([^"']+)["']/g))
    withImports(resolve(dirname(path), target), seen);
  return seen;
}

/** Every file an app needs before it can paint: index.html, its scripts, styles, and their static imports. */
function firstLoad(folder, base) {
  const page = join(folder, 'index.html');
  const seen = withImports(page);
  for (const [, url] of readFileSync(page, 'utf8').matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g))
    withImports(join(folder, url.slice(base.length)), seen);
  return [...seen];
}

const gzip = (files) => files.reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0);
const kB = (bytes) => `${(bytes / 1024).toFixed(1)} kB gzip`;

let failed = false;
for (const [name, [folder, base]] of Object.entries(apps)) {
  if (!existsSync(join(folder, 'index.html'))) {
    console.log(`${name} is not built: run npm run build`);
    failed = true;
    continue;
  }
  const files = firstLoad(folder, base);
  const say = (what, bytes, count, most) => {
    console.log(
      `${name}: ${what} ${kB(bytes)} in ${count} files, ${bytes <= most ? 'within' : 'BEYOND'} ${most / 1024} kB`,
    );
    failed ||= bytes > most;
  };
  say('first load', gzip(files), files.length, budget);
  for (const part of later[name] ?? []) {
    const assets = join(folder, 'assets');
    const own = readdirSync(assets).filter((file) => file.startsWith(`${part.name}-`) && /\.(?:js|css)$/.test(file));
    const added = new Set(own.flatMap((file) => [...withImports(join(assets, file))]));
    for (const file of files) added.delete(file);
    if (own.length === 0) console.log(`${name} has no ${part.name}`);
    failed ||= own.length === 0;
    say(part.name, gzip([...added]), added.size, part.budget);
  }
}
process.exitCode = failed ? 1 : 0;
