/** Writes the generated pages of docs/. Run by `npm run docs` after a build. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { projectJsonSchema, projectReference } from '../dist/src/app/config/docs.js';
import { accuracyFile, measureAccuracy } from '../dist/src/app/docs/accuracy.js';
import { generatedPart, modelIndex, subjects, withGenerated } from '../dist/src/app/docs/models.js';
import { costBookPage, costBookYaml } from '../dist/src/economics/docs.js';
import { rankingJsonSchema } from '../dist/src/report/exports/rankingSchema.js';
import { landCoverPage } from '../dist/src/terrain/docs.js';

const folder = new URL('../docs/schema/', import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL('project.schema.json', folder), projectJsonSchema());
writeFileSync(new URL('project.md', folder), projectReference());
writeFileSync(new URL('ranking.schema.json', folder), rankingJsonSchema());

const formats = new URL('../docs/formats/', import.meta.url);
mkdirSync(formats, { recursive: true });
writeFileSync(new URL('costbook.md', formats), costBookPage());
writeFileSync(new URL('land-cover.md', formats), landCoverPage());
writeFileSync(new URL('../data-samples/qinghe/costbook.yaml', import.meta.url), costBookYaml());

await modelPages(new URL('../docs/models/', import.meta.url));

/** Measures accuracy anew where the references are; elsewhere the committed figures stay. */
async function modelPages(pages) {
  const references = new URL('../../shared/reference/', import.meta.url);
  const figures = new URL('accuracy.json', pages);
  if (existsSync(references)) writeFileSync(figures, accuracyFile(await measureAccuracy(portOf(references))));
  const accuracy = JSON.parse(readFileSync(figures, 'utf8'));

  const all = await subjects();
  for (const subject of all) {
    const file = new URL(`${subject.id}.md`, pages);
    const part = generatedPart(subject, accuracy[subject.id] ?? []);
    writeFileSync(file, withGenerated(readFileSync(file, 'utf8'), part, `${subject.id}.md`));
  }

  const names = readdirSync(pages).filter((name) => name.endsWith('.md') && name !== 'README.md');
  const texts = names.map((name) => [name.slice(0, -3), readFileSync(new URL(name, pages), 'utf8')]);
  const index = new URL('README.md', pages);
  const table = modelIndex(all, new Map(texts));
  writeFileSync(index, withGenerated(readFileSync(index, 'utf8'), table, 'README.md'));
}

/** Reading below one folder, for `verify`. */
function portOf(root) {
  return {
    list: async (path) =>
      readdirSync(new URL(path, root), { withFileTypes: true }).map((entry) => ({
        name: entry.name,
        kind: entry.isDirectory() ? 'folder' : 'file',
      })),
    read: async (path) => readFileSync(new URL(path, root), 'utf8'),
  };
}
