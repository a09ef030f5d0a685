/** Writes the generated pages of docs/. Run by `npm run docs` after a build. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { projectJsonSchema, projectReference } from '../dist/src/app/config/docs.js';

const folder = new URL('../docs/schema/', import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL('project.schema.json', folder), projectJsonSchema());
writeFileSync(new URL('project.md', folder), projectReference());
