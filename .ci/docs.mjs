/** Writes the generated pages of docs/. Run by `npm run docs` after a build. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { projectJsonSchema, projectReference } from '../dist/src/app/config/docs.js';
import { costBookPage, costBookYaml } from '../dist/src/economics/docs.js';
import { rankingJsonSchema } from '../dist/src/report/exports/rankingSchema.js';

const folder = new URL('../docs/schema/', import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL('project.schema.json', folder), projectJsonSchema());
writeFileSync(new URL('project.md', folder), projectReference());
writeFileSync(new URL('ranking.schema.json', folder), rankingJsonSchema());

const formats = new URL('../docs/formats/', import.meta.url);
mkdirSync(formats, { recursive: true });
writeFileSync(new URL('costbook.md', formats), costBookPage());
writeFileSync(new URL('../data-samples/qinghe/costbook.yaml', import.meta.url), costBookYaml());
